"""Proposes order number, total and date from the text of an order's screenshot; the buyer decides.

Nothing is made of what has two readings: no proposal is better than a wrong one.
"""

import re
from dataclasses import dataclass
from datetime import date

from flows.model.errors import Misread
from flows.model.money import Money
from flows.reading.clocks import without_time
from flows.reading.dates import written
from flows.reading.digits import flat
from flows.reading.money import read_money
from flows.reading.texts import folded

NUMBER = re.compile(r"(?<!\d)\d{15,19}(?!\d)")
# Letters may be far apart in Chinese, as the recognizer spaces them.
ORDER = re.compile(r"order|订单|訂單", re.IGNORECASE)
TOTAL = re.compile(r"(?i)\b(total|amount paid)\b|总额|总计|合计|总价|订单金额")
PART = re.compile(r"sub-?\s?total|item|product|shipping|discount|商品|运费", re.IGNORECASE)
PLACED = re.compile(r"\b(date|placed|created|time|paid)\b|日期|时间|創建|创建|下单", re.IGNORECASE)
SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Order:
    """What an order's page seems to say; None where it says nothing, or more than one thing."""

    number: str | None = None
    total: Money | None = None
    placed_on: date | None = None


def order_in(text: str) -> Order | None:
    """What the recognized text says of the order; None when it has no order number."""
    lines = [SPACED.sub("", line) for line in text.splitlines()]
    number = _only(NUMBER, [line for line in lines if ORDER.search(line)]) or _only(NUMBER, lines)
    if number is None:
        return None
    return Order(number, _total(lines), _placed_on(lines))


def _only(pattern: re.Pattern[str], lines: list[str]) -> str | None:
    found = {match for line in lines for match in pattern.findall(line)}
    return found.pop() if len(found) == 1 else None


def _total(lines: list[str]) -> Money | None:
    found = {_money(line) for line in lines if TOTAL.search(line) and not PART.search(line)} - {
        None
    }
    return found.pop() if len(found) == 1 else None


def _money(line: str) -> Money | None:
    try:
        return read_money(line, currency=None)
    except Misread:
        return None


def _placed_on(lines: list[str]) -> date | None:
    """Return the first date beside a label; one that may be read in two ways is none."""
    for line in lines:
        if PLACED.search(line):
            for mention in written(without_time(folded(flat(line)))):
                day = mention[0]
                if len(mention) == 1 and day.year:
                    return _day(day.year, day.month, day.day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
