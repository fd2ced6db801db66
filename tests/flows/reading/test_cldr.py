"""What the CLDR writes comes back as the same day or amount, or as a question."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date, format_timedelta
from babel.numbers import format_currency

from flows.model.errors import MisreadError
from flows.model.money import Money, count_decimals
from flows.reading import read_day, read_money

_LOCALES = (
    "en en_GB en_AU en_CA en_IN en_ZA en_NG en_SG es es_MX es_AR es_CO fr fr_CA fr_CH de de_AT "
    "de_CH pt pt_PT ru uk tr it nl pl ro el cs sk hu sv da nb fi bg hr sr sr_Latn sl lt lv et ca "
    "gl eu ar ar_AE ar_SA ar_EG ar_MA ar_LB fa he hi bn ur ta te mr gu th vi id ms fil ja ko zh "
    "zh_Hant zh_Hant_HK sw az ka hy kk uz mk sq af is km my ne si kn ml pa be bs zu am mn"
)
LOCALES = _LOCALES.split()
"""What buyers speak, and what they may."""

_READ_LONG = (
    "en es fr de pt ru uk tr it nl ro el cs sk hu sv nb fi bg ar fa he hi bn ur th vi id ms "
    "ja ko zh"
)
READ_LONG = _READ_LONG.split()
"""Languages whose long dates are read, never only asked about."""

_CURRENCIES = (
    "USD EUR GBP CNY AUD CAD HKD SGD JPY INR BRL MXN CHF SEK PLN TRY RUB ZAR AED SAR NOK DKK CZK "
    "HUF KRW THB IDR PHP ILS KWD NGN EGP MAD TWD NZD"
)
CURRENCIES = _CURRENCIES.split()
AMOUNTS = ("0.75", "500", "1234.5", "12000", "4500000")
OWN_DOLLARS = {"AUD", "CAD", "MXN", "TWD", "SGD", "HKD", "NZD"}
"""Dollars of countries that write them "$" alone, which on Alibaba.com is the American one."""

TODAY = date(2026, 11, 27)
BOUNDS = ((None, None), (date(2023, 11, 28), TODAY))
LENGTHS = ("short", "medium", "long", "full")


def list_days(step: int) -> Iterator[date]:
    return (TODAY - timedelta(days=ago) for ago in range(0, 365, step))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_date_comes_back_or_is_asked_about(locale: str) -> None:
    for length in LENGTHS:
        for day in list_days(step=17):
            typed = format_date(day, length, locale=locale)
            for earliest, latest in BOUNDS:
                try:
                    found = read_day(typed, today=TODAY, earliest=earliest, latest=latest)
                except MisreadError:
                    continue
                assert found == day, typed


@pytest.mark.parametrize("locale", READ_LONG)
def test_a_long_date_is_read(locale: str) -> None:
    for day in list_days(step=29):
        typed = format_date(day, "long", locale=locale)
        assert read_day(typed, today=TODAY, earliest=None, latest=None) == day


@pytest.mark.parametrize("locale", LOCALES)
def test_a_count_of_days_comes_back_or_is_asked_about(locale: str) -> None:
    for days in (-21, -14, -5, -3, -1, 1, 3, 14):
        typed = format_timedelta(timedelta(days=days), "day", add_direction=True, locale=locale)
        try:
            found = read_day(typed, today=TODAY, earliest=None, latest=None)
        except MisreadError:
            continue
        assert (found - TODAY).days == days, typed


@pytest.mark.parametrize("locale", LOCALES)
def test_an_amount_comes_back_or_is_asked_about(locale: str) -> None:
    for currency in CURRENCIES:
        for major in AMOUNTS:
            amount = Decimal(major)
            if amount != amount.to_integral() and currency in ("JPY", "KRW", "HUF", "IDR"):
                continue  # written without decimals
            meant = Money(int(amount.scaleb(count_decimals(currency))), currency)
            typed = format_currency(amount, currency, locale=locale)
            for known in (None, "USD", currency):
                try:
                    found = read_money(typed, currency=known)
                except MisreadError:
                    continue
                if found.currency == "USD" and currency in OWN_DOLLARS and "$" in typed:
                    assert not any(letter.isalpha() for letter in typed)
                    continue
                assert found == meant, (typed, known)
