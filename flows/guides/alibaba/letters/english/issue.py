"""What happened, in one exact English sentence for each problem, with its numbers."""

from collections.abc import Callable, Mapping
from datetime import date

from flows.definition.vocabulary import Known
from flows.guides.alibaba.amounts.figures import late_days, units_missing
from flows.guides.alibaba.letters.claim import affected
from flows.guides.alibaba.letters.formatting import (
    amount,
    english_day,
    english_quote,
    number,
    percent,
)


def issue(known: Known) -> str:
    """Return the sentence for the problem the buyer picked."""
    return ISSUES.get(known.text("problem"), _other)(known)


def units(count: int) -> str:
    """Return "1 unit" or "1,200 units"."""
    return f"{number(count)} {'unit' if count == 1 else 'units'}"


def portion(known: Known) -> str:
    """Return "120 of 500 units (24%)", or "the goods" when nobody counted."""
    found = affected(known)
    if not found:
        return "the goods"
    few, whole = found
    if few == whole:
        return "the one unit I ordered" if few == 1 else f"all {units(few)}"
    if not whole:
        return units(few)
    part = percent(few, whole)
    return f"{number(few)} of {units(whole)}" + (f" ({part})" if part else "")


def _never_arrived(known: Known) -> str:
    goods = _ordered(known)
    if known.picked("delivered", "part"):
        return f"A part of {goods} has not arrived."
    return {
        "none": f"I have not received {goods}, and no tracking can be found.",
        "stuck": f"I have not received {goods}, and the tracking does not move.",
        "says_delivered": f"I have not received {goods}, but the tracking says delivered.",
        "other_city": f"I have not received {goods}; the tracking does not match my address "
        "or my order date.",
        "customs": f"I have not received {goods}; customs is holding the shipment.",
    }.get(known.text("tracking_state"), f"I have not received {goods}.")


def _ordered(known: Known) -> str:
    count = known.count("units_ordered")
    if count == 1:
        return "the one unit I ordered"
    return f"the {units(count)} I ordered" if count else "the goods"


def _damaged(known: Known) -> str:
    carton = {
        "crushed": "; the carton was crushed",
        "wet": "; the carton was wet",
        "opened": "; the carton had been opened",
        "fine": "; the carton was not damaged outside",
    }.get(known.text("carton_state"), "")
    return f"{_first_upper(portion(known))} arrived damaged{carton}."


def _wrong_item(known: Known) -> str:
    which = {"model": "model", "colour": "colour", "size": "size", "material": "material"}
    wrong = which.get(known.text("wrong_how"))
    if wrong:
        return f"The {wrong} of {portion(known)} is not the one I ordered."
    came = "A different product" if known.picked("wrong_how", "product") else "A wrong item"
    return f"{came} was delivered in place of {portion(known)}."


def _missing(known: Known) -> str:
    ordered, received = known.count("units_ordered"), known.count("units_received")
    short = units_missing(known)
    if ordered is None or received is None or short is None:
        return "Fewer units arrived than I ordered."
    part = percent(short, ordered)
    came = "none arrived" if received == 0 else f"{number(received)} arrived"
    tail = f" ({part})" if part and received else ""
    return f"I ordered {units(ordered)} and {came}, so {units(short)}{tail} did not come."


def _quality(known: Known) -> str:
    if known.picked("quality_kind", "function"):
        return f"{_first_upper(portion(known))} did not work as agreed."
    what = {
        "size": "The size or weight",
        "material": "The material",
        "finish": "The finish or look",
        "performance": "The performance",
    }.get(known.text("quality_kind"), "The quality")
    return f"{what} of {portion(known)} is not as agreed."


def _late(known: Known) -> str:
    agreed, shipped = known.day("ship_by"), known.day("shipped_on")
    late = late_days(known)
    if agreed and shipped and late:
        lag = "1 day" if late == 1 else f"{late} days"
        return (
            f"The goods were shipped on {english_day(shipped)}, {lag} after the agreed "
            f"date of {english_day(agreed)}."
        )
    if agreed and shipped:
        return (
            f"Shipping was agreed for {english_day(agreed)}, and the goods were shipped on "
            f"{english_day(shipped)}."
        )
    state = {
        "no": "the goods have not been shipped",
        "unknown": "I have no proof that the goods were shipped",
    }.get(known.text("shipped"), "the goods were shipped late")
    if agreed:
        return f"Shipping was agreed for {english_day(agreed)}, but {state}."
    return f"{_first_upper(state)}{f', on {english_day(shipped)}' if shipped else ''}."


def _payment(known: Known) -> str:
    on = _on(known.day("refund_agreed_on"))
    return {
        "twice": "I was charged twice for this order.",
        "more": "I was charged more than the agreed price.",
        "refund_unpaid": f"A refund was agreed{on}, but the money has not arrived.",
        "cancelled_unpaid": "The order was cancelled, but my payment has not come back.",
    }.get(known.text("payment_issue"), "There is a problem with the payment for this order.")


def _counterfeit(known: Known) -> str:
    brand = english_quote(known.text("brand"), 40)
    sold = f" sold under the brand {brand}" if brand else ""
    return f"There are signs that {portion(known)}{sold} did not come from the brand owner."


def _off_platform(known: Known) -> str:
    day, sent = known.day("off_paid_on"), known.money("off_amount")
    if known.picked("off_paid", "yes"):
        paid = f"I paid {amount(sent)} there" if sent else "I paid there"
        return f"I was asked to pay outside Alibaba, and {paid}{_on(day)}."
    return "I was asked to pay outside Alibaba."


def _on(day: date | None) -> str:
    return f" on {english_day(day)}" if day else ""


def _other(known: Known) -> str:
    words = english_quote(known.text("problem_other"), 200)
    if words:
        return f"{words} (my own words)."
    return "I have a problem with my order."


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


ISSUES: Mapping[str, Callable[[Known], str]] = {
    "never_arrived": _never_arrived,
    "damaged": _damaged,
    "wrong_item": _wrong_item,
    "missing": _missing,
    "quality": _quality,
    "late": _late,
    "payment": _payment,
    "counterfeit": _counterfeit,
    "off_platform": _off_platform,
    "other": _other,
}
