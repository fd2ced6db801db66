"""How the goods were looked at, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import format_units, quote
from flows.guides.alibaba.letters.content import inspection, options

PLAIN = {inspection.PlainInspection.NOT_NOTED: "未记录检查数量。"}
SAMPLED = {
    None: "检查了{units}",
    options.SampleChoice.RANDOM: "从每箱中随机抽取并检查了{units}",
    options.SampleChoice.SOME: "从部分箱中抽取并检查了{units}",
    options.SampleChoice.FIRST: "检查了最先取出的{units}",
}


def word_inspection(sentence: inspection.Inspection) -> str:
    """Return the sentence on how the goods were looked at."""
    match sentence:
        case inspection.PlainInspection():
            return PLAIN[sentence]
        case inspection.EveryUnitChecked(count):
            return f"我方已逐件检查，共{format_units(count)}。"
        case inspection.UnitsChecked(count, choice):
            return _word_units_checked(format_units(count), choice)
        case inspection.SampleChecked(count, bad, choice, planned):
            rule = "（ISO 2859-1 样本量）" if planned else ""
            checked = SAMPLED[choice].format(units=format_units(count))
            return f"我方{checked}{rule}，其中{format_units(bad)}不合格。"
        case inspection.SampleReport():
            return _word_sample_report(sentence)


def _word_units_checked(units: str, choice: options.SampleChoice | None) -> str:
    return {
        None: f"我方共检查{units}。",
        options.SampleChoice.RANDOM: f"我方从每箱中抽查，共检查{units}。",
        options.SampleChoice.FIRST: f"我方检查了最先取出的{units}。",
        options.SampleChoice.SOME: f"我方从部分箱中抽查，共检查{units}。",
    }[choice]


def _word_sample_report(report: inspection.SampleReport) -> str:
    rule = "（按 ISO 2859-1 一般检验水平 II 的样本量）" if report.planned else ""
    checked = f"{SAMPLED[report.choice].format(units=format_units(report.checked))}{rule}"
    why = f"，买家原话：{quote(report.reasons)}" if report.reasons else ""
    received, bad = format_units(report.received), format_units(report.bad)
    return f"在收到的{received}中，{checked}，其中{bad}不合格{why}。"
