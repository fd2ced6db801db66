"""The dated events, in English."""

from flows.guides.alibaba.letters.content import timeline
from flows.guides.alibaba.letters.english.formatting import format_day
from flows.guides.alibaba.letters.formatting import format_amount

TITLES = {timeline.TimelineTitle.TIMELINE: "Timeline:"}
HAPPENINGS = {
    timeline.Happening.PAID: "I paid",
    timeline.Happening.SHIP_BY: "agreed shipping date",
    timeline.Happening.SHIPPED: "the goods were shipped",
    timeline.Happening.DELIVERED: "the goods arrived",
    timeline.Happening.DELIVERED_PART: "a part of the goods arrived",
    timeline.Happening.CONFIRMED: "receipt was confirmed",
    timeline.Happening.CONFIRMED_BY_ITSELF: "receipt was confirmed automatically",
    timeline.Happening.OFF_PAID: "I paid outside Alibaba",
    timeline.Happening.REFUND_AGREED: "a refund was agreed",
    timeline.Happening.WROTE: "I wrote to the seller",
    timeline.Happening.REMINDED: "I reminded the seller",
    timeline.Happening.COUNTERED: "I sent the seller a counter-offer",
    timeline.Happening.WARNED: "I sent the seller a final notice",
    timeline.Happening.AGREED: "the seller had agreed to a solution",
    timeline.Happening.REFUSED: "the seller had refused",
    timeline.Happening.STALLS: "the seller had answered without a solution",
    timeline.Happening.NO_REPLY: "the seller had not answered",
    timeline.Happening.OFFERED: "the seller had offered",
    timeline.Happening.PROMISED: "the seller had promised",
    timeline.Happening.ASKED_WAIT: "the seller had asked me to wait",
    timeline.Happening.LAPSED: "the promised day; the promise was not kept",
    timeline.Happening.FILED: "I applied for the refund",
    timeline.Happening.ESCALATED: "the case was escalated to Alibaba",
    timeline.Happening.COMPLAINED: "I filed a complaint with Alibaba",
    timeline.Happening.CASE_AGREED: "in the case, the seller had agreed",
    timeline.Happening.CASE_REFUSED: "in the case, the seller had refused",
    timeline.Happening.CASE_NO_REPLY: "in the case, the seller had not answered",
    timeline.Happening.CASE_OFFERED: "in the case, the seller had offered",
}


def word_timeline(sentence: timeline.Timeline) -> str:
    """Return the title or a line of the timeline."""
    match sentence:
        case timeline.TimelineTitle():
            return TITLES[sentence]
        case timeline.Event():
            return _word_event(sentence)


def _word_event(event: timeline.Event) -> str:
    day = format_day(event.on)
    amount = f" {format_amount(event.amount)}" if event.amount else ""
    until = _word_promised_day(event, format_day(event.until)) if event.until else ""
    return f"- {'By ' if event.reported else ''}{day}: {HAPPENINGS[event.what]}{amount}{until}"


def _word_promised_day(event: timeline.Event, day: str) -> str:
    if event.what is timeline.Happening.ASKED_WAIT:
        return f" until {day}"
    return f" for {day}" if event.amount else f" a solution for {day}"
