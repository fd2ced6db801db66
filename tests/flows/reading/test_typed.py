"""What buyers type, row by row: it is read as meant, or asked about, and never another value."""

from datetime import date

import pytest

from flows.model.errors import MisreadError
from flows.reading import read_count, read_day, read_money

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

AMOUNTS = [
    # the currency that is meant, whatever that of the case
    ("12 000 Kč", "USD", "12000.00 CZK"),
    ("R 4 500", "USD", "4500.00 ZAR"),
    ("CAD$ 900", "USD", "900.00 CAD"),
    ("CAD$500", "USD", "500.00 CAD"),
    ("SGD$4.90", "USD", "4.90 SGD"),
    ("500 лв", "USD", "500.00 BGN"),
    ("5000 Ft", "USD", "5000.00 HUF"),
    ("500 원", "USD", "500 KRW"),
    ("৳ 500", "USD", "500.00 BDT"),
    ("د.إ 500", "USD", "500.00 AED"),
    ("500 ر.س", "USD", "500.00 SAR"),
    ("100,000đ", "USD", "100000 VND"),
    ("AU $950", "USD", "950.00 AUD"),
    ("HK $500", "USD", "500.00 HKD"),
    ("NZ $500", "USD", "500.00 NZD"),
    ("MX $ 500", "USD", "500.00 MXN"),
    ("500 Canadian dollars", None, "500.00 CAD"),
    ("500 Hong Kong dollars", None, "500.00 HKD"),
    ("$500 CA", None, "500.00 CAD"),
    ("500 dólares canadienses", None, "500.00 CAD"),
    ("500 NZ dollars", None, "500.00 NZD"),
    ("500 Egyptian pounds", None, "500.00 EGP"),
    ("500 Moroccan dirhams", None, "500.00 MAD"),
    ("500 Qatari riyals", None, "500.00 QAR"),
    ("500 Lebanese lira", None, "500.00 LBP"),
    ("500 Danish kroner", None, "500.00 DKK"),
    ("500 lei", None, "500.00 RON"),
    ("500 LE", "USD", "500.00 EGP"),
    ("500 欧元", "USD", "500.00 EUR"),
    ("Rs.500", "PKR", "500.00 PKR"),
    ("500 CFA", "USD", ASKED),
    ("500 USD EUR", "EUR", ASKED),
    ("500 quatloos", "USD", ASKED),
    ("500 ⵣ", "USD", ASKED),
    # thousands and millions in words
    ("3 mil USD", None, ASKED),
    ("2,5 mil USD", None, ASKED),
    ("5 grand", "USD", ASKED),
    ("1.5 million dollars", None, ASKED),
    ("500 тыс. руб.", None, ASKED),
    ("2jt", "IDR", ASKED),
    ("10 lac INR", None, ASKED),
    ("5 bin TL", None, ASKED),
    ("3 tys. zł", None, ASKED),
    ("5тыс руб", None, ASKED),
    ("5 Tausend Euro", None, ASKED),
    ("2 mille euros", None, ASKED),
    ("2 mila euro", None, ASKED),
    ("500 ribu rupiah", None, ASKED),
    ("1.5 juta", "USD", ASKED),
    ("5 triệu", "USD", ASKED),
    ("3 हजार", "USD", ASKED),
    ("5 ألف دولار", None, ASKED),
    # a share, a part or several of the amount
    ("$..75", None, ASKED),
    ("50 cents", "USD", ASKED),
    ("99p", "USD", ASKED),
    ("half of 1000 USD", None, ASKED),
    ("500 USD twice", None, ASKED),
    ("two payments of 500 USD", None, ASKED),
    ("12 USD per unit", None, ASKED),
    # words that are codes too
    ("all 500", "USD", "500.00 USD"),
    ("500 for all", "USD", "500.00 USD"),
    ("top 500", None, ASKED),
    ("top 500", "USD", ASKED),
    ("500 ALL", None, "500.00 ALL"),
    # ordinary spellings
    ("USD - 1250", None, "1250.00 USD"),
    ("1.250,- EUR", None, "1250.00 EUR"),
    ("five hundred dollars", None, "500.00 USD"),
]

COUNTS = [
    ("50 percent", ASKED),
    ("50%", ASKED),
    ("all but 3", ASKED),
    ("everything except two", ASKED),
    ("not all 500", ASKED),
    ("all 500", 500),
    ("all 400", ASKED),
    ("one of 10", ASKED),
    ("2 gross", ASKED),
    ("2 doz", ASKED),
    ("20 boxes", ASKED),
    ("every one", 500),
    ("no one", ASKED),
    ("500 g", ASKED),
    ("all", 500),
    ("All of them", 500),
    ("todos", 500),
    ("全部", 500),
    ("two hundred", 200),
    ("two hundred and five units", 205),
    ("3 mil", ASKED),
    ("5 bin", ASKED),
    ("3 ألف", ASKED),
    ("about half", ASKED),
    ("most of them", ASKED),
    ("5 out of 10", ASKED),
    ("5 boxes of 10", ASKED),
    ("1.5 dozen", ASKED),
    ("5+5", ASKED),
    ("5 per box", ASKED),
    ("at least 5", ASKED),
    ("200 pieces", 200),
    ("200 Stück", 200),
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


@pytest.mark.parametrize(("typed", "known", "meant"), AMOUNTS)
def test_an_amount(typed: str, known: str | None, meant: str) -> None:
    try:
        found = str(read_money(typed, currency=known))
    except MisreadError:
        found = ASKED
    assert found == meant


@pytest.mark.parametrize(("typed", "meant"), COUNTS)
def test_a_count(typed: str, meant: int | str) -> None:
    try:
        found: int | str = read_count(typed, everything=500)
    except MisreadError:
        found = ASKED
    assert found == meant


def test_what_is_not_understood_is_shown_with_what_is() -> None:
    with pytest.raises(MisreadError) as caught:
        read_day("5 March 2026 I guess", today=TODAY, earliest=None, latest=TODAY)
    assert (caught.value.slot, caught.value.choices) == ("day_unsure", ("2026-03-05",))
    assert caught.value.values["unread"] == "guess"
    with pytest.raises(MisreadError) as caught:
        read_money("500 quatloos", currency="USD")
    assert (caught.value.slot, caught.value.choices[0]) == ("currency", "500 USD")
    with pytest.raises(MisreadError) as caught:
        read_money("5 mil USD", currency=None)
    assert caught.value.choices == ("5000 USD", "5000000 USD")
