# Two commands do everything: `make` builds the site, `make test` proves it.

.PHONY: all build test bench clean

all: build

# The program is built first, so that a page is made again when a rule changes.
build:
	go build -o .gongkai/bin/gongkai ./cmd/gongkai
	.gongkai/bin/gongkai build --stats

test:
	go vet ./...
	go test ./...

# Cold and warm builds of the real site, with their peak memory; then each room.
bench:
	go test -run '^$$' -bench BenchmarkBuild -benchtime 5x ./cmd/gongkai
	go test -run '^$$' -bench . -benchtime 0.5s ./cmd/gongkai/internal/...

clean:
	rm -rf .gongkai
