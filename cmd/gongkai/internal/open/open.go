// Package open makes the files of open data: what the pages say, for spreadsheets
// and programs. They are language-neutral, with both languages in columns, and
// their values are the pages' values: exact, in the data's own unit.
//
//	for _, f := range open.Files(site, figures) { put(f.Path, f.Text) }
//
// A CSV file is UTF-8 with a byte-order mark, for Excel, and CRLF ends, after RFC
// 4180. No cell can run as a formula. Invented figures say so in a column.
package open

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// File is one file of the site.
type File struct {
	Path string
	Text []byte
}

// Files are the data files of one plan.
func Files(f *derive.Figures) ([]File, error) {
	at := f.Plan.Path + "/data/"
	commitments, err := table(commitmentHead, commitmentRows(f))
	if err != nil {
		return nil, err
	}
	reports, err := table(reportHead, reportRows(f))
	if err != nil {
		return nil, err
	}
	all, err := document(f)
	if err != nil {
		return nil, err
	}
	return []File{{at + "commitments.csv", commitments}, {at + "reports.csv", reports}, {at + "plan.json", all}}, nil
}

var commitmentHead = []string{
	"id", "name_zh", "name_en", "priority", "pillar", "project", "kind", "firmness", "op", "target", "stretch", "extent", "unit",
	"due", "due_given", "status", "status_zh", "status_en", "as_of", "value", "expected", "sample",
}

func commitmentRows(f *derive.Figures) [][]string {
	var rows [][]string
	for _, c := range f.Plan.Commitments {
		s := f.Of(c)
		asOf, value, sample := "", lang.Number{}, ""
		if s.Entry != nil {
			asOf, value, sample = s.Entry.Report.AsOf.String(), s.Entry.Value, strconv.FormatBool(s.Sample())
		}
		rows = append(rows, []string{
			c.ID, text(c.Name.ZH), text(c.Name.EN), priorityID(c), pillarID(c), projectNo(c), c.Kind.String(), c.Firmness.String(), c.Op.String(),
			c.Target.String(), c.Stretch.String(), c.Extent.String(), unitID(c), c.Due.String(), strconv.FormatBool(c.DueGiven),
			s.Status.Key(), s.Status.Name().ZH, s.Status.Name().EN, asOf, value.String(), s.Schedule.Expected.Round(4).Trim().String(), sample,
		})
	}
	return rows
}

var reportHead = []string{"report", "as_of", "published", "commitment", "value", "unit", "done", "stages", "note_zh", "note_en", "by_zh", "by_en", "sample"}

func reportRows(f *derive.Figures) [][]string {
	var rows [][]string
	for _, r := range f.Reports {
		for _, e := range r.Entries {
			rows = append(rows, []string{
				r.ID, r.AsOf.String(), r.Published.Format("2006-01-02T15:04:05-07:00"), e.Of.ID, e.Value.String(), unitID(e.Of),
				strconv.FormatBool(e.Done), strings.Join(e.Stages, " "), text(e.Note.ZH), text(e.Note.EN), text(r.By.ZH), text(r.By.EN), strconv.FormatBool(r.Sample),
			})
		}
	}
	return rows
}

func priorityID(c *plan.Commitment) string {
	if c.Priority == nil {
		return ""
	}
	return c.Priority.ID
}

func pillarID(c *plan.Commitment) string {
	if c.Priority == nil {
		return ""
	}
	return c.Priority.Pillar.ID
}

func projectNo(c *plan.Commitment) string {
	if c.Project == nil {
		return ""
	}
	return strconv.Itoa(c.Project.No)
}

func unitID(c *plan.Commitment) string {
	if c.Unit == nil {
		return ""
	}
	return c.Unit.ID
}

// text is a cell of words. A spreadsheet runs what begins with one of these signs,
// so such a cell gets an apostrophe, which shows it as text. Figures need none.
func text(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func table(head []string, rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.Write(head); err != nil {
		return nil, err
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// The JSON document's keys are a contract.
type contents struct {
	Plan        string       `json:"plan"`
	Name        both         `json:"name"`
	From        lang.Date    `json:"from"`
	To          lang.Date    `json:"to"`
	AsOf        lang.Date    `json:"as_of"`
	Sample      bool         `json:"sample"`
	Notice      *both        `json:"notice,omitempty"`
	Commitments []commitment `json:"commitments"`
}

type both struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

type commitment struct {
	ID       string      `json:"id"`
	Name     both        `json:"name"`
	Priority string      `json:"priority,omitempty"`
	Kind     string      `json:"kind"`
	Firmness string      `json:"firmness"`
	Op       string      `json:"op"`
	Unit     string      `json:"unit,omitempty"`
	Target   lang.Number `json:"target"`
	Stretch  lang.Number `json:"stretch"`
	Extent   lang.Number `json:"extent"`
	Due      lang.Date   `json:"due"`
	DueGiven bool        `json:"due_given"`
	Status   string      `json:"status"`
	Entries  []entry     `json:"entries"`
}

type entry struct {
	Report string      `json:"report"`
	AsOf   lang.Date   `json:"as_of"`
	Value  lang.Number `json:"value"`
	Done   bool        `json:"done,omitempty"`
	Stages []string    `json:"stages,omitempty"`
	Note   *both       `json:"note,omitempty"`
	By     both        `json:"by"`
	Sample bool        `json:"sample"`
}

func document(f *derive.Figures) ([]byte, error) {
	p := f.Plan
	d := contents{Plan: p.Path, Name: both(p.Name), From: p.From, To: p.To, AsOf: f.AsOf, Sample: f.Sample}
	if f.Sample {
		d.Notice = &both{"进度数字是示例，为演示编造，不代表实际情况。", "The progress figures are samples, made up for demonstration."}
	}
	for _, c := range p.Commitments {
		v := commitment{
			ID: c.ID, Name: both(c.Name), Priority: priorityID(c), Kind: c.Kind.String(), Firmness: c.Firmness.String(), Op: c.Op.String(),
			Unit: unitID(c), Target: c.Target, Stretch: c.Stretch, Extent: c.Extent, Due: c.Due, DueGiven: c.DueGiven,
			Status: f.Of(c).Status.Key(), Entries: []entry{},
		}
		for _, e := range f.Entries(c) {
			x := entry{Report: e.Report.ID, AsOf: e.Report.AsOf, Value: e.Value, Done: e.Done, Stages: e.Stages, By: both(e.Report.By), Sample: e.Report.Sample}
			if !e.Note.IsZero() {
				n := both(e.Note)
				x.Note = &n
			}
			v.Entries = append(v.Entries, x)
		}
		d.Commitments = append(d.Commitments, v)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(d)
	return b.Bytes(), err
}
