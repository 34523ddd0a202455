package page

import (
	"gongkai/cmd/gongkai/internal/lang"
)

// Frame is what every page has around its own matter.
type Frame struct {
	Lang        lang.Lang
	Path        string // with its language: "en/2018/plan.html"
	Title       string
	Description string
	SiteName    string
	Region      string
	Year        int
	AsOf        Date // of the newest report
	Sample      bool // the page shows invented figures
	Stale       bool // no report for longer than the plan's interval
	Every       int  // months between reports
	Nav         []nav
	Crumbs      []Link
	Twin        string // this page in the other language
	ZH, EN      string // absolute addresses of this page in both languages
	Charts      bool   // the page has charts, and offers interactive ones
	CSP         string
}

// CSP is the policy that every page carries: nothing but the site's own files, no
// inline script or style (C-SEC-02).
const CSP = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"

// Link is a link with its words.
type Link struct{ Href, Text string }

type nav struct {
	Link
	Current bool
}

// Date is a day for people and for machines.
type Date struct{ ISO, Text string }

func (b *builder) date(d lang.Date) Date {
	if d.IsZero() {
		return Date{}
	}
	return Date{ISO: d.String(), Text: d.In(b.lang)}
}

// Tag is the page's language for lang attributes.
func (f *Frame) Tag() string { return f.Lang.Tag() }

// IsEnglish reports whether the page is a translation.
func (f *Frame) IsEnglish() bool { return f.Lang == lang.EN }

// To is the address of a path of this language, from this page.
func (f *Frame) To(path string) string { return relative(f.Path, file(f.Lang, path)) }

// Asset is the address of a file that both languages share, from this page.
func (f *Frame) Asset(path string) string { return relative(f.Path, path) }

// Drawn is none: views with charts have a method of their own.
func (f *Frame) Drawn() []*Figure { return nil }

func (b *builder) t(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(b.lang) }

func (b *builder) frame(path string) *Frame {
	l := b.lang
	f := &Frame{
		Lang: l, Path: file(l, path),
		SiteName: b.Site.Name.In(l), Region: b.Site.Region.In(l), Year: b.Plan.Year,
		AsOf: b.date(b.AsOf), Stale: b.IsStale(), Every: b.Plan.ReportsEvery, Sample: b.Sample,
		ZH: b.Site.Base + file(lang.ZH, path), EN: b.Site.Base + file(lang.EN, path),
		CSP: CSP,
	}
	f.Twin = relative(f.Path, file(l.Other(), path))
	for _, n := range []struct{ path, zh, en string }{
		{"index.html", "年度总览", "Overview"},
		{b.in("plan.html"), "计划", "The plan"},
		{b.in("pillars.html"), "重点方面", "Pillars"},
		{b.in("priorities.html"), "重点工作", "Priorities"},
		{b.in("livelihood.html"), "民生实事", "Livelihood"},
		{b.in("headline.html"), "主要指标", "Headline"},
		{b.in("commitments.html"), "全部承诺", "Commitments"},
		{b.in("status.html"), "按状态", "By status"},
		{b.in("places.html"), "按地点", "By place"},
		{b.in("timeline.html"), "时间表", "Timeline"},
		{b.in("data.html"), "数据", "Data"},
	} {
		f.Nav = append(f.Nav, nav{Link{f.To(n.path), b.t(n.zh, n.en)}, n.path == path})
	}
	f.crumb("index.html", b.t("首页", "Home"))
	return f
}

// crumb adds a step of the way to this page.
func (f *Frame) crumb(path, text string) { f.Crumbs = append(f.Crumbs, Link{f.To(path), text}) }

// head names the page.
func (f *Frame) head(title, description string) {
	f.Title, f.Description = title, description
	f.Crumbs = append(f.Crumbs, Link{"", title})
}
