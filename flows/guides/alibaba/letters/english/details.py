"""What else the answers say of a problem, in English: how it was counted, kept and looked at."""

from collections.abc import Callable, Iterator, Mapping

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.amounts.figures import count_all_checked
from flows.guides.alibaba.amounts.sampling_plan import count_planned_sample
from flows.guides.alibaba.letters.english.issue import units
from flows.guides.alibaba.letters.formatting import (
    ended,
    english_day,
    english_quote,
    number,
    spaced,
)

WORDS = 100


def details(known: Known) -> str:
    """Return the further sentences on the problem the buyer picked; "" when there are none."""
    tell = DETAILS.get(known.text("problem"))
    return spaced(*tell(known)) if tell else ""


def checked(known: Known) -> str:
    """Return how many units were looked at, and how they were chosen."""
    count = known.count("inspected")
    sample, bad = known.count("sample_checked"), known.count("sample_bad")
    if sample and bad is not None:
        rule = " (sample size of ISO 2859-1)" if count_planned_sample(known) else ""
        taken = SHORT.get(known.text("sample_how"), "")
        return f"I checked {units(sample)}{taken}{rule}: {number(bad)} bad."
    if not count:
        return ""
    if count_all_checked(known):
        return f"I checked every unit: {number(count)} in total."
    how = {
        "all": f"I checked every unit: {number(count)} in total.",
        "random": f"I checked {units(count)}, taken from every carton.",
        "first": f"I checked the first {units(count)} I took.",
        "some": f"I checked {units(count)} from some of the cartons.",
    }
    return how.get(known.text("inspected_how"), f"I checked {units(count)}.")


def method(known: Known, case: Case) -> str:  # noqa: ARG001
    """Return the note on how the units were checked, for the case file."""
    return sampled(known) or checked(known) or "It is not noted how many units were checked."


def sampled(known: Known) -> str:
    """Return how a sample was chosen and what was found in it; "" when none was counted."""
    checked, bad = known.count("sample_checked"), known.count("sample_bad")
    received = known.count("units_received")
    if not checked or bad is None or not received:
        return ""
    rule = " (the sample size of ISO 2859-1, level II)" if count_planned_sample(known) else ""
    reasons = english_quote("; ".join(_reasons(known)), WORDS)
    found = f"{number(bad)} {'was' if bad == 1 else 'were'} bad"
    why = f", in my own words: {reasons}" if reasons and bad else ""
    return ended(
        f"Of {units(received)} {number(checked)} {'was' if checked == 1 else 'were'} "
        f"inspected{rule}{TAKEN.get(known.text('sample_how'), '')}; {found}{why}"
    )


def _reasons(known: Known) -> tuple[str, ...]:
    told = known.value("sample_reasons")
    return told if isinstance(told, tuple) else ()


def _never_arrived(known: Known) -> Iterator[str]:
    agreed, shipped = known.day("ship_by"), known.day("shipped_on")
    if agreed:
        yield f"Shipping was agreed for {english_day(agreed)}."
    if known.picked("shipped", "no"):
        yield "The goods have not been shipped."
    elif shipped:
        method = METHODS.get(known.text("ship_method"), "")
        yield f"Shipping is dated {english_day(shipped)}{method}."
    if known.picked("late_consent", "no"):
        yield "I did not agree to a later date."


def _damaged(known: Known) -> Iterator[str]:
    yield _own("The damage", known.text("damage_what"))


def _wrong_item(known: Known) -> Iterator[str]:
    label = english_quote(known.text("label_says"), WORDS)
    yield ended(f"The label says, as I copied it: {label}") if label else ""


def _missing(known: Known) -> Iterator[str]:
    yield {
        "units": "I counted the units one by one.",
        "cartons": "I counted the cartons.",
        "weight": "I compared the weight.",
    }.get(known.text("count_how"), "")
    cartons = known.count("cartons_received")
    if cartons:
        yield f"{number(cartons)} {'carton' if cartons == 1 else 'cartons'} arrived."
    yield {
        "intact": "The cartons were closed and their seals intact.",
        "opened": "The cartons had been opened before they reached me.",
    }.get(known.text("seal_state"), "")


def _quality(known: Known) -> Iterator[str]:
    yield {
        "yes": "These goods can be used only at a loss.",
        "partly": "These goods can be used only in part.",
        "no": "These goods cannot be used.",
    }.get(known.text("usable"), "")


def _late(known: Known) -> Iterator[str]:
    if known.picked("late_consent", "no"):
        yield "I did not agree to a later date."
    yield {
        "yes": "I still want the goods.",
        "no": "After this delay I do not want the goods any more.",
    }.get(known.text("still_wanted"), "")


def _counterfeit(known: Known) -> Iterator[str]:
    yield {
        "listing": "The listing says that the goods are genuine.",
        "chat": "In the chat I was told that the goods are genuine.",
    }.get(known.text("genuine_claim"), "")
    if known.picked("brand_word", "yes"):
        yield "I have a written statement about it from the brand or an authorised dealer."


def _off_platform(known: Known) -> Iterator[str]:
    yield _own("Where I was asked to pay", known.text("asked_where"))
    if known.picked("off_paid", "no"):
        yield "I have not paid outside Alibaba."


def _own(what: str, text: str) -> str:
    words = english_quote(text, WORDS)
    return ended(f"{what}, in my own words: {words}") if words else ""


TAKEN = {
    "random": ", taken from every carton without choosing",
    "some": ", taken from some of the cartons",
    "first": ", the first ones taken out",
}
SHORT = {
    "random": " taken unseen from every carton",
    "some": " from some of the cartons",
    "first": ", the first I took",
}
METHODS = {
    "express": ", by express courier",
    "air": ", by air freight",
    "land": ", by train or truck",
    "sea": ", by sea freight",
}
DETAILS: Mapping[str, Callable[[Known], Iterator[str]]] = {
    "never_arrived": _never_arrived,
    "damaged": _damaged,
    "wrong_item": _wrong_item,
    "missing": _missing,
    "quality": _quality,
    "late": _late,
    "counterfeit": _counterfeit,
    "off_platform": _off_platform,
}
