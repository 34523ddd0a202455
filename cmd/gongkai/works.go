package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/singleflight"

	"gongkai/cmd/gongkai/internal/cache"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/draw"
	"gongkai/cmd/gongkai/internal/emit"
	"gongkai/cmd/gongkai/internal/page"
	"gongkai/cmd/gongkai/internal/render"
	"gongkai/cmd/gongkai/internal/verify"
)

// works turns pages into files, several at a time. A page whose fingerprint is
// that of the last build is not rendered again; a chart whose option was drawn
// before is not drawn again.
type works struct {
	build    *build
	base     string
	stage    *emit.Stage
	renderer *render.Renderer
	overlay  fs.FS
	drawer   *draw.Drawer
	edition  string // of the drawer
	program  string // hash of this program
	cache    *cache.Dir
	last     record
	next     record
	drawing  singleflight.Group
	mu       sync.Mutex
	claimed  map[string]bool // paths that were put or kept
	drawers  drawers
	counts   struct{ rendered, skipped, drawn, cached atomic.Int64 }
}

// record is what the last build remembers of each page, by its path.
type record map[string]*remembered

type remembered struct {
	Key    string       // the fingerprint of what the page shows
	Sum    string       // of the file
	Facts  verify.Facts // what the check of the whole site needs of it
	Charts []string     // files that stand beside it
}

func newWorks(b *build, base string, stage *emit.Stage, renderer *render.Renderer, files fs.FS) (*works, error) {
	program, err := programHash()
	if err != nil {
		return nil, err
	}
	script, err := fs.ReadFile(files, "assets/echarts/echarts.min.js")
	if err != nil {
		return nil, err
	}
	w := &works{
		build: b, base: base, stage: stage, renderer: renderer, overlay: files, program: program,
		cache: cache.Open(filepath.Join(b.root, ".gongkai")), last: record{}, next: record{}, claimed: map[string]bool{},
	}
	w.cache.LoadRecord(w.recordName(), &w.last)
	w.drawer = draw.New(script, runtime.NumCPU(), palette(), draw.Keep(w.bytecode, w.keepBytecode), draw.Apart(w.drawers.start))
	w.edition = w.drawer.Edition()
	if len(w.last) == 0 {
		w.drawer.Start() // nothing was built here before: it takes half a second
	}
	return w, nil
}

func (w *works) close() { w.drawer.Close() }

// recordName tells sites that are built from one folder into several apart.
func (w *works) recordName() string {
	sum := sha256.Sum256([]byte(abs(w.build.out)))
	return "build-" + hex.EncodeToString(sum[:8])
}

// programHash stands for every rule that this program follows: another program
// renders every page again.
func programHash() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

// pages makes every page and returns what is known of each, in their order. Those
// without a chart come first: the engines start meanwhile.
func (w *works) pages(ctx context.Context, all []page.Page, problems *diag.List) ([]verify.Facts, error) {
	facts := make([]verify.Facts, len(all))
	found := make([]diag.List, len(all))
	group, ctx := errgroup.WithContext(ctx)
	order := chartsLast(all)
	var next atomic.Int64
	for range runtime.NumCPU() {
		group.Go(func() error {
			for ctx.Err() == nil {
				n := int(next.Add(1)) - 1
				if n >= len(all) {
					return nil
				}
				i := order[n]
				var err error
				if facts[i], err = w.page(all[i], &found[i]); err != nil {
					return fmt.Errorf("%s: %w", all[i].File(), err)
				}
			}
			return ctx.Err()
		})
	}
	err := group.Wait()
	for _, list := range found {
		*problems = append(*problems, list...)
	}
	return facts, err
}

func chartsLast(all []page.Page) []int {
	var plain, drawn []int
	for i, p := range all {
		if p.Drawn {
			drawn = append(drawn, i)
		} else {
			plain = append(plain, i)
		}
	}
	return append(plain, drawn...)
}

// page makes one page, or keeps the one that stands.
func (w *works) page(p page.Page, problems *diag.List) (verify.Facts, error) {
	view, err := p.View()
	if err != nil {
		return verify.Facts{}, err
	}
	key, err := w.fingerprint(p, view)
	if err != nil {
		return verify.Facts{}, err
	}
	if old := w.last[p.File()]; old != nil && old.Key == key && w.stands(p.File(), old) {
		w.counts.skipped.Add(1)
		return old.Facts, w.keep(p.File(), old)
	}
	w.counts.rendered.Add(1)
	now := &remembered{Key: key}
	for _, f := range view.Drawn() {
		file, err := w.figure(p, f, problems)
		if err != nil {
			return verify.Facts{}, err
		}
		now.Charts = append(now.Charts, file)
	}
	var text bytes.Buffer
	if err := w.renderer.Page(&text, p.Lang, p.Template, view); err != nil {
		return verify.Facts{}, err
	}
	now.Facts = verify.Page(p.File(), text.Bytes(), verify.Rules{Draft: true, CSP: page.CSP, Base: w.base}, problems)
	sum := sha256.Sum256(text.Bytes())
	now.Sum = hex.EncodeToString(sum[:])
	w.mu.Lock()
	w.next[p.File()] = now
	w.mu.Unlock()
	return now.Facts, w.put(p.File(), text.Bytes())
}

// fingerprint is the hash of everything that decides a page's bytes.
func (w *works) fingerprint(p page.Page, view page.View) (string, error) {
	shown, err := json.Marshal(view)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s\n%s\n", w.program, w.renderer.Version(), w.edition, p.Template)
	h.Write(shown)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// stands reports whether a page and its charts are as the last build left them.
func (w *works) stands(path string, old *remembered) bool {
	if sum, ok := w.stage.Intact(path); !ok || sum != old.Sum {
		return false
	}
	for _, chart := range old.Charts {
		if _, ok := w.stage.Intact(chart); !ok {
			return false
		}
	}
	return true
}

func (w *works) keep(path string, old *remembered) error {
	w.mu.Lock()
	w.next[path] = old
	w.mu.Unlock()
	for _, name := range append([]string{path}, old.Charts...) {
		if w.claim(name) {
			if err := w.stage.Keep(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a file of the new site, once: a chart may stand in several pages.
func (w *works) put(path string, text []byte) error {
	if !w.claim(path) {
		return nil
	}
	return w.stage.Put(path, text)
}

func (w *works) claim(path string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.claimed[path] {
		return false
	}
	w.claimed[path] = true
	return true
}

// has reports whether the new site has a file at path.
func (w *works) has(path string) bool { return w.claimed[path] }

// keepUnused is how many bytes of drawings that this build did not use stay in the
// cache: those of skipped pages, and of what was there before an editor's change.
const keepUnused = 64 << 20

// remember saves the record for the next build and drops what no build needs.
func (w *works) remember() error {
	if w.counts.rendered.Load() == 0 && len(w.next) == len(w.last) {
		return nil
	}
	if err := w.cache.SaveRecord(w.recordName(), w.next); err != nil {
		return err
	}
	return w.cache.Prune(keepUnused)
}
