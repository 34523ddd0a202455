package lang_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"gongkai/cmd/gongkai/internal/lang"
)

var num = lang.MustNumber

func TestParseNumberKeepsEveryDigit(t *testing.T) {
	for in, want := range map[string]string{
		"0":                     "0",
		"11800":                 "11800",
		"8.20":                  "8.20",
		"+8.2":                  "8.2",
		"-0.50":                 "-0.50",
		"-0":                    "0", // there is no negative zero
		"0.0000000000000000001": "0.0000000000000000001",
		"9999999999999999999":   "9999999999999999999",
	} {
		n, err := lang.ParseNumber(in)
		if err != nil || n.String() != want || !n.IsSet() {
			t.Errorf("ParseNumber(%q) = %q, %v; want %q", in, n, err, want)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for why, inputs := range map[string][]string{
		"not a plain number": {
			"", "-", ".", "1.", ".5", "--1", "+-1", "1-", "1e3", "1E3", "11,800", "1_000", " 1", "1 ",
			"0x10", "NaN", "Inf", "１２", "二十", "−5", "1.2.3",
		},
		"needless zero": {"007", "-00.5", "00"},
		"more than 19 digits": {
			"10000000000000000000",
			"1.0000000000000000000", // though the last are zeros
			"0.00000000000000000001",
			"1." + strings.Repeat("3", 400),
		},
	} {
		for _, in := range inputs {
			if n, err := lang.ParseNumber(in); err == nil || n.IsSet() || !strings.Contains(err.Error(), why) {
				t.Errorf("ParseNumber(%q) = %q, %v; want: %s", in, n, err, why)
			}
		}
	}
}

func TestMustNumberPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustNumber accepts words")
		}
	}()
	lang.MustNumber("twenty")
}

func TestNoValueIsNotZero(t *testing.T) {
	var none lang.Number
	zero := lang.Int(0)
	if none.IsSet() || !zero.IsSet() || none.Equal(zero) || zero.Equal(none) || !none.Equal(lang.Number{}) {
		t.Error("no value is taken for 0, or not for itself")
	}
	if none.Cmp(num("-5")) != -1 || num("-5").Cmp(none) != 1 || none.Cmp(none) != 0 {
		t.Error("no value must come before every value")
	}
	for name, n := range map[string]lang.Number{
		"add": none.Add(zero), "sub": zero.Sub(none), "mul": none.Mul(zero), "quo": none.Quo(lang.Int(1)),
		"÷ 0": lang.Int(1).Quo(zero), "floor": none.Floor(), "round": none.Round(0), "abs": none.Abs(), "trim": none.Trim(),
		"overflow": num("9999999999999999999").Add(lang.Int(1)),
	} {
		if n.IsSet() || n.String() != "" || n.In(lang.ZH) != "—" || n.In(lang.EN) != "—" || n.Sign() != 0 {
			t.Errorf("%s: got %q, want no value", name, n)
		}
	}
	if !math.IsNaN(none.Float()) || zero.Float() != 0 {
		t.Error("a chart would show no value as a number")
	}
}

func TestRounding(t *testing.T) {
	for _, c := range []struct {
		in                          string
		floor, round0, round2, trim string
	}{
		{"0", "0", "0", "0", "0"},
		{"14.96", "14", "15", "14.96", "14.96"},
		{"0.5", "0", "1", "0.5", "0.5"},
		{"1.5", "1", "2", "1.5", "1.5"},
		{"2.5", "2", "3", "2.5", "2.5"}, // to even would give 2
		{"-0.5", "-1", "-1", "-0.5", "-0.5"},
		{"-2.5", "-3", "-3", "-2.5", "-2.5"},
		{"0.125", "0", "0", "0.13", "0.125"},
		{"-0.125", "-1", "0", "-0.13", "-0.125"},
		{"8.200", "8", "8", "8.20", "8.2"},
		{"200.00", "200", "200", "200.00", "200"},
		{"0.995", "0", "1", "1.00", "0.995"},
		{"9999999999999999.995", "9999999999999999", "10000000000000000", "10000000000000000.00", "9999999999999999.995"},
	} {
		n := num(c.in)
		got := [4]string{n.Floor().String(), n.Round(0).String(), n.Round(2).String(), n.Trim().String()}
		if want := [4]string{c.floor, c.round0, c.round2, c.trim}; got != want {
			t.Errorf("%s: floor, round 0, round 2, trim are %q, want %q", c.in, got, want)
		}
	}
	if got := num("2.5").Round(-3).String(); got != "3" {
		t.Errorf("Round(-3) of 2.5 is %s, want 3 as of Round(0)", got)
	}
}

func TestArithmetic(t *testing.T) {
	for _, c := range []struct {
		got  lang.Number
		want string
	}{
		{num("0.1").Add(num("0.2")), "0.3"},
		{num("8.2").Sub(num("8.20")), "0.00"},
		{lang.Int(20).Mul(lang.Int(273)).Quo(lang.Int(365)).Round(2), "14.96"},
		{lang.Int(1).Quo(lang.Int(3)), "0.3333333333333333333"},
		{lang.Int(200).Quo(lang.Int(3)), "66.66666666666666667"},
		{lang.Int(6).Quo(lang.Int(3)), "2"},
		{num("-6.5").Abs(), "6.5"},
		{lang.Int(-7), "-7"},
		{lang.Int(math.MinInt), "-9223372036854775808"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if num("8.2").Cmp(num("8.20")) != 0 || num("8.2") == num("8.20") {
		t.Error("8.2 and 8.20 are one value, written differently")
	}
}

// Sums, rounding and order agree with fractions of any length.
func TestArithmeticIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(2018, 1))
	for range 20_000 {
		n, m := short(r), short(r)
		x, y := rat(t, n), rat(t, m)
		places := r.IntN(5)
		for name, pair := range map[string][2]*big.Rat{
			"+": {rat(t, n.Add(m)), new(big.Rat).Add(x, y)},
			"-": {rat(t, n.Sub(m)), new(big.Rat).Sub(x, y)},
			"×": {rat(t, n.Mul(m)), new(big.Rat).Mul(x, y)},
			"~": {rat(t, n.Round(places)), halfAway(x, places)},
		} {
			if pair[0].Cmp(pair[1]) != 0 {
				t.Fatalf("%s %s %s (%d places) is %s, want %s", n, name, m, places, pair[0], pair[1])
			}
		}
		if n.Cmp(m) != x.Cmp(y) || n.Sign() != x.Sign() {
			t.Fatalf("order of %s and %s", n, m)
		}
		if f := rat(t, n.Floor()); !f.IsInt() || f.Cmp(x) > 0 || f.Add(f, big.NewRat(1, 1)).Cmp(x) <= 0 {
			t.Fatalf("floor of %s is %s", n, n.Floor())
		}
	}
}

// short is a random number of at most 9 digits, whose products are exact.
func short(r *rand.Rand) lang.Number {
	digits := fmt.Sprintf("%d", r.Int64N(int64(math.Pow10(1+r.IntN(9)))))
	return place(r, digits)
}

// place gives digits a sign and a point at random.
func place(r *rand.Rand, digits string) lang.Number {
	if at := r.IntN(len(digits) + 1); at < len(digits) && at > 0 {
		digits = digits[:at] + "." + digits[at:]
	} else if at == 0 {
		digits = "0." + digits
	}
	if r.IntN(4) == 0 {
		digits = "-" + digits
	}
	return num(digits)
}

func rat(t *testing.T, n lang.Number) *big.Rat {
	t.Helper()
	x, ok := new(big.Rat).SetString(n.String())
	if !ok {
		t.Fatalf("not a number: %q", n)
	}
	return x
}

func halfAway(x *big.Rat, places int) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	y := new(big.Rat).Abs(x)
	y.Mul(y, new(big.Rat).SetInt(scale)).Add(y, big.NewRat(1, 2))
	whole := new(big.Int).Quo(y.Num(), y.Denom())
	if x.Sign() < 0 {
		whole.Neg(whole)
	}
	return new(big.Rat).SetFrac(whole, scale)
}

func TestNumberForReaders(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "11800": "11,800", "-11800": "−11,800", "1234567.0890": "1,234,567.0890",
		"0.1234567": "0.1234567", "-0.5": "−0.5", "8.20": "8.20", "100.5": "100.5",
	} {
		if zh, en := num(in).In(lang.ZH), num(in).In(lang.EN); zh != want || en != want {
			t.Errorf("%s is printed %q and %q, want %q", in, zh, en, want)
		}
	}
}

// Grouping agrees with x/text, which knows it for whole numbers.
func TestGroupingAgreesWithCLDR(t *testing.T) {
	r := rand.New(rand.NewPCG(2018, 2))
	printers := map[lang.Lang]*message.Printer{}
	for _, l := range lang.Both {
		printers[l] = message.NewPrinter(language.MustParse(l.Tag()))
	}
	for range 500 {
		n := r.IntN(int(math.Pow10(1 + r.IntN(18))))
		for l, p := range printers {
			if got, want := lang.Int(n).In(l), p.Sprintf("%d", n); got != want {
				t.Fatalf("%s: %d is printed %q, want %q", l.Code(), n, got, want)
			}
		}
	}
}

func TestNumberJSON(t *testing.T) {
	type figures struct{ A, B, C lang.Number }
	const text = `{"A":8.20,"B":null,"C":-1234567890123456.789}`
	var f figures
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	if f.A != num("8.20") || f.B.IsSet() {
		t.Errorf("read %q and %q, want 8.20 and no value", f.A, f.B)
	}
	if got, err := json.Marshal(f); err != nil || string(got) != text {
		t.Errorf("wrote %s, %v; want %s", got, err, text)
	}
	for _, bad := range []string{`{"A":"8.20"}`, `{"A":1e3}`, `{"A":true}`, `{"A":12345678901234567890}`} {
		if err := json.Unmarshal([]byte(bad), &f); err == nil {
			t.Errorf("%s is accepted as %q", bad, f.A)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"0", "-8.20", "+11800", "0.0000000000000000001", "9999999999999999999", "00", "1.", "1e3", "-0.0"} {
		f.Add(seed)
	}
	plain := regexp.MustCompile(`^[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	f.Fuzz(func(t *testing.T, s string) {
		n, err := lang.ParseNumber(s)
		digits := strings.TrimLeft(s, "+-")
		whole, fraction, _ := strings.Cut(digits, ".")
		fits := len(fraction) <= 19 && len(strings.TrimLeft(whole+fraction, "0")) <= 19
		if want := plain.MatchString(s) && fits; (err == nil) != want {
			t.Fatalf("ParseNumber(%q) = %q, %v", s, n, err)
		}
		if err != nil {
			return
		}
		if got := strings.TrimPrefix(n.String(), "-"); got != digits {
			t.Errorf("%q became %q", s, n)
		}
		if n.Sign() < 0 != (n.String()[0] == '-') {
			t.Errorf("%q has sign %d", n, n.Sign())
		}
		text, err := json.Marshal(n)
		var back lang.Number
		if err != nil || json.Unmarshal(text, &back) != nil || back != n {
			t.Errorf("%q became %q through JSON %s", n, back, text)
		}
	})
}
