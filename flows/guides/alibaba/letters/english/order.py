"""The order, what was agreed and received, the sums, the dates and the files, in English."""

from flows.definition.vocabulary import Exhibit, Known
from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.letters.cited_files import Group, grouped
from flows.guides.alibaba.letters.claim import Pair, pairs, proven, share, story
from flows.guides.alibaba.letters.english.details import checked, details
from flows.guides.alibaba.letters.english.issue import issue, units
from flows.guides.alibaba.letters.formatting import (
    amount,
    clipped,
    english_day,
    english_quote,
    lines,
    number,
    spaced,
)
from flows.guides.alibaba.letters.timeline import Event, events

LABELS = {line.id: line.label for line in LINES}
PLACES = {
    "order": " (in the order)",
    "attachment": " (in the attachment of the order)",
    "chat": " (in the chat)",
    "listing": " (in the listing)",
}
HAPPENED = {
    "paid": "I paid",
    "ship_by": "agreed shipping date",
    "shipped": "the goods were shipped",
    "delivered": "the goods arrived",
    "delivered_part": "a part of the goods arrived",
    "confirmed": "receipt was confirmed",
    "confirmed_by_itself": "receipt was confirmed automatically",
    "off_paid": "I paid outside Alibaba",
    "refund_agreed": "a refund was agreed",
    "wrote": "I wrote to the seller",
    "reminded": "I reminded the seller",
    "countered": "I sent the seller a counter-offer",
    "warned": "I sent the seller a final notice",
    "agreed": "the seller had agreed to a solution",
    "refused": "the seller had refused",
    "stalls": "the seller had answered without a solution",
    "no_reply": "the seller had not answered",
    "offered": "the seller had offered",
    "promised": "the seller had promised",
    "asked_wait": "the seller had asked me to wait",
    "lapsed": "the promised day; the promise was not kept",
    "filed": "I applied for the refund",
    "escalated": "the case was escalated to Alibaba",
    "complained": "I filed a complaint with Alibaba",
    "case_agreed": "in the case, the seller had agreed",
    "case_refused": "in the case, the seller had refused",
    "case_no_reply": "in the case, the seller had not answered",
    "case_offered": "in the case, the seller had offered",
}


def about(known: Known) -> str:
    """Return "order 123: steel bottle", or what is known of it."""
    product = clipped(known.text("product"), 60)
    named = f"order {known.text('order_number')}" if known.text("order_number") else "my order"
    return f"{named}: {product}" if product else named


def dealt(known: Known) -> str:
    """Return what was agreed and paid, and when the goods came, each where it is known."""
    count, ship_by = known.count("units_ordered"), known.day("ship_by")
    terms = [units(count)] if count else []
    terms += [f"shipping by {english_day(ship_by)}"] if ship_by else []
    paid, paid_on, came = (
        known.money("paid_amount"),
        known.day("paid_on"),
        known.day("delivered_on"),
    )
    payment = [amount(paid)] if paid else []
    payment += [f"on {english_day(paid_on)}"] if paid_on else []
    arrived = "A part received on" if known.picked("delivered", "part") else "Received on"
    return spaced(
        f"Agreed: {', '.join(terms)}." if terms else "",
        f"Paid: {' '.join(payment)}." if payment else "",
        f"{arrived} {english_day(came)}." if came else "",
    )


def happened(known: Known) -> str:
    """Return the problem: what happened, what else is known, how it was looked at, the sum."""
    return lines(spaced(f"Problem: {issue(known)}", details(known)), checked(known), summed(known))


def uncounted(known: Known) -> str:
    """Return the same without the units that were checked, where there is no room for them."""
    return lines(spaced(f"Problem: {issue(known)}", details(known)), summed(known))


def summed(known: Known) -> str:
    """Return the part of the payment that falls on the bad or missing units, with its sum."""
    found = share(known)
    if not found or found[1] == found[2]:
        return ""
    paid, few, whole, part = found
    extra = proven(known)
    costs = f", plus {amount(extra)} of costs I can prove" if extra else ""
    return f"In money: {amount(paid)} x {number(few)} / {number(whole)} = {amount(part)}{costs}."


def compared(known: Known) -> str:
    """Return agreed against received, line by line, marked as the buyer's words."""
    rows = [_compared(pair) for pair in pairs(known)]
    return lines("Agreed and received, in my own words:", *rows) if rows else ""


def _compared(pair: Pair) -> str:
    agreed, received = english_quote(pair.agreed, 45), english_quote(pair.received, 45)
    return "- " + "; ".join(
        filter(
            None,
            (
                f"agreed{PLACES.get(pair.where, '')}: {agreed}" if agreed else "",
                f"received: {received}" if received else "",
            ),
        )
    )


def told(known: Known) -> str:
    """Return the beginning of the buyer's story, marked as such."""
    words = english_quote(story(known), 160)
    return f"In my own words: {words}" if words else ""


def dated(known: Known) -> str:
    """Return the timeline, one dated line for each event."""
    rows = [f"- {_dated(event)}" for event in events(known)]
    return lines("Timeline:", *rows) if rows else ""


def _dated(event: Event) -> str:
    day, what = english_day(event.on), HAPPENED[event.what]
    if event.amount is not None:
        what += f" {amount(event.amount)}"
    if event.until:
        what += _promised(event, english_day(event.until))
    return f"{f'By {day}' if event.reported else day}: {what}"


def _promised(event: Event, day: str) -> str:
    if event.what == "asked_wait":
        return f" until {day}"
    return f" for {day}" if event.amount else f" a solution for {day}"


def shown(exhibits: list[tuple[str, Exhibit]], title: str = "Evidence:") -> str:
    """Return the exhibits by number, those that show the same thing on one line."""
    groups, more = grouped(exhibits)
    rest = f"- and {number(more)} more {'file' if more == 1 else 'files'}" if more else ""
    return lines(title, *(f"- {_shown(group)}" for group in groups), rest) if groups else ""


def numbered(exhibits: list[tuple[str, Exhibit]]) -> str:
    """Return the numbers of the first exhibits, for where there is no room to name them."""
    labels, more = [label for label, _ in exhibits[:10]], len(exhibits) - 10
    rest = f" and {number(more)} more" if more > 0 else ""
    return f"Evidence: {', '.join(labels)}{rest}." if labels else ""


def _shown(group: Group) -> str:
    kind = group.kind if group.kind in ("photo", "video", "document") else "file"
    what = LABELS.get(group.line, kind)
    caption = english_quote(group.caption, 32)
    return f"{', '.join(group.labels)}: {what}" + (f"; my words: {caption}" if caption else "")
