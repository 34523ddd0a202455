package lang_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"gongkai/cmd/gongkai/internal/lang"
)

var (
	river   = lang.Unit{ID: "river", ZH: "条", One: "river", Many: "rivers"}
	percent = lang.Unit{ID: "percent", ZH: "%", One: "%", Many: "%", Tight: true}
	mu      = lang.Unit{ID: "mu", ZH: "亩", One: "mu", Many: "mu", Also: lang.Also{EN: "ha", Times: 1, Over: 15, Places: 2}}
	area    = lang.Unit{ID: "m2", ZH: "平方米", One: "m²", Many: "m²", Wan: true}
	yuan    = lang.Unit{ID: "yuan", ZH: "元", PrefixEN: "CNY", Wan: true, Million: true}
	taxes   = lang.Unit{ID: "yuan-per-mu", ZH: "元/亩", One: "per mu", Many: "per mu", PrefixEN: "CNY", Wan: true}
	people  = lang.Unit{ID: "person", ZH: "人", One: "person", Many: "people", Wan: true, Million: true}
)

var units = []lang.Unit{river, percent, mu, area, yuan, taxes, people, {}}

func ExampleUnit_Print() {
	investment := lang.MustNumber("2000000000")
	fmt.Println(yuan.Print(lang.ZH, investment))
	fmt.Println(yuan.Print(lang.EN, investment))
	land := lang.MustNumber("11800")
	fmt.Println(mu.Print(lang.ZH, land))
	fmt.Println(mu.Print(lang.EN, land))
	// Output:
	// 20亿元
	// CNY 2 billion
	// 11,800亩
	// 11,800 mu (786.67 ha)
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct {
		unit   lang.Unit
		in     string
		zh, en string
	}{
		{river, "20", "20条", "20 rivers"},
		{river, "1", "1条", "1 river"},
		{river, "-1", "−1条", "−1 river"},
		{river, "1.0", "1.0条", "1.0 rivers"},
		{river, "0", "0条", "0 rivers"},
		{river, "0.1", "0.1条", "0.1 rivers"},
		{river, "20000", "20,000条", "20,000 rivers"}, // a unit without wan
		{percent, "8.2", "8.2%", "8.2%"},
		{percent, "8.20", "8.20%", "8.20%"},
		{percent, "-0.5", "−0.5%", "−0.5%"},

		{mu, "11800", "11,800亩", "11,800 mu (786.67 ha)"},
		{mu, "15", "15亩", "15 mu (1 ha)"},
		{mu, "12.00", "12.00亩", "12.00 mu (0.8 ha)"},
		{mu, "30000", "30,000亩", "30,000 mu (2,000 ha)"},
		{mu, "-15", "−15亩", "−15 mu (−1 ha)"},
		{mu, "0", "0亩", "0 mu (0 ha)"},
		{mu, "0.05", "0.05亩", "0.05 mu"}, // 0.003 ha would be printed as none

		{area, "67000", "6.7万平方米", "67,000 m²"},
		{area, "10000", "1万平方米", "10,000 m²"},
		{area, "9999", "9,999平方米", "9,999 m²"},
		{area, "12345", "1.2345万平方米", "12,345 m²"},
		{area, "12345.6", "12,345.6平方米", "12,345.6 m²"},
		{area, "67000.0", "67,000.0平方米", "67,000.0 m²"}, // 6.7万 would lose the zero
		{area, "123456789", "12,345.6789万平方米", "123,456,789 m²"},
		{area, "-67000", "−6.7万平方米", "−67,000 m²"},

		{yuan, "2000000000", "20亿元", "CNY 2 billion"},
		{yuan, "17515000000", "175.15亿元", "CNY 17.515 billion"},
		{yuan, "100000000", "1亿元", "CNY 100 million"},
		{yuan, "100010000", "1.0001亿元", "CNY 100.01 million"},
		{yuan, "99990000", "9,999万元", "CNY 99.99 million"},
		{yuan, "1234567", "123.4567万元", "CNY 1,234,567"},
		{yuan, "1234500", "123.45万元", "CNY 1.2345 million"},
		{yuan, "1000123400", "100,012.34万元", "CNY 1,000.1234 million"},
		{yuan, "1000000", "100万元", "CNY 1 million"},
		{yuan, "999999", "99.9999万元", "CNY 999,999"},
		{yuan, "1234500000000", "12,345亿元", "CNY 1,234.5 billion"},
		{yuan, "-2000000000", "−20亿元", "CNY −2 billion"},
		{yuan, "5", "5元", "CNY 5"},
		{taxes, "150000", "15万元/亩", "CNY 150,000 per mu"},
		{people, "1000000", "100万人", "1 million people"},
		{lang.Unit{ZH: "万吨", Many: "ten thousand tonnes"}, "175.150", "175.150万吨", "175.150 ten thousand tonnes"}, // 万 in the unit's own name
		{lang.Unit{ZH: "亩（净）", Many: "mu (net)", Also: mu.Also}, "30", "30亩（净）", "30 mu (net) (2 ha)"},
		{lang.Unit{}, "1234", "1,234", "1,234"},
	} {
		n := num(c.in)
		if got := c.unit.Print(lang.ZH, n); got != c.zh {
			t.Errorf("%s %s in Chinese is %q, want %q", c.in, c.unit.ID, got, c.zh)
		}
		if got := c.unit.Print(lang.EN, n); got != c.en {
			t.Errorf("%s %s in English is %q, want %q", c.in, c.unit.ID, got, c.en)
		}
		readsBack(t, c.unit, n)
	}
}

// readsBack holds Print and Parse together: nothing is lost, not even a zero.
func readsBack(t *testing.T, u lang.Unit, n lang.Number) {
	t.Helper()
	for _, l := range lang.Both {
		text := u.Print(l, n)
		if got, err := u.Parse(l, text); err != nil || got != n {
			t.Fatalf("%+v\n%q, printed of %q, is read as %q, %v", u, text, n, got, err)
		}
	}
}

func TestNoQuantityIsADash(t *testing.T) {
	for _, u := range units {
		readsBack(t, u, lang.Number{})
		if got := u.Print(lang.ZH, lang.Number{}) + u.Print(lang.EN, lang.Number{}); got != "——" {
			t.Errorf("%s without a value is %q", u.ID, got)
		}
	}
}

func TestConversionThatCannotBeIsLeftOut(t *testing.T) {
	big := num("9999999999999999999")
	for _, also := range []lang.Also{{EN: "ha"}, {EN: "ha", Times: 1}, {EN: "m²", Times: 2000, Over: 3}} {
		u := lang.Unit{Many: "mu", Also: also}
		if got, want := u.Print(lang.EN, big), "9,999,999,999,999,999,999 mu"; got != want {
			t.Errorf("%+v: got %q, want %q", also, got, want)
		}
		readsBack(t, u, big)
	}
}

func TestUnitNames(t *testing.T) {
	for _, c := range []struct {
		unit   lang.Unit
		zh, en string
	}{
		{river, "条", "rivers"}, {percent, "%", "%"}, {yuan, "元", "CNY"}, {taxes, "元/亩", "CNY per mu"}, {mu, "亩", "mu"},
	} {
		if zh, en := c.unit.Name(lang.ZH), c.unit.Name(lang.EN); zh != c.zh || en != c.en {
			t.Errorf("%s is named %q and %q, want %q and %q", c.unit.ID, zh, en, c.zh, c.en)
		}
	}
}

func TestPoints(t *testing.T) {
	for in, want := range map[string][2]string{
		"0.5":   {"0.5个百分点", "0.5 percentage points"},
		"1":     {"1个百分点", "1 percentage point"},
		"-1.80": {"−1.80个百分点", "−1.80 percentage points"},
		"0":     {"0个百分点", "0 percentage points"},
	} {
		if zh, en := lang.Points(lang.ZH, num(in)), lang.Points(lang.EN, num(in)); zh != want[0] || en != want[1] {
			t.Errorf("%s points are %q and %q, want %q", in, zh, en, want)
		}
	}
	if got := lang.Points(lang.EN, lang.Number{}); got != "—" {
		t.Errorf("no points are %q", got)
	}
}

func TestParseRefusesWhatPrintNeverWrites(t *testing.T) {
	for _, c := range []struct {
		unit lang.Unit
		in   lang.Lang
		text string
	}{
		{river, lang.ZH, ""}, {river, lang.ZH, "20"}, {river, lang.ZH, "20 条"}, {river, lang.ZH, "条"}, {river, lang.ZH, "20rivers"},
		{river, lang.EN, "20 river"}, {river, lang.EN, "1 rivers"}, {river, lang.EN, "20  rivers"}, {river, lang.EN, "20000 rivers"},
		{river, lang.EN, "-5 rivers"}, {river, lang.EN, "2,0 rivers"}, {river, lang.EN, "0 rivers "}, {river, lang.EN, "− rivers"},
		{river, lang.ZH, "2万条"}, {area, lang.ZH, "67,000平方米"}, {area, lang.ZH, "0.5万平方米"}, {area, lang.ZH, "6.70万平方米"},
		{area, lang.ZH, "万平方米"}, {area, lang.ZH, "1.23456万平方米"}, {area, lang.EN, "1 million m²"},
		{mu, lang.EN, "11,800 mu"}, {mu, lang.EN, "11,800 mu (786.66 ha)"}, {mu, lang.EN, "(786.67 ha)"},
		{yuan, lang.EN, "2 billion"}, {yuan, lang.EN, "CNY 2000 million"}, {yuan, lang.EN, "CNY"}, {yuan, lang.ZH, "20亿万元"},
		{percent, lang.EN, "8.2 %"}, {percent, lang.EN, "8.2"}, {percent, lang.EN, "――"},
	} {
		if n, err := c.unit.Parse(c.in, c.text); err == nil {
			t.Errorf("%s: %q is read as %q", c.unit.ID, c.text, n)
		}
	}
}

// The singular agrees with x/text's plural rules for English.
func TestSingularAgreesWithCLDR(t *testing.T) {
	for _, s := range []string{"0", "1", "2", "11", "21", "0.1", "1.0", "1.00", "1.1", "-1", "-1.0", "-2", "1000001"} {
		digits := strings.TrimPrefix(s, "-")
		whole, fraction, _ := strings.Cut(digits, ".")
		i, _ := strconv.Atoi(whole)
		f, _ := strconv.Atoi("0" + fraction)
		w := strings.TrimRight(fraction, "0")
		tt, _ := strconv.Atoi("0" + w)
		one := plural.Cardinal.MatchPlural(language.English, i, len(fraction), len(w), f, tt) == plural.One
		if got := river.Print(lang.EN, num(s)); strings.HasSuffix(got, " river") != one {
			t.Errorf("%q, but CLDR's singular is %v", got, one)
		}
	}
}

// Over random units and numbers: what is printed is read back by Parse, and means
// the value to a reader who knows nothing of this package.
func TestPrintedQuantityMeansItsValue(t *testing.T) {
	r := rand.New(rand.NewPCG(2018, 3))
	for range 20_000 {
		u, n := randomUnit(r), long(r)
		readsBack(t, u, n)
		for _, l := range lang.Both {
			means(t, u.Print(l, n), n)
		}
	}
}

var figure = regexp.MustCompile(`(−?)([0-9,]+)(\.[0-9]+)?(亿|万| billion| million)?`)

var powers = map[string]int64{"": 1, "万": 1e4, "亿": 1e8, " million": 1e6, " billion": 1e9}

func means(t *testing.T, text string, n lang.Number) {
	t.Helper()
	m := figure.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("%q has no figure", text)
	}
	sign := strings.ReplaceAll(m[1], "−", "-")
	x, _ := new(big.Rat).SetString(sign + strings.ReplaceAll(m[2], ",", "") + m[3])
	x.Mul(x, new(big.Rat).SetInt64(powers[m[4]]))
	if x.Cmp(rat(t, n)) != 0 {
		t.Fatalf("%q is printed of %s", text, n)
	}
	if m[4] != "" && len(m[3]) > len(".1234") {
		t.Fatalf("%q has more than four digits behind the point", text)
	}
}

// long is a random number of up to 19 digits, often with zeros at its end.
func long(r *rand.Rand) lang.Number {
	digits := strconv.Itoa(1 + r.IntN(9))
	for range r.IntN(10) {
		digits += strconv.Itoa(r.IntN(10))
	}
	digits += strings.Repeat("0", r.IntN(10))
	if r.IntN(2) == 0 {
		return num(digits)
	}
	return place(r, digits)
}

func randomUnit(r *rand.Rand) lang.Unit {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	yes := func() bool { return r.IntN(2) == 0 }
	u := lang.Unit{
		ZH:       pick("", "条", "元", "个百分点", "%", "m²", "元/亩"),
		One:      pick("", "river", "%", "mu", "park for all"),
		Many:     pick("", "rivers", "%", "mu", "parks for all"),
		PrefixEN: pick("", "", "CNY", "some"),
		Tight:    yes(), Wan: yes(), Million: yes(),
	}
	if yes() {
		u.Also = lang.Also{EN: pick("ha", "m²", "%"), Times: r.IntN(2000), Over: r.IntN(20), Places: r.IntN(5)}
	}
	return u
}

func FuzzPrint(f *testing.F) {
	f.Add("条", "river", "rivers", "", false, false, false, "", 0, 0, 0, "20")
	f.Add("亩", "mu", "mu", "", false, true, false, "ha", 1, 15, 2, "11800")
	f.Add("元", "", "", "CNY", false, true, true, "", 0, 0, 0, "-17515000000")
	f.Add("%", "%", "%", "", true, false, false, "", 0, 0, 0, "8.20")
	f.Fuzz(func(t *testing.T, zh, one, many, prefix string, tight, wan, million bool, also string, times, over, places int, digits string) {
		n, err := lang.ParseNumber(digits)
		if err != nil {
			return
		}
		u := lang.Unit{ZH: zh, One: noun(one), Many: noun(many), Tight: tight, PrefixEN: prefix, Wan: wan, Million: million,
			Also: lang.Also{EN: also, Times: times, Over: over, Places: places}}
		readsBack(t, u, n)
	})
}

// noun makes of s a word as Unit wants it: no figures and no "million".
func noun(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsSymbol(r) || strings.ContainsRune("( )", r) {
			return r
		}
		return -1
	}, s)
	return strings.ReplaceAll(s, "illion", "")
}

func FuzzParse(f *testing.F) {
	f.Add("11,800 mu (786.67 ha)")
	f.Add("CNY 17.515 billion")
	f.Add("12,345.6789万平方米")
	f.Add("—")
	f.Fuzz(func(t *testing.T, s string) {
		for _, u := range units {
			for _, l := range lang.Both {
				if n, err := u.Parse(l, s); err == nil && u.Print(l, n) != s {
					t.Errorf("%q is read as %q, which is printed %q", s, n, u.Print(l, n))
				}
			}
		}
	})
}

func BenchmarkPrint(b *testing.B) {
	for _, c := range []struct {
		name string
		unit lang.Unit
		in   lang.Lang
		n    lang.Number
	}{
		{"count", river, lang.ZH, num("20")},
		{"yuan-zh", yuan, lang.ZH, num("17515000000")},
		{"yuan-en", yuan, lang.EN, num("17515000000")},
		{"converted", mu, lang.EN, num("11800")},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.unit.Print(c.in, c.n)
			}
		})
	}
}
