"""The chronology: what happened to the order, each event with the exhibits that show it."""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from flows.definition.vocabulary import BuildInfo, Case, ChronologyRow, Known, Phrase
from flows.guides.alibaba.casefile.citations import cite_exhibits
from flows.guides.alibaba.casefile.phrases import phrase_event
from flows.guides.alibaba.casefile.senders import SENDERS
from flows.guides.alibaba.letters.content.evidence import list_usable_exhibits
from flows.guides.alibaba.letters.content.process_order import PAPERS, PHOTOS, Moment
from flows.guides.alibaba.letters.content.timeline import (
    WRITING_STEPS,
    Event,
    Happening,
    list_events,
)

CHAT_LINES = ("chat_all", "delay_chat", "recap")
TALKS = (
    *WRITING_STEPS.values(),
    *(Happening.AGREED, Happening.REFUSED, Happening.STALLS),
    *(Happening.NO_REPLY, Happening.OFFERED, Happening.PROMISED),
)
"""What happens in messages; what happens on the case page they do not show."""

SHOWN_BY: Mapping[Happening, tuple[str, ...]] = {
    **dict.fromkeys(TALKS, CHAT_LINES),
    **dict.fromkeys(
        (Happening.PAID, Happening.PAID_FIRST, Happening.PAID_LAST),
        ("pay_proof", "slip_bank", "slip_union", "statement", "order_page"),
    ),
    Happening.SHIP_BY: ("ship_term", "order_terms"),
    Happening.SHIPPED: ("tracking_shot", "waybill"),
    Happening.DELIVERED: ("tracking_shot", "waybill", "carrier_note"),
    Happening.DELIVERED_PART: ("tracking_shot", "waybill", "carrier_note"),
    Happening.TRACKED: ("tracking_shot", "waybill", "carrier_note"),
    Happening.OFF_PAID: ("slip_bank", "slip_union", "payee"),
    Happening.REFUND_AGREED: ("refund_deal",),
    Happening.CONFIRMED: ("order_page",),
    Happening.CONFIRMED_BY_ITSELF: ("order_page",),
}
AGREED_AHEAD = (Happening.SHIP_BY, Happening.PROMISED)
"""Days that were written down before they came."""

TAKEN = Phrase("Photos taken, by the date of the camera", "拍摄照片（相机日期）")
MADE = Phrase("This case file was put together", "整理本材料")

PlacedRow = tuple[Moment, ChronologyRow]


def list_chronology(known: Known, case: Case, making: BuildInfo) -> tuple[ChronologyRow, ...]:
    """Return what happened to the order, and the day of this case file, oldest first.

    Messages and answers stand in the communication log, and not here as well.
    """
    return tuple(row for _, row in sorted(iter_rows(known, case, making), key=itemgetter(0)))


def iter_rows(known: Known, case: Case, making: BuildInfo) -> Iterator[PlacedRow]:
    """Yield the rows with their moments."""
    for event in list_events(known, case.sent_letters):
        if event.what not in SENDERS:
            row = ChronologyRow(event.on, phrase_event(event), cite_event(event, case))
            yield event.moment, row
    yield from _iter_photos(known, case, making)
    made_on = making.made_at.date()
    yield (made_on, PAPERS, 0.0), ChronologyRow(made_on, MADE, is_exempt=True)


def cite_event(event: Event, case: Case) -> tuple[str, ...]:
    """Return the labels of the exhibits that show an event."""
    since = None if event.what in AGREED_AHEAD else event.on
    return cite_exhibits(case, SHOWN_BY.get(event.what, ()), since)


def _iter_photos(known: Known, case: Case, making: BuildInfo) -> Iterator[PlacedRow]:
    """Yield one row for all photos that a camera dated, from the day the goods came on.

    A photo with an earlier date, of a sample or by a camera that is set wrong, is no event of this
    order; its date stands on its own sheet.
    """
    came = known.day("delivered_on")
    found = sorted(
        (origin.taken_at.date(), int(label[1:]), label)
        for label, exhibit in list_usable_exhibits(case)
        if (origin := making.origins.get(exhibit.id))
        and origin.taken_at
        and origin.dated_by == "camera"
        and not exhibit.date_denied
        and (came is None or origin.taken_at.date() >= came)
    )
    if found:
        first, last = found[0][0], found[-1][0]
        labels = tuple(label for _, _, label in sorted(found, key=itemgetter(1)))
        row = ChronologyRow(first, TAKEN, labels, until=last if last > first else None)
        yield (first, PHOTOS, 0.0), row
