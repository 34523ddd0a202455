package lang_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

func TestJoined(t *testing.T) {
	for _, c := range []struct {
		items  string
		zh, en string
	}{
		{"", "", ""},
		{"海城", "海城", "海城"},
		{"海城 天河", "海城、天河", "海城 and 天河"},
		{"海城 天河 沙城", "海城、天河、沙城", "海城, 天河 and 沙城"},
		{"A B C D", "A、B、C、D", "A, B, C and D"},
	} {
		items := strings.Fields(c.items)
		if zh, en := lang.Joined(lang.ZH, items), lang.Joined(lang.EN, items); zh != c.zh || en != c.en {
			t.Errorf("%q is joined %q and %q, want %q and %q", items, zh, en, c.zh, c.en)
		}
	}
}

var orders = map[lang.Lang]string{
	lang.ZH: "2号 10号 ABC 滨海新城 大罗山 第2项 第10项 丁山 海城 环山南路 金海园区 三改一拆 沙城 “四换三名” 天成 天河 五水共治 （小微）企业 星海 郑岙",
	lang.EN: `2 10 apple Apple (beta) co-op “Harnessing” harvest mu river rivers school2 school10 Zone 五水`,
}

func TestCollateIsTheReadersOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(2018, 4))
	for _, l := range lang.Both {
		want := strings.Fields(orders[l])
		got := slices.Clone(want)
		for range 20 {
			r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
			slices.SortFunc(got, lang.Collate(l))
			if !slices.Equal(got, want) {
				t.Fatalf("%s: got  %q\nwant %q", l.Code(), got, want)
			}
		}
	}
}

func TestCollateTellsTextsApart(t *testing.T) {
	for _, l := range lang.Both {
		compare := lang.Collate(l)
		for _, pair := range [][2]string{{"“河”", "河"}, {"a", "a\u0000"}, {"02", "2"}, {"é", "e\u0301"}} {
			a, b := pair[0], pair[1]
			if compare(a, b) == 0 || compare(a, b) != -compare(b, a) || compare(a, a) != 0 {
				t.Errorf("%s: %q and %q are not told apart", l.Code(), a, b)
			}
		}
	}
}

func FuzzCollate(f *testing.F) {
	f.Add("五水共治", "“四换三名”", "10号")
	f.Add("a1", "a01", "A001")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, l := range lang.Both {
			compare := lang.Collate(l)
			if compare(a, b) != -compare(b, a) || (compare(a, b) == 0) != (a == b) {
				t.Errorf("%s: %q and %q", l.Code(), a, b)
			}
			if compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0 {
				t.Errorf("%s: %q ≤ %q ≤ %q, yet not the first ≤ the last", l.Code(), a, b, c)
			}
		}
	})
}
