"""Days that buyers type, row by row: read as meant, or asked about, and never another value."""

from datetime import date

import pytest

from flows.model.errors import MisreadError
from flows.reading import read_day

TODAY = date(2026, 11, 27)  # a Friday
ASKED = "asked"
PAID = date(2026, 10, 1)

DAYS = [
    # a year that is written, in figures or in words
    ("march 12 (2025)", "2025-03-12"),
    ("Tue Aug 05 12:00:00 2025", "2025-08-05"),
    ("Wed Aug 05 12:00:00 2025", ASKED),  # it was a Tuesday
    ("12th of march in 2025", "2025-03-12"),
    ("12 march - 2025", "2025-03-12"),
    ("12 March `25", "2025-03-12"),
    ("2025, 12 march", "2025-03-12"),
    ("12 march last year", "2025-03-12"),
    ("去年3月12日", "2025-03-12"),
    ("el 12 de marzo del año pasado", "2025-03-12"),
    ("12. März letzten Jahres", "2025-03-12"),
    ("12 марта прошлого года", "2025-03-12"),
    # two days, of which none is taken
    ("5 or 6 March", ASKED),
    ("March 5-8", ASKED),
    ("March 5-18", ASKED),
    ("5/6 March", ASKED),
    ("March 5 or 6", ASKED),
    ("between 5 and 8 March", ASKED),
    ("5 March or 5 May", ASKED),
    ("5-8 de marzo", ASKED),
    ("3-5 days ago", ASKED),
    # days near today, in more languages
    ("avant hier", "2026-11-25"),
    ("antes de ayer", "2026-11-25"),
    ("antes de ontem", "2026-11-25"),
    ("أول أمس", "2026-11-25"),
    ("大前天", "2026-11-24"),
    ("позавчера", "2026-11-25"),
    ("一昨日", "2026-11-25"),
    ("그저께", "2026-11-25"),
    ("kemarin", "2026-11-26"),
    ("hôm qua", "2026-11-26"),
    # numbers in words, and parts of a span
    ("thirty one days ago", "2026-10-27"),
    ("twenty five days ago", "2026-11-02"),
    ("a hundred and ten days ago", "2026-08-09"),
    ("hundred twenty days ago", "2026-07-30"),
    ("half a year ago", ASKED),
    ("1 1/2 months ago", ASKED),
    ("1½ months ago", ASKED),
    ("2/3 weeks ago", ASKED),
    ("a few days ago", ASKED),
    ("almost 3 days ago", ASKED),
    # counted from another day
    ("two weeks from 5 March 2026", "2026-03-19"),
    ("5 March 2026 + 30 days", "2026-04-04"),
    ("2 days before yesterday", "2026-11-24"),
    ("two days before yesterday", "2026-11-24"),
    ("five working days from 5 March", ASKED),
    ("20 days after payment", "2026-10-21"),
    ("20 days after I paid", "2026-10-21"),
    ("付款后20天", "2026-10-21"),
    ("20 working days after payment", ASKED),
    ("after 5 March", ASKED),
    ("before 5 March", ASKED),
    ("not 5 March", ASKED),
    # clock times, weights and prices are no days
    ("23. März 18.37 Uhr", "2026-03-23"),
    ("23. März 18.37", ASKED),
    ("30 . 09 . 22 12.12", ASKED),
    ("2.5kg", ASKED),
    ("24/7", ASKED),
    ("5.10 USD", ASKED),
    # weekdays
    ("Friday 5 March 2026", ASKED),  # a Thursday
    ("Thursday 5 March 2026", "2026-03-05"),
    ("Thứ sáu (Friday)", ASKED),  # today, or a week ago
    ("thứ hai", "2026-11-23"),
    ("montag", "2026-11-23"),
    ("星期三", "2026-11-25"),
    ("Friday last week", "2026-11-20"),
    # ordinary spellings
    ("5 / 3 / 2026", ASKED),
    ("05MAR2026", "2026-03-05"),
    ("1‏/10‏/2026", ASKED),
    ("26. 1. 1.", "2026-01-01"),
    ("3 ottobre 2026", "2026-10-03"),
    ("5 maart 2026", "2026-03-05"),
    ("5 Agustus 2026", "2026-08-05"),
    ("2026년 3월 5일", "2026-03-05"),
    ("٥ مارس ٢٠٢٦", "2026-03-05"),
    ("५ मार्च २०२६", "2026-03-05"),
    ("hace 3 días", "2026-11-24"),
    ("vor 3 Tagen", "2026-11-24"),
    ("vor drei Tagen", "2026-11-24"),
    ("il y a 3 jours", "2026-11-24"),
    ("3 дня назад", "2026-11-24"),
    ("3天前", "2026-11-24"),
    ("منذ 3 أيام", "2026-11-24"),
    ("3 gün önce", "2026-11-24"),
    ("29 February", ASKED),  # the last one was two years ago
    ("mid January", ASKED),
    ("mid-January", ASKED),
    ("dia 5 de março", "2026-03-05"),
    ("ngày 5 tháng 3 năm 2026", "2026-03-05"),
    ("ayer por la tarde", "2026-11-26"),
    ("上周五", ASKED),
    ("weeks ago", ASKED),
    ("5 March 2026, 8 days ago", ASKED),
    ("20-25 days after payment", ASKED),
    ("30 days after delivery", ASKED),
    ("No, the page says 20 November", "2026-11-20"),
    ("it arrived on 5 March 2026", "2026-03-05"),
]

DAYS_AHEAD = [
    ("12 days left", "2026-12-09"),
    ("12 days", ASKED),
    ("ends in 12 days", "2026-12-09"),
    ("the page shows that it ends in 11 days", "2026-12-08"),
    ("还剩12天", "2026-12-09"),
    ("Friday next week", "2026-12-04"),
    ("two weeks from tomorrow", "2026-12-12"),
    ("pasado mañana", "2026-11-29"),
    ("depois de amanhã", "2026-11-29"),
    ("après-demain", "2026-11-29"),
    ("大后天", "2026-11-30"),
    ("in 3 Tagen", "2026-11-30"),
    ("12 days 5 hours left", ASKED),
    ("in 5 working days", ASKED),
]


def read_typed(typed: str, *, ahead: bool) -> str:
    earliest, latest = (TODAY, None) if ahead else (date(2023, 11, 28), TODAY)
    try:
        found = read_day(
            typed, today=TODAY, earliest=earliest, latest=latest, anchors={"payment": PAID}
        )
    except MisreadError:
        return ASKED
    return found.isoformat()


@pytest.mark.parametrize(("typed", "meant"), DAYS)
def test_a_day(typed: str, meant: str) -> None:
    assert read_typed(typed, ahead=False) == meant


@pytest.mark.parametrize(("typed", "meant"), DAYS_AHEAD)
def test_a_day_to_come(typed: str, meant: str) -> None:
    assert read_typed(typed, ahead=True) == meant


def test_what_is_not_understood_is_shown_with_what_is() -> None:
    with pytest.raises(MisreadError) as caught:
        read_day("5 March 2026 I guess", today=TODAY, earliest=None, latest=TODAY)
    assert (caught.value.slot, caught.value.choices) == ("day_unsure", ("2026-03-05",))
    assert caught.value.values["unread"] == "guess"
