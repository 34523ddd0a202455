package open

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// hostile is a plan whose words try to run in a spreadsheet.
func hostile() *plan.Plan {
	unit := &lang.Unit{ID: "mu", ZH: "亩", One: "mu", Many: "mu"}
	c := &plan.Commitment{ID: "fields", Name: lang.Text{ZH: "=1+1", EN: "@SUM(A1)"}, Kind: plan.Amount, Unit: unit,
		Target: lang.MustNumber("67000.50"), Due: lang.D(2018, 12, 31)}
	r := &plan.Report{ID: "2018-06", AsOf: lang.D(2018, 6, 30), Published: time.Date(2018, 7, 12, 9, 0, 0, 0, time.UTC), By: lang.Text{ZH: "+甲", EN: "-a"}, Sample: true}
	e := &plan.Entry{Report: r, Of: c, Value: lang.MustNumber("-2.50"), Note: lang.Text{ZH: "\t说", EN: "says, \"so\"\nand more"}}
	c.Entries, r.Entries = []*plan.Entry{e}, []*plan.Entry{e}
	return &plan.Plan{Path: "2018", From: lang.D(2018, 1, 1), To: lang.D(2018, 12, 31), ReportsEvery: 3, Commitments: []*plan.Commitment{c}, Reports: []*plan.Report{r}}
}

func files(t *testing.T) map[string][]byte {
	t.Helper()
	list, err := Files(derive.Plan(hostile(), lang.D(2018, 12, 31)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range list {
		out[f.Path] = f.Text
	}
	return out
}

// rows reads a file back as a spreadsheet does.
func rows(t *testing.T, text []byte) []map[string]string {
	t.Helper()
	text, ok := bytes.CutPrefix(text, []byte("\ufeff"))
	if !ok || !bytes.Contains(text, []byte("\r\n")) {
		t.Error("no byte-order mark, or no CRLF")
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		out = append(out, row)
	}
	return out
}

func TestNoCellCanRun(t *testing.T) {
	all := files(t)
	c := rows(t, all["2018/data/commitments.csv"])[0]
	e := rows(t, all["2018/data/reports.csv"])[0]
	for _, v := range []struct{ got, want string }{
		{c["name_zh"], "'=1+1"}, {c["name_en"], "'@SUM(A1)"}, {e["by_zh"], "'+甲"}, {e["by_en"], "'-a"}, {e["note_zh"], "'\t说"},
		{e["note_en"], "says, \"so\"\nand more"},
	} {
		if v.got != v.want {
			t.Errorf("%q, want %q", v.got, v.want)
		}
	}
}

func TestFiguresKeepTheirDigits(t *testing.T) {
	all := files(t)
	c := rows(t, all["2018/data/commitments.csv"])[0]
	e := rows(t, all["2018/data/reports.csv"])[0]
	if c["target"] != "67000.50" || c["value"] != "-2.50" || e["value"] != "-2.50" || c["sample"] != "true" || e["sample"] != "true" {
		t.Errorf("%v\n%v", c, e)
	}
	if c["stretch"] != "" || c["extent"] != "" {
		t.Errorf("what is not stated is not empty: %v", c)
	}
	text := all["2018/data/plan.json"]
	if !json.Valid(text) || !bytes.Contains(text, []byte(`"target": 67000.50`)) || !bytes.Contains(text, []byte(`"stretch": null`)) {
		t.Errorf("%s", text)
	}
}
