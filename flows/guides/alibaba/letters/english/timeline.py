"""The dated events, in English."""

from flows.guides.alibaba.letters.content import timeline
from flows.guides.alibaba.letters.english.formatting import format_day
from flows.guides.alibaba.letters.formatting import format_amount

TITLES = {timeline.TimelineTitle.TIMELINE: "Timeline:"}
HAPPENINGS = {
    timeline.Happening.PAID: "I paid",
    timeline.Happening.PAID_FIRST: "I paid the first part",
    timeline.Happening.PAID_LAST: "I paid the last part",
    timeline.Happening.SHIP_BY: "agreed shipping date",
    timeline.Happening.SHIPPED: "shipped, as the order or the tracking page says",
    timeline.Happening.DELIVERED: "the goods arrived",
    timeline.Happening.DELIVERED_PART: "a part of the goods arrived",
    timeline.Happening.TRACKED: "the tracking page says delivered",
    timeline.Happening.CONFIRMED: "receipt was confirmed",
    timeline.Happening.CONFIRMED_BY_ITSELF: "receipt was confirmed automatically",
    timeline.Happening.OFF_PAID: "I paid outside Alibaba",
    timeline.Happening.REFUND_AGREED: "a refund was agreed",
    timeline.Happening.WROTE: "I wrote to the seller",
    timeline.Happening.REMINDED: "I reminded the seller",
    timeline.Happening.COUNTERED: "I sent the seller a counter-offer",
    timeline.Happening.WARNED: "I sent the seller a final notice",
    timeline.Happening.AGREED: "the seller agreed to a solution",
    timeline.Happening.REFUSED: "the seller refused",
    timeline.Happening.STALLS: "the seller answered without a solution",
    timeline.Happening.NO_REPLY: "the seller had not answered yet",
    timeline.Happening.OFFERED: "the seller offered",
    timeline.Happening.PROMISED: "the seller promised",
    timeline.Happening.ASKED_WAIT: "the seller asked me to wait",
    timeline.Happening.LAPSED: "the promised day is over; the promise was not kept",
    timeline.Happening.FILED: "I applied for the refund",
    timeline.Happening.ESCALATED: "the case was escalated to Alibaba",
    timeline.Happening.COMPLAINED: "I filed a complaint with Alibaba",
    timeline.Happening.CASE_AGREED: "in the case, the seller agreed",
    timeline.Happening.CASE_REFUSED: "in the case, the seller refused",
    timeline.Happening.CASE_NO_REPLY: "in the case, the seller had not answered yet",
    timeline.Happening.CASE_OFFERED: "in the case, the seller offered",
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
    noted = " (noted)" if event.reported else ""
    return f"- {day}{noted}: {HAPPENINGS[event.what]}{amount}{until}"


def _word_promised_day(event: timeline.Event, day: str) -> str:
    if event.what is timeline.Happening.ASKED_WAIT:
        return f" until {day}"
    return f" for {day}" if event.amount else f" a solution for {day}"
