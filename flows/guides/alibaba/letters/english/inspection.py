"""How the goods were looked at, in English."""

from flows.guides.alibaba.letters.content import inspection, options
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_units, quote
from flows.guides.alibaba.letters.formatting import format_number

PLAIN = {
    inspection.PlainInspection.NOT_NOTED: "It is not noted how many units were checked.",
}
REPORTED = {
    None: "",
    options.SampleChoice.RANDOM: ", taken from every carton without choosing",
    options.SampleChoice.SOME: ", taken from some of the cartons",
    options.SampleChoice.FIRST: ", the first ones taken out",
}
SAMPLED = {
    None: "",
    options.SampleChoice.RANDOM: " taken unseen from every carton",
    options.SampleChoice.SOME: " from some of the cartons",
    options.SampleChoice.FIRST: ", the first I took",
}


def word_inspection(sentence: inspection.Inspection) -> str:
    """Return the sentence on how the goods were looked at."""
    match sentence:
        case inspection.PlainInspection():
            return PLAIN[sentence]
        case inspection.EveryUnitChecked(count):
            return f"I checked every unit: {format_number(count)} in total."
        case inspection.UnitsChecked(count, choice):
            return _word_units_checked(format_units(count), choice)
        case inspection.SampleChecked(count, bad, choice, planned):
            rule = " (sample size of ISO 2859-1)" if planned else ""
            units = f"{format_units(count)}{SAMPLED[choice]}"
            return f"I checked {units}{rule}: {format_number(bad)} bad."
        case inspection.SampleReport():
            return _word_sample_report(sentence)


def _word_units_checked(units: str, choice: options.SampleChoice | None) -> str:
    return {
        None: f"I checked {units}.",
        options.SampleChoice.RANDOM: f"I checked {units}, taken from every carton.",
        options.SampleChoice.FIRST: f"I checked the first {units} I took.",
        options.SampleChoice.SOME: f"I checked {units} from some of the cartons.",
    }[choice]


def _word_sample_report(report: inspection.SampleReport) -> str:
    rule = " (the sample size of ISO 2859-1, level II)" if report.planned else ""
    checked = f"{_count(report.checked)} inspected{rule}{REPORTED[report.choice]}"
    why = f": {quote(report.reasons)}" if report.reasons else ""
    return end_sentence(
        f"Of {format_units(report.received)} {checked}; {_count(report.bad)} bad{why}"
    )


def _count(units: int) -> str:
    return f"{format_number(units)} {'was' if units == 1 else 'were'}"
