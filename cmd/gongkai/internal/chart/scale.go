package chart

import (
	"math"

	"gongkai/cmd/gongkai/internal/lang"
)

// nice is the range that holds 0 and all the numbers, from tick to tick in steps of
// 1, 2 or 5 times a power of ten but of no less than least; there are about so many
// steps. Unset numbers do not count.
func nice(steps int, least lang.Number, numbers ...lang.Number) scale {
	s := scale{min: lang.Int(0), max: lang.Int(0)}
	for _, n := range numbers {
		if n.IsSet() && n.Cmp(s.min) < 0 {
			s.min = n
		}
		if n.IsSet() && n.Cmp(s.max) > 0 {
			s.max = n
		}
	}
	if s.min.Equal(s.max) {
		s.max = lang.Int(1)
	}
	s.step = step(s.max.Sub(s.min).Float() / float64(steps))
	if s.step.Cmp(least) < 0 {
		s.step = least
	}
	s.min = s.min.Quo(s.step).Floor().Mul(s.step)
	below := lang.Int(0).Sub(s.max).Quo(s.step).Floor() // the ceiling's negative
	s.max = lang.Int(0).Sub(below.Mul(s.step))
	return s
}

// step is the least of 1, 2, 5 times a power of ten that is no less than rough.
func step(rough float64) lang.Number {
	power := int(math.Floor(math.Log10(rough)))
	unit := lang.Int(1)
	for range max(power, -power) {
		if power > 0 {
			unit = unit.Mul(lang.Int(10))
		} else {
			unit = unit.Quo(lang.Int(10))
		}
	}
	for _, n := range []int{1, 2, 5} {
		if s := unit.Mul(lang.Int(n)); s.Float() >= rough {
			return s
		}
	}
	return unit.Mul(lang.Int(10))
}

// ticks are the numbers at the scale's ticks.
func (s scale) ticks() []lang.Number {
	var out []lang.Number
	for n := s.min; n.Cmp(s.max) <= 0; n = n.Add(s.step) {
		out = append(out, n)
	}
	return out
}
