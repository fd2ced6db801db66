"""The chronology: every dated event, each with the exhibits that show it."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from flows.definition.vocabulary import BuildInfo, Case, ChronologyRow, Known, Phrase
from flows.guides.alibaba.casefile.citations import cited
from flows.guides.alibaba.letters.chinese.order import HAPPENED as HAPPENED_ZH
from flows.guides.alibaba.letters.cited_files import usable
from flows.guides.alibaba.letters.english.order import HAPPENED
from flows.guides.alibaba.letters.formatting import amount
from flows.guides.alibaba.letters.timeline import Event, everything

CHAT = ("chat_all", "delay_chat", "recap")
WROTE = ("wrote", "reminded", "countered", "warned")
TALKED = (*WROTE, "agreed", "refused", "stalls", "no_reply", "offered", "promised")
"""What happens in messages; what happens on the case page they do not show."""

SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(TALKED, CHAT),
    "paid": ("pay_proof", "slip_bank", "slip_union", "statement"),
    "ship_by": ("ship_term", "order_terms"),
    "shipped": ("tracking_shot", "waybill"),
    "delivered": ("tracking_shot", "waybill", "carrier_note"),
    "delivered_part": ("tracking_shot", "waybill", "carrier_note"),
    "off_paid": ("slip_bank", "slip_union", "payee"),
    "refund_agreed": ("refund_deal",),
    "confirmed": ("order_page",),
    "confirmed_by_itself": ("order_page",),
}
AGREED_AHEAD = ("ship_by", "promised")
"""Days that were written down before they came."""

DATED: Mapping[str, Phrase] = {
    "camera": Phrase("Taken, by the camera's own date", "拍摄（相机日期）"),
    "file": Phrase("Made, by the file's own date", "制作（文件自带日期）"),
}
MADE = Phrase("This case file was put together", "整理本案卷")


def chronology(known: Known, case: Case, making: BuildInfo) -> tuple[ChronologyRow, ...]:
    """Return what happened, oldest first, and this case file as the last of it."""
    rows = [*(_row(event, case) for event in everything(known)), *_dated(case, making)]
    made = ChronologyRow(making.made_at.date(), MADE, is_exempt=True)
    return (*sorted(rows, key=lambda row: row.day), made)


def _row(event: Event, case: Case) -> ChronologyRow:
    return ChronologyRow(event.on, phrase(event), shown(event, case), event.reported)


def shown(event: Event, case: Case) -> tuple[str, ...]:
    """Return the labels of the exhibits that show an event."""
    since = None if event.what in AGREED_AHEAD else event.on
    return cited(case, SHOWN_BY.get(event.what, ()), since)


def phrase(event: Event) -> Phrase:
    """Return an event in words, with its amount."""
    english, chinese = HAPPENED[event.what], HAPPENED_ZH[event.what]
    money = amount(event.amount) if event.amount else ""
    return Phrase(
        f"{english[:1].upper()}{english[1:]} {money}".strip(), f"{chinese} {money}".strip()
    )


def _dated(case: Case, making: BuildInfo) -> Iterator[ChronologyRow]:
    """Yield the days that files name, apart for each source of a date."""
    found = [
        ((origin.taken_at.date(), origin.dated_by), label)
        for label, exhibit in usable(case)
        if (origin := making.origins.get(exhibit.id)) and origin.taken_at
    ]
    for (day, by), pairs in groupby(sorted(found, key=itemgetter(0)), itemgetter(0)):
        if by in DATED:
            yield ChronologyRow(day, DATED[by], tuple(label for _, label in pairs))
