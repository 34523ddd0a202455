package page

import (
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
)

// Data tells what can be downloaded.
type Data struct {
	*Frame
	Files []Download
}

// Download is a file of data.
type Download struct {
	Href, Name, Format, Text string
}

func (b *builder) data(f *Frame) (View, error) {
	f.head(b.t("数据下载", "Data and downloads"), b.t("全部承诺和报告，可以下载再用。", "All commitments and reports, to download and use."))
	at := func(name string) string { return f.Asset(b.in("data/" + name)) }
	return &Data{Frame: f, Files: []Download{
		{at("commitments.csv"), "commitments.csv", "CSV", b.t("每项承诺一行：两种语言的名称、目标、单位、期限、最近的数和状态。", "One row a commitment: names in both languages, target, unit, due date, latest value and status.")},
		{at("reports.csv"), "reports.csv", "CSV", b.t("每次报告的每一项一行。", "One row an entry of a report.")},
		{at("plan.json"), "plan.json", "JSON", b.t("同样的内容，供程序使用。", "The same for programs.")},
	}}, nil
}

// Methodology says how a status is judged, from the constants that judge.
type Methodology struct {
	*Frame
	Rules      []Rule
	On, Slight int
	OverOn     int // the mirror images for at-most targets
	OverSlight int
	Points     string
	Every      int
}

func (b *builder) methodology(f *Frame) (View, error) {
	f.head(b.t("统计口径", "Methodology"), b.t("状态怎样判定，应达数怎样推算。", "How a status is judged and what is expected by when."))
	return &Methodology{Frame: f, Rules: b.rules(), On: derive.OnPercent, Slight: derive.SlightPercent,
		OverOn: 200 - derive.OnPercent, OverSlight: 200 - derive.SlightPercent,
		Points: lang.Points(b.lang, derive.PointsMargin()), Every: b.Plan.ReportsEvery}, nil
}

// Glossary explains the terms, in the order of the termbase.
type Glossary struct {
	*Frame
	Terms []Term
}

// Term is one entry of the glossary.
type Term struct {
	ID, Word, Other, Pinyin, Gloss string
	Open                           bool
}

func (b *builder) glossary(f *Frame) (View, error) {
	f.head(b.t("术语", "Glossary"), b.t("计划里的说法是什么意思，英文怎么说。", "What the plan's expressions mean, and how they are rendered."))
	v := &Glossary{Frame: f}
	for _, t := range b.Site.Terms {
		v.Terms = append(v.Terms, Term{t.ID, t.Text.In(b.lang), t.Text.In(b.lang.Other()), t.Pinyin, t.Gloss.In(b.lang), t.Open})
	}
	return v, nil
}

// About says what the site is.
type About struct {
	*Frame
	Lead  string
	Prose *Prose
}

func (b *builder) about(f *Frame) (View, error) {
	f.head(b.t("关于本站", "About this site"), b.Site.About.Summary.In(b.lang))
	prose, err := b.prose(f, b.Site.About)
	return &About{Frame: f, Lead: b.Site.About.Summary.In(b.lang), Prose: prose}, err
}

// NotFound is shown for an address that leads nowhere.
type NotFound struct{ *Frame }

func (b *builder) notFound(f *Frame) (View, error) {
	f.head(b.t("没有这一页", "No such page"), b.t("地址可能写错了，或页面已经移走。", "The address may be mistyped, or the page has moved."))
	return &NotFound{f}, nil
}
