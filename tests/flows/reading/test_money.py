"""Amounts: exact, in any usual spelling, and asked about when two are possible."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model.errors import MisreadError
from flows.model.money import Money, count_decimals
from flows.reading import read_money


def test_places_follow_iso_4217() -> None:
    assert [count_decimals(code) for code in ("USD", "JPY", "KWD", "CLF")] == [2, 0, 3, 4]


@pytest.mark.parametrize(
    ("minor", "currency", "plain"),
    [
        (123450, "USD", "1234.50"),
        (5, "USD", "0.05"),
        (1234, "JPY", "1234"),
        (1, "KWD", "0.001"),
        (-150, "EUR", "-1.50"),
    ],
)
def test_plain(minor: int, currency: str, plain: str) -> None:
    assert Money(minor, currency).format_plain() == plain
    assert str(Money(minor, currency)) == f"{plain} {currency}"


def test_arithmetic_is_exact() -> None:
    total = Money(10000, "USD")
    assert total.multiply(Fraction(1, 3)) == Money(3333, "USD")
    assert Money(5, "USD").multiply(Fraction(1, 2)) == Money(3, "USD")
    assert total.add(Money(1, "USD")).subtract(Money(2, "USD")) == Money(9999, "USD")
    assert Money(1, "USD") < total
    assert total >= Money(10000, "USD")


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="not one currency"):
        Money(1, "USD").add(Money(1, "EUR"))
    with pytest.raises(ValueError, match="not one currency"):
        assert Money(1, "USD") < Money(1, "EUR")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,234.50 USD", "1234.50 USD"),
        ("$1 234,5", "1234.50 USD"),
        ("US$ 300", "300.00 USD"),
        ("US $6,499.11", "6499.11 USD"),
        ("€12", "12.00 EUR"),
        ("1.234,56 eur", "1234.56 EUR"),
        ("EUR12", "12.00 EUR"),
        ("12.345.678,90 eur", "12345678.90 EUR"),
        ("2\u202f310,50 euros", "2310.50 EUR"),
        ("CHF 1'250.50", "1250.50 CHF"),
        ("CHF 1’250", "1250.00 CHF"),
        ("₹1,25,000", "125000.00 INR"),
        ("usd .50", "0.50 USD"),
        ("1.50000 usd", "1.50 USD"),
        ("١٬٢٠٠٫٥ درهم", "1200.50 AED"),
        ("१२३ usd", "123.00 USD"),
        ("１２３．５ ＵＳＤ", "123.50 USD"),
        ("￥16800元", "16800.00 CNY"),
        ("500美元", "500.00 USD"),
        ("500 долларов", "500.00 USD"),
        ("1 250 000 ₽", "1250000.00 RUB"),
        ("R$ 5", "5.00 BRL"),
        ("$12 AUD", "12.00 AUD"),
        ("£7", "7.00 GBP"),
        ("1.000 JPY", "1000 JPY"),
        ("1,000 JPY", "1000 JPY"),
        ("12.00 JPY", "12 JPY"),
        ("1.23 KWD", "1.230 KWD"),
        ("1.234 KWD", "1.234 KWD"),
        ("1000000000 USD", "1000000000.00 USD"),
        ("all 500 USD", "500.00 USD"),
        ("500 try", "500.00 TRY"),
        ("USD 500 (500 dollars)", "500.00 USD"),
        ("USD - 1250", "1250.00 USD"),
        ("five hundred dollars", "500.00 USD"),
        ("5 thousand usd", "5000.00 USD"),
    ],
)
def test_amount(typed: str, amount: str) -> None:
    assert str(read_money(typed, currency=None)) == amount


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("500", "CNY", "500.00 CNY"),
        ("$500", "AUD", "500.00 AUD"),
        ("$500", "EUR", "500.00 USD"),
        ("¥500", "JPY", "500 JPY"),
        ("¥500", "CNY", "500.00 CNY"),
        ("rs 500", "PKR", "500.00 PKR"),
        ("€12", "USD", "12.00 EUR"),
        ("about 1,234", "USD", "1234.00 USD"),
    ],
)
def test_the_case_knows_its_currency(typed: str, currency: str, amount: str) -> None:
    assert str(read_money(typed, currency=currency)) == amount


@pytest.mark.parametrize(
    ("typed", "slot", "choices"),
    [
        ("hello", "no_number", ()),
        ("$", "no_number", ()),
        ("12k", "unclear", ()),
        ("1.5k usd", "unclear", ("1500 USD",)),
        ("12kusd", "currency", ("12 USD", "12 EUR", "12 GBP", "12 CNY")),
        ("1万美元", "unclear", ("10000 USD",)),
        ("5 million usd per year", "amount_unread", ()),
        ("10 kg for 10 usd", "amount_unread", ()),
        ("2½ usd", "unclear", ()),
        ("50% usd", "unclear", ()),
        ("12.03.2026 usd", "unclear", ()),
        ("1.2,3.4 usd", "unclear", ()),
        ("-50", "negative", ()),
        ("-$50", "negative", ()),
        ("USD -5", "negative", ()),
        ("minus 5 eur", "negative", ()),
        ("0", "zero", ()),
        ("0.00 usd", "zero", ()),
        ("0.001 usd", "too_fine", ()),
        ("1000000001 usd", "too_large", ()),
        ("9" * 5000, "too_large", ()),
        ("500 XYZ", "currency", ("500 USD", "500 EUR", "500 GBP", "500 CNY")),
        ("500", "which_currency", ("500 USD", "500 EUR", "500 GBP", "500 CNY")),
        ("¥500", "which_currency", ("500 CNY", "500 JPY")),
        ("500 usd or eur", "which_currency", ("500 USD", "500 EUR")),
        ("1.234 usd", "which_amount", ("1234.00 USD", "1.23 USD")),
        ("1,000 KWD", "which_amount", ("1000.000 KWD", "1.000 KWD")),
        ("1.2345 usd", "too_fine", ("1.23 USD",)),
        ("0.235 usd", "too_fine", ("0.24 USD",)),
        ("1.5 jpy", "too_fine", ("2 JPY",)),
        ("200-300 usd", "several_numbers", ("200 USD", "300 USD")),
        ("200 and 300", "several_numbers", ("200", "300")),
    ],
)
def test_no_amount(typed: str, slot: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        read_money(typed, currency=None)
    assert (caught.value.slot, caught.value.choices) == (slot, choices)


@given(
    st.integers(1, 10**11),
    st.sampled_from(["{:,.2f} USD", "USD {:.2f}", "${:,.2f}", "US$ {:_.2f}", "{:,.2f}€"]),
)
def test_every_amount_comes_back(minor: int, written: str) -> None:
    text = written.format(minor / 100).replace("_", " ")
    assert read_money(text, currency=None).minor == minor
