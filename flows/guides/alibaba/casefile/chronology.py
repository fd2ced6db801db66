"""The chronology: every dated event, each with the exhibits that show it."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from flows.definition.vocabulary import BuildInfo, Case, ChronologyRow, Known, Phrase
from flows.guides.alibaba.casefile.citations import cite_exhibits
from flows.guides.alibaba.casefile.phrases import phrase_event
from flows.guides.alibaba.letters.content.evidence import list_usable_exhibits
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
    Happening.PAID: ("pay_proof", "slip_bank", "slip_union", "statement"),
    Happening.SHIP_BY: ("ship_term", "order_terms"),
    Happening.SHIPPED: ("tracking_shot", "waybill"),
    Happening.DELIVERED: ("tracking_shot", "waybill", "carrier_note"),
    Happening.DELIVERED_PART: ("tracking_shot", "waybill", "carrier_note"),
    Happening.OFF_PAID: ("slip_bank", "slip_union", "payee"),
    Happening.REFUND_AGREED: ("refund_deal",),
    Happening.CONFIRMED: ("order_page",),
    Happening.CONFIRMED_BY_ITSELF: ("order_page",),
}
AGREED_AHEAD = (Happening.SHIP_BY, Happening.PROMISED)
"""Days that were written down before they came."""

DATED: Mapping[str, Phrase] = {
    "camera": Phrase("Taken, by the camera's own date", "拍摄（相机日期）"),
    "file": Phrase("Made, by the file's own date", "制作（文件自带日期）"),
}
MADE = Phrase("This case file was put together", "整理本案卷")


def list_chronology(known: Known, case: Case, making: BuildInfo) -> tuple[ChronologyRow, ...]:
    """Return what happened, oldest first, and this case file as the last of it."""
    rows = [
        *(_make_row(event, case) for event in list_events(known)),
        *_iter_dated_files(case, making),
    ]
    made = ChronologyRow(making.made_at.date(), MADE, is_exempt=True)
    return (*sorted(rows, key=lambda row: row.day), made)


def cite_event(event: Event, case: Case) -> tuple[str, ...]:
    """Return the labels of the exhibits that show an event."""
    since = None if event.what in AGREED_AHEAD else event.on
    return cite_exhibits(case, SHOWN_BY.get(event.what, ()), since)


def _make_row(event: Event, case: Case) -> ChronologyRow:
    return ChronologyRow(event.on, phrase_event(event), cite_event(event, case), event.reported)


def _iter_dated_files(case: Case, making: BuildInfo) -> Iterator[ChronologyRow]:
    """Yield the days that files name, apart for each source of a date."""
    found = [
        ((origin.taken_at.date(), origin.dated_by), label)
        for label, exhibit in list_usable_exhibits(case)
        if (origin := making.origins.get(exhibit.id)) and origin.taken_at
    ]
    for (day, by), pairs in groupby(sorted(found, key=itemgetter(0)), itemgetter(0)):
        if by in DATED:
            yield ChronologyRow(day, DATED[by], tuple(label for _, label in pairs))
