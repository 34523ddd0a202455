package lang_test

import (
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

func TestLangNamesItself(t *testing.T) {
	for _, l := range lang.Both {
		if l.Other() == l || l.Other().Other() != l {
			t.Errorf("%s: the other language is %s", l.Code(), l.Other().Code())
		}
	}
	got := [4]string{lang.ZH.Code(), lang.ZH.Tag(), lang.EN.Code(), lang.EN.Tag()}
	if want := [4]string{"zh", "zh-CN", "en", "en"}; got != want {
		t.Errorf("codes and tags are %q, want %q", got, want)
	}
}

func TestTextNeverFallsBack(t *testing.T) {
	half := lang.Text{ZH: "河道"}
	if got := half.In(lang.EN); got != "" {
		t.Errorf("a text without English gives %q in English", got)
	}
	if half.IsZero() || !(lang.Text{}).IsZero() {
		t.Error("only a text empty in both languages is zero")
	}
}
