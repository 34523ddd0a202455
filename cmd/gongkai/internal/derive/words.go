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
	Achieved: {"achieved", lang.Text{ZH: "已完成", EN: "Achieved"},
		lang.Text{ZH: "目标已达到。增长率、比重和“不超过”的目标，要到期限日或以后的报告才算数。",
			EN: "The target is met. A rate, a share or an “at most” target counts only by a report as of its due date or later."}},
	DoneBefore: {"done-before", lang.Text{ZH: "计划下达前已完成", EN: "Done before the plan"},
		lang.Text{ZH: "计划下达时已经完成，单独计数。", EN: "Already done when the plan was issued; counted apart."}},
	OnSchedule: {"on-schedule", lang.Text{ZH: "按序时", EN: "On schedule"},
		lang.Text{ZH: "实际不少于应达的{on}%；增长率和比重不低于应达；里程碑没有到期未完的阶段。",
			EN: "At least {on}% of what is expected; a rate or share not below it; no stage of a milestone past its date."}},
	Slightly: {"slightly-behind", lang.Text{ZH: "略滞后", EN: "Slightly behind"},
		lang.Text{ZH: "实际为应达的{slight}%至{on}%（不含）；增长率和比重低于应达，但不超过{points}个百分点。",
			EN: "From {slight}% to below {on}% of what is expected; a rate or share below it by no more than {points} percentage points."}},
	Behind: {"behind", lang.Text{ZH: "滞后", EN: "Behind"},
		lang.Text{ZH: "实际不到应达的{slight}%；增长率和比重低于应达{points}个百分点以上；里程碑有到期未完的阶段。",
			EN: "Below {slight}% of what is expected; a rate or share below it by more than {points} percentage points; a stage of a milestone past its date."}},
	Overdue: {"overdue", lang.Text{ZH: "逾期", EN: "Overdue"},
		lang.Text{ZH: "最近一次报告已到或已过期限，目标没有达到。", EN: "The latest report is as of the due date or later, and the target is not met."}},
	StretchUnmet: {"stretch-not-reached", lang.Text{ZH: "力争未达", EN: "Stretch not reached"},
		lang.Text{ZH: "期限已到，“力争”的目标没有达到；它不是承诺，不算逾期。", EN: "The due date has come and a stretch goal is not reached; it was no promise and is not overdue."}},
	UnderWay: {"under-way", lang.Text{ZH: "进行中", EN: "Under way"},
		lang.Text{ZH: "有报告，但到报告日还没有应达的数：按序时还不足一个，没有到期的阶段，或比重没有基数和分期。",
			EN: "Reported, but nothing is expected yet: less than one whole, no stage due, or a share without baseline or schedule."}},
	NotReported: {"not-reported", lang.Text{ZH: "未报告", EN: "Not reported"},
		lang.Text{ZH: "最近一个报告期内没有报告；最新报告已到期限的，期限日以后没有报告。", EN: "No report in the latest reporting period or, once the newest report is as of the due date, none since."}},
	ActionOnly: {"action-only", lang.Text{ZH: "仅定性", EN: "Action only"},
		lang.Text{ZH: "计划只说要做的事，没有数字和期限；只跟踪报告，从不算百分比。", EN: "The plan names work only, without figure or date; reports are shown and no percentage is ever computed."}},
}

// Key is the status's name in addresses, data and styles, such as "slightly-behind".
func (s Status) Key() string { return words[s].key }

// Name is the status's name on the site.
func (s Status) Name() lang.Text { return words[s].name }

// Rule is the rule that gives the status, in one sentence; its thresholds are put
// in from the constants that judge.
func (s Status) Rule() lang.Text {
	put := strings.NewReplacer("{on}", strconv.Itoa(OnPercent), "{slight}", strconv.Itoa(SlightPercent), "{points}", pointsMargin)
	return lang.Text{ZH: put.Replace(words[s].rule.ZH), EN: put.Replace(words[s].rule.EN)}
}
