"""An amount and its currency, read strictly: what could be two amounts is asked about."""

import re
from collections.abc import Mapping, Sequence

from flows.model.errors import MisreadError
from flows.model.money import Money, count_decimals
from flows.reading.amount_terms import CHANGER, MONEY_LEXICON, Figure, find_figure, scan_amount
from flows.reading.digits import Numeral, flatten_text, list_readings
from flows.reading.lexicon.currencies import COMMON_WORDS, ENGLISH_WORDS, Named
from flows.reading.scanning import UNKNOWN, Token, quote_tokens

MISREADS: Mapping[str, str] = {
    "which_currency": "Which currency is that? Please send the amount with it, "
    "for example 500 USD.",
    "currency": "I do not know the currency “{name}”. Please use its three letters, "
    "for example USD or EUR.",
    "which_amount": "That can be read as two amounts. Which one is it?",
    "amount_unsure": "I read {amount} there, but I am not sure about “{unread}”. If that is the "
    "whole amount, tap it. If not, please type only the amount.",
    "amount_unread": "I am not sure which amount that is: I do not understand “{unread}” there. "
    "Please type only the whole amount, for example 500 USD.",
    "too_fine": "{currency} has fewer decimal places than that. Please type a rounded amount.",
    "zero": "Please type an amount above zero.",
    "too_large": "That is a very large amount. Please check the number of zeros.",
}

_MAX_AMOUNT = 10**9  # major units
_COMMON_CURRENCIES = ("USD", "EUR", "GBP", "CNY")
_MAX_TOKEN = 40  # characters
_MAX_CHOICE = 20


def _is_meant(token: Token, tokens: Sequence[Token], capitals: frozenset[str]) -> bool:
    """Whether a code that is an English word too stands for the currency here."""
    code = token.text.upper()
    if token.kind != "c" or code not in ENGLISH_WORDS or token.value[0] != (code,):
        return token.kind == "c"
    at = tokens.index(token)
    after = at > 0 and tokens[at - 1].kind == "n"
    before = at + 1 < len(tokens) and tokens[at + 1].kind == "n"
    others = any(one.kind == "c" and one.text.upper() not in ENGLISH_WORDS for one in tokens)
    if code in COMMON_WORDS:
        return code in capitals and after and not others
    return code in capitals or ((after or before) and not others)


def _sort_currency_words(tokens: Sequence[Token], line: str) -> list[Token]:
    """The tokens, where "all" in "all 500" is a word again and no currency."""
    capitals = frozenset(re.findall(r"\b[A-Z]{3}\b", line))
    found: list[Token] = []
    for token in tokens:
        if token.kind != "c" or _is_meant(token, tokens, capitals):
            found.append(token)
        elif token.text != "all":
            found.append(Token(UNKNOWN, token.text, token.start, token.end))
    return found


def _share_codes(named: Sequence[Named]) -> tuple[str, ...]:
    """The codes that all the names can mean; those of each where they exclude one another."""
    shared = [code for code in named[0][0] if all(code in codes for codes, _ in named[1:])]
    if shared:
        return tuple(shared)
    likely = (codes[0] if first is None else first for codes, first in named)
    return tuple(dict.fromkeys(likely))


def _choose_currency(tokens: Sequence[Token], token: str, default: str | None) -> str:
    """The one currency that is named, or the case's where none is."""
    named: list[Named] = [one.value for one in tokens if one.kind == "c"]
    if named:  # a country counts beside the currency it has: "NZ dollars", but not "500 US"
        named += [one.value for one in tokens if one.kind == "q"]
    unknown = [one for one in tokens if one.kind == UNKNOWN]
    codes = _share_codes(named) if named else ()
    if len(codes) == 1:
        return codes[0]
    if not codes and default and not unknown:
        return default
    if default in codes and all(default in each for each, _ in named):
        return default
    preferred = {first for _, first in named if first in codes}
    if len(preferred) == 1 and len({names for names, _ in named}) == 1:
        return str(preferred.pop())
    offered = codes or dict.fromkeys((*((default,) if default else ()), *_COMMON_CURRENCIES))
    choices = tuple(f"{token} {one}" for one in offered if len(token) <= _MAX_CHOICE)[:4]
    if unknown and not codes:
        raise MisreadError("currency", {"name": unknown[0].text[:40]}, choices)
    raise MisreadError("which_currency", choices=choices)


def _build_amount(number: Numeral, currency: str) -> Money:
    places = count_decimals(currency)
    if len(number.whole) > len(str(_MAX_AMOUNT)):
        raise MisreadError("too_large")
    amount = Money(number.scale(places), currency)
    if amount.minor > _MAX_AMOUNT * 10**places:
        raise MisreadError("too_large")
    return amount


def _choose_amount(figure: Figure, currency: str) -> Money:
    token, places = figure.text, count_decimals(currency)
    found = list_readings(token)
    if places == 0 or ("," in token and places == 2) or figure.is_whole:  # three are thousands
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


def _ask_multiple(figure: Figure, factors: Sequence[Token], currency: str | None) -> MisreadError:
    """Ask which amount "5 mil USD" is."""
    if not currency or len(factors) > 1:
        return MisreadError("unclear")
    readings = list_readings(figure.text)
    numbers = [number.multiply(factor) for factor in factors[0].value for number in readings]
    amounts = (f"{number.whole} {currency}" for number in numbers if not number.fraction)
    choices = dict.fromkeys(each for each in amounts if len(each) <= _MAX_CHOICE)
    return MisreadError("unclear", choices=tuple(choices)[:4])


def _check_whole(line: str, amount: Money, unread: Sequence[Token]) -> None:
    """Ask about an amount that was read from a part of the line only."""
    if not unread:
        return
    said = quote_tokens(line, unread)[:60]
    if any(token.kind not in (UNKNOWN, "q") for token in unread):
        raise MisreadError("amount_unread", {"unread": said})
    raise MisreadError("amount_unsure", {"amount": amount, "unread": said}, (str(amount),))


def read_money(text: str, *, currency: str | None) -> Money:
    """One amount above zero: "1,234.50 USD", "$1 234,5", "€12", "1.234,56 eur".

    `currency` is the one of the case, used when the text names none or only a shared sign
    ("$", "¥"); a currency that is named outright wins over it, and one that is not known is asked.
    """
    flat = flatten_text(text)
    line, scanned = scan_amount(flat, MONEY_LEXICON)
    tokens = _sort_currency_words(scanned, flat)
    figure = find_figure(
        flat, line, tokens, lambda one: f"{one} {_name_only(tokens, currency)}".strip()
    )
    if all(number == Numeral("0") for number in list_readings(figure.text)):
        raise MisreadError("zero")
    if len(figure.text) > _MAX_TOKEN:
        raise MisreadError("too_large")
    unread = _list_unread(tokens)
    if any(token.kind == CHANGER for token in unread):
        raise MisreadError("amount_unread", {"unread": quote_tokens(line, unread)[:60]})
    factors = [token for token in tokens if token.kind == "k"]
    if factors:
        raise _ask_multiple(figure, factors, None if unread else _name_only(tokens, currency))
    amount = _choose_amount(figure, _choose_currency(tokens, figure.text, currency))
    _check_whole(line, amount, unread)
    if not amount.minor:
        raise MisreadError("zero")
    return amount


def _list_unread(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that say nothing of the amount: a country counts beside its currency alone."""
    return [
        token
        for token in tokens
        if token.kind not in "cnkq" or (token.kind == "q" and not _has_country(token, tokens))
    ]


def _has_country(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a currency beside it is one of the country's."""
    code = token.value[1]
    return any(code in one.value[0] for one in tokens if one.kind == "c")


def _name_only(tokens: Sequence[Token], default: str | None) -> str:
    """The code of the one currency the line can be in, "" where there are more."""
    try:
        return _choose_currency(tokens, "", default)
    except MisreadError:
        return ""
