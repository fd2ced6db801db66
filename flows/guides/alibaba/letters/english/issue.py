"""What happened, in English."""

from datetime import date

from flows.definition.vocabulary import Money
from flows.guides.alibaba.letters.content import issue, options
from flows.guides.alibaba.letters.content.portion import (
    AllUnits,
    PartOfArrived,
    PartOfOrder,
    Portion,
    SomeUnits,
    UnitsArrived,
    UnitsMissing,
)
from flows.guides.alibaba.letters.english.formatting import (
    capitalize,
    end_sentence,
    format_day,
    format_units,
    quote,
)
from flows.guides.alibaba.letters.formatting import format_amount, format_number

PLAIN = {
    issue.PlainIssue.FEWER_UNITS: "Fewer units arrived than I ordered.",
    issue.PlainIssue.ASKED_TO_PAY_OUTSIDE: "I was asked to pay outside Alibaba.",
}
TRACKING = {
    None: "",
    options.TrackingState.NONE: ", and no tracking can be found",
    options.TrackingState.STUCK: ", and the tracking does not move",
    options.TrackingState.SAYS_DELIVERED: ", but the tracking page says delivered",
    options.TrackingState.OTHER_CITY: "; the tracking does not match my address or my order date",
    options.TrackingState.CUSTOMS: "; customs is holding the shipment",
}
CARTONS = {
    None: "",
    options.CartonState.CRUSHED: "; the carton was crushed",
    options.CartonState.WET: "; the carton was wet",
    options.CartonState.OPENED: "; the carton had been opened",
    options.CartonState.FINE: "; the carton was not damaged outside",
}
FEATURES = {
    options.WrongFeature.MODEL: "model",
    options.WrongFeature.COLOUR: "colour",
    options.WrongFeature.SIZE: "size",
    options.WrongFeature.MATERIAL: "material",
}
QUALITIES = {
    None: "The quality",
    options.QualityKind.SIZE: "The size or weight",
    options.QualityKind.MATERIAL: "The material",
    options.QualityKind.FINISH: "The finish or look",
    options.QualityKind.PERFORMANCE: "The performance",
}
SHIPPING = {
    options.ShippingState.NOT_SHIPPED: "the goods have not been shipped",
    options.ShippingState.UNPROVEN: "I have no proof that the goods were shipped",
    options.ShippingState.SHIPPED_LATE: "the goods were shipped late",
}
PAYMENTS = {
    None: "There is a problem with the payment for this order.",
    options.PaymentIssue.TWICE: "I was charged twice for this order.",
    options.PaymentIssue.MORE: "I was charged more than the agreed price.",
    options.PaymentIssue.CANCELLED_UNPAID: (
        "The order was cancelled, but my payment has not come back."
    ),
}


def word_issue(sentence: issue.Issue) -> str:
    """Return the sentence for a problem."""
    match sentence:
        case issue.PlainIssue():
            return PLAIN[sentence]
        case issue.PartNotReceived(ordered):
            return f"A part of {_word_ordered(ordered)} has not arrived."
        case issue.NothingReceived(ordered, tracking, tracked_on):
            state = f"{TRACKING[tracking]}{_on(tracked_on)}"
            return f"I have not received {_word_ordered(ordered)}{state}."
        case issue.Damaged(portion, carton):
            return f"{capitalize(_word_portion(portion))} arrived damaged{CARTONS[carton]}."
        case issue.WrongItem():
            return _word_wrong_item(sentence)
        case UnitsMissing():
            return _word_units_missing(sentence)
        case UnitsArrived(ordered, received):
            return f"{format_number(received)} of {format_units(ordered)} arrived."
        case issue.TwoIssues(first, second):
            return f"{word_issue(first)} {word_issue(second)}"
        case issue.BadQuality():
            return _word_bad_quality(sentence)
        case issue.ShippedAfterAgreement():
            return _word_shipped_after_agreement(sentence)
        case issue.LateShipment():
            return _word_late_shipment(sentence)
        case issue.WrongPayment():
            return _word_wrong_payment(sentence)
        case issue.Counterfeit(portion, brand):
            sold = f" sold under the brand {quote(brand)}" if brand else ""
            goods = f"{_word_portion(portion)}{sold}"
            return f"There are signs that {goods} did not come from the brand owner."
        case issue.PaidOutside(amount, on):
            paid = f"{_amount(amount)} there{_on(on)}"
            return f"I was asked to pay outside Alibaba, and I paid{paid}."
        case issue.OtherProblem(words):
            return end_sentence(quote(words)) if words else "I have a problem with my order."


def _word_portion(portion: Portion) -> str:
    """Return "120 of 500 units (24%)", or "the goods" when nobody counted."""
    match portion:
        case None:
            return "the goods"
        case AllUnits(units):
            return "the one unit I ordered" if units == 1 else f"all {format_units(units)}"
        case SomeUnits(units):
            return format_units(units)
        case PartOfOrder(units, ordered, percent, estimated):
            part = f"{format_number(units)} of {format_units(ordered)}"
            return _word_share(part, percent, estimated=estimated)
        case PartOfArrived(units, received, percent, estimated):
            few = "all" if units == received else format_number(units)
            return _word_share(
                f"{few} of those {format_number(received)}", percent, estimated=estimated
            )


def _word_share(part: str, percent: str, *, estimated: bool) -> str:
    if estimated:
        source = "estimated from a sample"
        return f"about {part} ({percent}, {source})" if percent else f"about {part} ({source})"
    return f"{part} ({percent})" if percent else part


def _word_ordered(count: int | None) -> str:
    if count is None:
        return "the goods"
    return "the one unit I ordered" if count == 1 else f"the {format_units(count)} I ordered"


def _word_wrong_item(wrong: issue.WrongItem) -> str:
    portion = _word_portion(wrong.portion)
    match wrong.feature:
        case None:
            return f"A wrong item was delivered in place of {portion}."
        case options.WrongFeature.PRODUCT:
            return f"A different product was delivered in place of {portion}."
    return f"The {FEATURES[wrong.feature]} of {portion} is not the one I ordered."


def _word_units_missing(units: UnitsMissing) -> str:
    came = f"{format_number(units.received)} arrived" if units.received else "none arrived"
    part = f" ({units.percent})" if units.percent and units.received else ""
    missing = f"{format_units(units.missing)}{part}"
    return f"I ordered {format_units(units.ordered)} and {came}, so {missing} did not come."


def _word_bad_quality(bad: issue.BadQuality) -> str:
    portion = _word_portion(bad.portion)
    if bad.kind is options.QualityKind.FUNCTION:
        return f"{capitalize(portion)} did not work as agreed."
    return f"{QUALITIES[bad.kind]} of {portion} is not as agreed."


def _word_shipped_after_agreement(goods: issue.ShippedAfterAgreement) -> str:
    agreed, shipped, late = format_day(goods.agreed), format_day(goods.shipped), goods.days_late
    if not late:
        return f"Shipping was agreed for {agreed}, and the goods were shipped on {shipped}."
    lag = "1 day" if late == 1 else f"{late} days"
    return f"The goods were shipped on {shipped}, {lag} after the agreed date of {agreed}."


def _word_late_shipment(late: issue.LateShipment) -> str:
    state = SHIPPING[late.state]
    if late.agreed:
        return f"Shipping was agreed for {format_day(late.agreed)}, but {state}."
    shipped = f", on {format_day(late.shipped)}" if late.shipped else ""
    return f"{capitalize(state)}{shipped}."


def _word_wrong_payment(payment: issue.WrongPayment) -> str:
    if payment.issue is options.PaymentIssue.REFUND_UNPAID:
        return f"A refund was agreed{_on(payment.refund_agreed_on)}, but the money has not arrived."
    return PAYMENTS[payment.issue]


def _amount(amount: Money | None) -> str:
    return f" {format_amount(amount)}" if amount else ""


def _on(day: date | None) -> str:
    return f" on {format_day(day)}" if day else ""
