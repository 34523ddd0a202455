package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// shown are pages of every kind that has a layout of its own.
var shown = []string{
	"index.html", "2018/plan.html", "2018/priorities.html", "2018/pillars/new-town.html", "2018/priorities/five-water.html",
	"2018/commitments/city-rivers.html", "2018/commitments/river-clearing.html", "2018/commitments.html", "2018/headline.html",
	"2018/livelihood.html", "2018/status.html", "2018/status/behind.html", "2018/places.html", "2018/timeline.html",
	"2018/data.html", "methodology.html", "glossary.html", "about.html", "404.html",
}

// browser is a headless Chromium with a new profile. Where none is installed the
// test says so loudly; in continuous integration that is a failure.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("no chromium: the site was not looked at in a browser")
		}
		t.Log("==== NO CHROMIUM: the site was NOT looked at in a browser; install the package chromium ====")
		return nil
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return ctx
}

// witness gathers what no page may cause: a request that leaves the folder, an
// error or a violation of the content policy on the console.
type witness struct {
	mu    sync.Mutex
	found []string
}

func (w *witness) watch(t *testing.T, ctx context.Context) {
	t.Helper()
	err := chromedp.Listen(ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file://") {
				w.found = append(w.found, "request to "+e.Request.URL)
			}
		case *log.EventEntryAdded:
			w.found = append(w.found, e.Entry.Text)
		case *runtime.EventExceptionThrown:
			w.found = append(w.found, e.ExceptionDetails.Text)
		}
	})
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); return err },
		func() error { _, err := chromedp.Call(ctx, runtime.Enable, cdp.Empty{}); return err },
	} {
		if err == nil {
			err = enable()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (w *witness) report(t *testing.T, page string) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, f := range w.found {
		t.Errorf("%s: %s", page, f)
	}
	w.found = nil
}

func evaluate[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// TestTheSiteOpensFromAFolder looks at every kind of page as a reader does who
// opened the folder, without JavaScript, on a phone and on a desk.
func TestTheSiteOpensFromAFolder(t *testing.T) {
	ctx := browser(t)
	if ctx == nil {
		return
	}
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	var w witness
	w.watch(t, ctx)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for _, page := range shown {
		for _, language := range []string{"", "en/"} {
			url := "file://" + filepath.ToSlash(filepath.Join(dir, "public", language+page))
			if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
				t.Fatalf("%s: %v", url, err)
			}
			for _, width := range []int64{320, 390, 1366} {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
					t.Fatalf("%s: %v", url, err)
				}
				overflow := evaluate[int](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
				ground := evaluate[string](t, ctx, `getComputedStyle(document.querySelector("footer")).backgroundColor`)
				if overflow > 0 {
					t.Errorf("%s%s at %d pixels is %d pixels too wide", language, page, width, overflow)
				}
				if ground == "rgba(0, 0, 0, 0)" {
					t.Errorf("%s%s has no style sheet", language, page)
				}
			}
			w.report(t, language+page)
		}
	}
}

// TestTheInteractiveChartComesOnRequest presses the button.
func TestTheInteractiveChartComesOnRequest(t *testing.T) {
	ctx := browser(t)
	if ctx == nil {
		return
	}
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	var w witness
	w.watch(t, ctx)
	for _, page := range []string{"2018/plan.html", "en/2018/commitments/city-rivers.html", "en/index.html"} {
		url := "file://" + filepath.ToSlash(filepath.Join(dir, "public", page))
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1366, 900), chromedp.Navigate(url)); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		before := evaluate[string](t, ctx, `typeof window.echarts`)
		if err := chromedp.Do(ctx, chromedp.Click(`.go`), chromedp.WaitReady(`.live svg path`)); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		after := evaluate[int](t, ctx, `document.querySelectorAll(".live svg path").length`)
		if before != "undefined" || after < 3 {
			t.Errorf("%s: the library was there before (%s), or drew only %d paths", page, before, after)
		}
		w.report(t, page)
	}
}
