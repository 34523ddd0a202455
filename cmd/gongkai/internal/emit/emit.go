// Package emit knows how a finished site comes to stand on disk: all of it or
// none of it. A build opens the output folder, says of every file that it stays
// or what its bytes are, and commits.
//
//	s, err := emit.Open(ctx, "public")
//	defer s.Close() // without a commit, public stays as it was
//
//	if sum, ok := s.Intact("index.html"); ok && sum == recorded {
//		err = s.Keep("index.html") // not even rendered
//	} else {
//		err = s.Put("index.html", html)
//	}
//	result, err := s.Commit()
//
// Beside public there may be three hidden things of ours. Only the lock is there
// when no build runs; the others, left by a build that was killed, are the next
// Open's to put right:
//
//	.public.gongkai.lock   held while a build runs; it stays, empty
//	.public.gongkai.new    the tree being made; after the exchange, the old tree
//	.public.gongkai.old    the old tree, where two folders cannot be exchanged
//
// The new tree is made beside the old one. Bytes that already stand in public are
// not written again: they are hard-linked, or copied where links are refused.
// Then the two trees change places in one step (Linux), or in two renames that
// the next Open completes. A build killed at any moment leaves the old site or the
// new one, whole (between the two renames: neither, until the next Open), and the
// next Open clears up. When no path and no byte differs from what stands, nothing
// at all is written.
//
// manifest.json, in the site's own folder, lists every file with its size and
// SHA-256. It says which files a build made: Open refuses a folder that holds
// anything else, except the placeholder .gitkeep, which is carried over. A link,
// even one that a build could have made a file of, is never followed.
//
// Against a loss of power, all that is new is flushed to the disk before the trees
// change places, and the exchange after it.
//
// The folder itself is replaced, so its owner, mode and mount are not kept:
// folders are 0755 and files 0644, whatever the umask. A mount point cannot be
// exchanged; build into a folder inside it.
package emit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

const (
	fileMode   = 0o644
	folderMode = 0o755

	retry = 50 * time.Millisecond // how often a held lock is asked for again
)

// Stage is a site in the making. Intact, Keep and Put are safe for concurrent use;
// Commit and Close come after them.
type Stage struct {
	given  string   // the output folder as the caller named it, for messages
	out    string   // the same, absolute and free of symbolic links
	root   *os.Root // the folder that out stands in; the three names are in it
	name   string   // the site
	fresh  string   // the tree being made
	old    string   // the tree replaced, where there is no exchange
	lock   *flock.Flock
	waited bool
	stood  standing // what stood at Open
	seams  seams

	mu      sync.Mutex
	files   map[string]claim // by path: what the new site holds
	parents map[string]bool  // every folder of those paths
	folders map[string]bool  // folders made below root
	failed  error            // the first failure of Keep or Put
	closed  bool
	ended   bool // by a commit, failed or not
}

// seams is where tests come between the steps.
type seams struct {
	step     func(name string) error     // called after each step; nil: nothing
	exchange func(a, b string) error     // makes two folders change places
	link     func(from, to string) error // gives a file a second name; nil: root.Link
	unsafe   bool                        // nothing is flushed to the disk: a kill is survived, a loss of power is not
}

func (s *Stage) step(name string) error {
	if s.seams.step == nil {
		return nil
	}
	return s.seams.step(name)
}

// Open takes the folder out for a build. It waits while another build holds it,
// until ctx is done; it completes or clears what a killed build left; and it
// refuses, with a [*ForeignError], a folder that holds files which no build made.
// A missing or empty folder is fine. A symbolic link at out itself is
// resolved: the folder that it leads to is the one replaced.
func Open(ctx context.Context, out string) (*Stage, error) {
	return open(ctx, out, seams{exchange: exchange})
}

func open(ctx context.Context, out string, with seams) (*Stage, error) {
	place, err := resolve(out)
	if err != nil {
		return nil, fmt.Errorf("cannot build into %q: %w", out, err)
	}
	dir, name := filepath.Split(place)
	s := &Stage{
		given: out, out: place,
		name: name, fresh: "." + name + ".gongkai.new", old: "." + name + ".gongkai.old",
		lock:    flock.New(filepath.Join(dir, "."+name+".gongkai.lock"), flock.SetPermissions(fileMode)),
		seams:   with,
		files:   map[string]claim{},
		parents: map[string]bool{},
		folders: map[string]bool{},
	}
	if err := s.wait(ctx); err != nil {
		return nil, fmt.Errorf("cannot lock %s for this build: %w", out, err)
	}
	if err := s.begin(dir); err != nil {
		return nil, errors.Join(err, s.release())
	}
	return s, nil
}

// wait takes the lock.
func (s *Stage) wait(ctx context.Context) error {
	ok, err := s.lock.TryLock()
	if ok || err != nil {
		return err
	}
	s.waited = true
	if err := s.step("waiting"); err != nil {
		return err
	}
	if _, err = s.lock.TryLockContext(ctx, retry); err != nil {
		return fmt.Errorf("another build holds it: %w", err)
	}
	return nil
}

// begin puts right what a killed build left and reads what stands.
func (s *Stage) begin(dir string) (err error) {
	if s.root, err = os.OpenRoot(dir); err != nil {
		return err
	}
	if err := s.step("locked"); err != nil {
		return err
	}
	if err := s.settle(); err != nil {
		return fmt.Errorf("clearing up after a build that was killed: %w", err)
	}
	s.stood, err = read(s.given, s.out)
	return err
}

// Waited says whether another build had to finish first.
func (s *Stage) Waited() bool { return s.waited }

// Close ends the build and lets the next one begin. Without a commit the folder
// stays as it was. More than one call does nothing more.
func (s *Stage) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return errors.Join(s.settle(), s.release())
}

func (s *Stage) release() error {
	if s.root == nil {
		return s.lock.Close()
	}
	return errors.Join(s.root.Close(), s.lock.Close())
}
