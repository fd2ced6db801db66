"""An amount and its currency, read strictly: what could be two amounts is asked about."""

import re
from collections.abc import Mapping

from flows.model.errors import MisreadError
from flows.model.money import Money, count_decimals
from flows.reading.currencies import CODES, ENGLISH_WORDS, NAMES, SHARED_NAMES
from flows.reading.digits import (
    NEGATIVE,
    NUMBER,
    UNCLEAR,
    Numeral,
    find_numbers,
    flatten_text,
    list_readings,
)

MISREADS: Mapping[str, str] = {
    "which_currency": "Which currency is that? Please send the amount with it, "
    "for example 500 USD.",
    "currency": 'I do not know the currency "{name}". Please use its three letters, '
    "for example USD or EUR.",
    "which_amount": "That can be read as two amounts. Which one is it?",
    "too_fine": "{currency} has fewer decimal places than that. Please type a rounded amount.",
    "zero": "Please type an amount above zero.",
    "too_large": "That is a very large amount. Please check the number of zeros.",
}

_SIGN = r"(?i)[a-z]{0,3}\$s?|(?:cn|jp)?¥|[€£₪₹₩₸₦₱₽฿₺₴₫₨]|[^\W\d_]+"
_MAX_AMOUNT = 10**9  # major units
_COMMON_CURRENCIES = ("USD", "EUR", "GBP", "CNY")


def _find_outright(names: list[str]) -> tuple[str, ...]:
    """The codes that are named beyond doubt; "all 500 USD" is no Albanian lek."""
    alone = [name for name in names if name.lower() not in SHARED_NAMES]
    codes = {name: NAMES.get(name.lower(), name.upper()) for name in alone}
    known = {name: code for name, code in codes.items() if code in CODES}
    sure = {
        name: code for name, code in known.items() if name.isupper() or code not in ENGLISH_WORDS
    }
    return tuple(dict.fromkeys((sure or known).values()))


def _find_currencies(line: str, default: str | None) -> tuple[str, ...]:
    """What the line may be in: one code when it is clear, none when it does not say."""
    names = _find_names(line)
    found = _find_outright(names)
    for name in names:
        shared = SHARED_NAMES.get(name.lower(), ())
        if set(found) & set(shared):  # "$12 AUD" names one currency twice
            continue
        likely = default if default in shared else NAMES.get(name.lower())
        found += (likely,) if likely and shared else shared
    return tuple(dict.fromkeys(found))


def _find_names(line: str) -> list[str]:
    return re.findall(_SIGN, re.sub(NUMBER, " ", line))


def _choose_currency(line: str, token: str, default: str | None) -> str:
    found, names = _find_currencies(line, default), _find_names(line)
    if len(found) == 1:
        return found[0]
    if not found:
        if len(names) == 1 and len(names[0]) == 3 and names[0].isascii():
            raise MisreadError("currency", {"name": names[0]})
        if default:
            return default
    raise MisreadError(
        "which_currency", choices=tuple(f"{token} {one}" for one in found or _COMMON_CURRENCIES)[:4]
    )


def _find_token(line: str, default: str | None) -> str:
    """The only number of the line, as written."""
    found = find_numbers(line)
    if not found:
        raise MisreadError("no_number")
    if len(found) > 1:
        codes = _find_currencies(line, default)
        suffix = f" {codes[0]}" if len(codes) == 1 else ""
        short = (token for token in found if len(token) <= 20)
        raise MisreadError("several_numbers", choices=tuple(token + suffix for token in short)[:4])
    if re.search(UNCLEAR, line) or not list_readings(found[0]):
        raise MisreadError("unclear")
    if re.search(NEGATIVE, line):
        raise MisreadError("negative")
    if all(number == Numeral("0") for number in list_readings(found[0])):
        raise MisreadError("zero")
    return found[0]


def _build_amount(number: Numeral, currency: str) -> Money:
    places = count_decimals(currency)
    if len(number.whole) > len(str(_MAX_AMOUNT)):
        raise MisreadError("too_large")
    amount = Money(number.scale(places), currency)
    if amount.minor > _MAX_AMOUNT * 10**places:
        raise MisreadError("too_large")
    return amount


def _choose_amount(token: str, currency: str) -> Money:
    found, places = list_readings(token), count_decimals(currency)
    if places == 0 or ("," in token and places == 2):  # then a group of three is thousands
        found = found[:1]
    if places > 2 and "." in token:  # "1.234 KWD" is how that currency is written
        found = found[-1:]
    amounts = tuple(dict.fromkeys(_build_amount(number, currency) for number in found))
    choices = tuple(str(amount) for amount in amounts if amount.minor)
    if len(amounts) > 1:
        raise MisreadError("which_amount", choices=choices)
    if len(found[0].fraction) > places:
        raise MisreadError("too_fine", {"currency": currency}, choices)
    return amounts[0]


def read_money(text: str, *, currency: str | None) -> Money:
    """One amount above zero: "1,234.50 USD", "$1 234,5", "€12", "1.234,56 eur".

    `currency` is the one of the case, used when the text names none or only a shared sign
    ("$", "¥"); a currency that is named outright wins over it.
    """
    line = flatten_text(text)
    token = _find_token(line, currency)
    if len(token) > 40:
        raise MisreadError("too_large")
    amount = _choose_amount(token, _choose_currency(line, token, currency))
    if not amount.minor:
        raise MisreadError("zero")
    return amount
