package plan

import "gongkai/cmd/gongkai/internal/lang"

// Quantity is n in the commitment's unit: "20条", "20 rivers".
func (c *Commitment) Quantity(l lang.Lang, n lang.Number) string {
	if c.Unit == nil {
		return n.In(l)
	}
	return c.Unit.Print(l, n)
}

// OfTarget is a value beside the target: "13 / 20条". Where the unit may write 万 or
// million, or stands before the number, both are written out.
func (c *Commitment) OfTarget(l lang.Lang, n lang.Number) string {
	target := c.Quantity(l, c.Target)
	if c.Unit == nil || !n.IsSet() || !c.Unit.Wan && !c.Unit.Million && c.Unit.PrefixEN == "" {
		return n.In(l) + " / " + target
	}
	return c.Quantity(l, n) + " / " + target
}

// Of puts the operator to a quantity, which stands in both languages: "不少于20条",
// "at least 20 rivers". A bare figure stays bare.
func (o Op) Of(q lang.Text) lang.Text {
	switch o {
	case AtLeast:
		return lang.Text{ZH: "不少于" + q.ZH, EN: "at least " + q.EN}
	case AtMost:
		return lang.Text{ZH: "不超过" + q.ZH, EN: "at most " + q.EN}
	case About:
		return lang.Text{ZH: "约" + q.ZH, EN: "about " + q.EN}
	case MoreThan:
		return lang.Text{ZH: q.ZH + "以上", EN: "more than " + q.EN}
	case MostOf:
		return lang.Text{ZH: q.ZH + "中的大多数", EN: "most of " + q.EN}
	}
	return q
}

// Promised is the commitment's figure, target or extent, with its operator; empty
// where the plan states no number.
func (c *Commitment) Promised() lang.Text {
	figure := c.Figure()
	if !figure.IsSet() {
		return lang.Text{}
	}
	return c.Op.Of(lang.Text{ZH: c.Quantity(lang.ZH, figure), EN: c.Quantity(lang.EN, figure)})
}
