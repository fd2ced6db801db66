"""The order, its deal, the story and the sum, in English."""

from flows.guides.alibaba.letters.claim import PriceBasis, Share
from flows.guides.alibaba.letters.content import order
from flows.guides.alibaba.letters.english.formatting import (
    capitalize,
    clip_excerpt,
    end_sentence,
    format_day,
    format_units,
    quote,
)
from flows.guides.alibaba.letters.formatting import format_amount, format_number

LABELS = {
    order.ProblemLabel.PROBLEM: "Problem:",
    order.ProblemLabel.IN_SHORT: "The problem in short:",
}
PURPOSES = {
    order.Purpose.FIRST_CONTACT: "I am writing about",
    order.Purpose.COUNTER_OFFER: "This is about",
    order.Purpose.BROKEN_PROMISE: "This is about",
    order.Purpose.NO_SOLUTION: "We have found no solution yet for",
}


def word_order_fact(sentence: order.OrderFact) -> str:
    """Return the sentence on the order, its deal, the story or the sum."""
    match sentence:
        case order.ProblemLabel():
            return LABELS[sentence]
        case order.Subject(name, purpose):
            return end_sentence(f"{PURPOSES[purpose]} {name_order(name)}")
        case order.CaseHeading(name, supplier):
            named = [capitalize(name_order(name))] if name else []
            named += [f"Seller: {clip_excerpt(supplier)}"] if supplier else []
            return " ".join(map(end_sentence, named))
        case order.AgreedTerms(units, ship_by):
            terms = [format_units(units)] if units else []
            terms += [f"shipping by {format_day(ship_by)}"] if ship_by else []
            return f"Agreed: {', '.join(terms)}."
        case order.Payment(amount, on, last_on):
            paid = [format_amount(amount)] if amount else []
            days = " and ".join(format_day(day) for day in (on, last_on) if day)
            paid += [f"on {days}"] if days else []
            return f"Paid: {' '.join(paid)}."
        case order.Receipt(on, part):
            return f"{'A part received' if part else 'Received'} on {format_day(on)}."
        case order.ShareSum():
            return _word_sum(sentence)
        case order.StoryQuote(words):
            return f"What happened: {quote(words)}"


def name_order(name: order.OrderName) -> str:
    """Return "order 123: steel bottle", or what is known of it."""
    named = f"order {name.number}" if name.number else "my order"
    return f"{named}: {clip_excerpt(name.product)}" if name.product else named


def _word_sum(found: order.ShareSum) -> str:
    share, costs, asked = found.claim.share, found.claim.costs, found.claim.asked
    extra = f", plus {format_amount(costs)} of costs I can prove" if costs else ""
    total = f"Amount: {word_factors(share)} = {format_amount(share.value)}{extra}."
    if share.basis is PriceBasis.ORDER_TOTAL:
        total += f" The price of the whole order is {format_amount(share.whole)}."
    if share.basis is PriceBasis.BAD_UNIT:
        total += " The units of this order have different prices."
    return f"{total} Of this I ask for {format_amount(asked)}." if asked else total


def word_factors(share: Share) -> str:
    """Return "120 units (110 bad + 10 missing) x USD 24.25", what the units cost."""
    both = share.bad and share.short
    parts = f" ({format_number(share.bad)} bad + {format_number(share.short)} missing)"
    parts = parts if both else ""
    if share.price:
        return f"{format_units(share.units)}{parts} x {format_amount(share.price)}"
    units = f"{format_number(share.units)}{parts} / {format_number(share.ordered)}"
    return f"{format_amount(share.whole)} x {units}"
