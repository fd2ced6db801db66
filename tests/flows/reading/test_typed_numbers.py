"""Amounts and counts that buyers type, row by row: read as meant, or asked about."""

import pytest

from flows.model.errors import MisreadError
from flows.reading import read_count, read_money

ASKED = "asked"

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
        read_money("500 quatloos", currency="USD")
    assert (caught.value.slot, caught.value.choices[0]) == ("currency", "500 USD")
    with pytest.raises(MisreadError) as caught:
        read_money("5 mil USD", currency=None)
    assert caught.value.choices == ("5000 USD", "5000000 USD")
