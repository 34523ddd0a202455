package derive

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// word is a status's key, its name on the site and its rule in one sentence.
type word struct {
	key        string
	name, rule lang.Text
}

// words are by Status. The rules are shown on the methodology page and, for the
// one that applied, on each commitment's own page.
var words = [...]word{
	Achieved: {"achieved", lang.Text{ZH: "已完成", EN: "Achieved"}, lang.Text{
		ZH: "目标已达到。增长率、比重和“不超过”的目标，要到期限日或以后的报告才算数。",
		EN: "The target is met. A rate, a share or an “at most” target counts only by a report as of its due date or later."}},
	DoneBefore: {"done-before", lang.Text{ZH: "计划下达前已完成", EN: "Done before the plan"}, lang.Text{
		ZH: "计划下达时已经完成，单独计数。",
		EN: "Already done when the plan was issued; counted apart."}},
	OnSchedule: {"on-schedule", lang.Text{ZH: "按序时", EN: "On schedule"}, lang.Text{
		ZH: "累计数不少于应达的{on}%（“不超过”的：不多于{overOn}%），应达为零或负数的，已达到应达；增长率不低于目标，比重不低于应达（“不超过”的：不高于）；里程碑没有到期未完的阶段。",
		EN: "A total of at least {on}% of what is expected (“at most”: no more than {overOn}%) or, where zero or less is expected, no worse than that; a rate not below its target, a share not below what is expected (“at most”: not above); a milestone with no stage due and not done."}},
	Slightly: {"slightly-behind", lang.Text{ZH: "略滞后", EN: "Slightly behind"}, lang.Text{
		ZH: "累计数为应达的{slight}%至{on}%，不含{on}%（“不超过”的：多于{overOn}%，但不多于{overSlight}%）；增长率低于目标、比重低于应达，但不超过{points}个百分点（“不超过”的：高于）。",
		EN: "A total from {slight}% to below {on}% of what is expected (“at most”: above {overOn}%, up to {overSlight}%); a rate below its target or a share below what is expected, by no more than {points} percentage points (“at most”: above)."}},
	Behind: {"behind", lang.Text{ZH: "滞后", EN: "Behind"}, lang.Text{
		ZH: "累计数不到应达的{slight}%（“不超过”的：多于{overSlight}%），应达为零或负数的，没有达到应达；增长率低于目标、比重低于应达超过{points}个百分点（“不超过”的：高于）；里程碑有到期未完的阶段。",
		EN: "A total below {slight}% of what is expected (“at most”: above {overSlight}%) or, where zero or less is expected, worse than that; a rate below its target or a share below what is expected, by more than {points} percentage points (“at most”: above); a milestone with a stage due and not done."}},
	Overdue: {"overdue", lang.Text{ZH: "逾期", EN: "Overdue"}, lang.Text{
		ZH: "最近一次报告已到或已过期限，目标没有达到。",
		EN: "The latest report is as of the due date or later, and the target is not met."}},
	StretchUnmet: {"stretch-not-reached", lang.Text{ZH: "力争未达", EN: "Stretch not reached"}, lang.Text{
		ZH: "最近一次报告已到或已过期限，“力争”的目标没有达到；它不是承诺，不算逾期。",
		EN: "The latest report is as of the due date or later, and a stretch goal is not reached; it was no promise and is not overdue."}},
	UnderWay: {"under-way", lang.Text{ZH: "进行中", EN: "Under way"}, lang.Text{
		ZH: "有报告，但到报告日还没有应达的数：计数按序时还不足一个（“不超过”的除外），里程碑没有到期的阶段，或比重没有基数、分期也还没有开始。",
		EN: "Reported, but nothing is expected yet: less than one whole of a count (“at most” apart), no stage of a milestone due, or a share without a baseline whose schedule, if any, has not begun."}},
	NotReported: {"not-reported", lang.Text{ZH: "未报告", EN: "Not reported"}, lang.Text{
		ZH: "截至最新报告的一个报告期内没有报告；最新报告已到期限的，期限日或以后没有报告。",
		EN: "No report in the period up to the newest report or, once that is as of the due date, none as of the due date or later."}},
	ActionOnly: {"action-only", lang.Text{ZH: "仅定性", EN: "Action only"}, lang.Text{
		ZH: "计划只说要做的事，没有可以衡量的目标；只显示最近一次的说法，从不算百分比。",
		EN: "The plan names work only, with no target to measure; the latest statement is shown and no percentage is ever computed."}},
}

// Key is the status's name in addresses, data and styles, such as "slightly-behind".
func (s Status) Key() string { return words[s].key }

// Name is the status's name on the site.
func (s Status) Name() lang.Text { return words[s].name }

// Rule is the rule that gives the status, in one sentence; its thresholds are put
// in from the constants that judge.
func (s Status) Rule() lang.Text {
	put := strings.NewReplacer("{on}", strconv.Itoa(OnPercent), "{slight}", strconv.Itoa(SlightPercent),
		"{overOn}", strconv.Itoa(200-OnPercent), "{overSlight}", strconv.Itoa(200-SlightPercent), "{points}", pointsMargin)
	return lang.Text{ZH: put.Replace(words[s].rule.ZH), EN: put.Replace(words[s].rule.EN)}
}
