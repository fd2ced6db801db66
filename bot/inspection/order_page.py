"""Proposes order number, total and date from the text of an order's screenshot; the buyer decides.

Nothing is made of what has two readings: no proposal is better than a wrong one.
"""

import re
from dataclasses import dataclass
from datetime import date

from flows.model.errors import MisreadError
from flows.model.money import Money
from flows.reading.digits import flatten_text
from flows.reading.money import read_money
from flows.reading.texts import fold_text
from flows.reading.times_of_day import remove_times
from flows.reading.written_dates import find_dates

ORDER_NUMBER = re.compile(r"(?<!\d)\d{15,19}(?!\d)")
# Letters may be far apart in Chinese, as the recognizer spaces them.
ORDER_LABEL = re.compile(r"order|订单|訂單", re.IGNORECASE)
TOTAL_LABEL = re.compile(r"(?i)\b(total|amount paid)\b|总额|总计|合计|总价|订单金额")
PARTIAL_LABEL = re.compile(r"sub-?\s?total|item|product|shipping|discount|商品|运费", re.IGNORECASE)
DATE_LABEL = re.compile(
    r"\b(date|placed|created|time|paid)\b|日期|时间|創建|创建|下单", re.IGNORECASE
)
CHINESE_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Order:
    """What an order's page seems to say; None where it says nothing, or more than one thing."""

    number: str | None = None
    total: Money | None = None
    placed_on: date | None = None


def find_order(text: str) -> Order | None:
    """What the recognized text says of the order; None when it has no order number."""
    lines = [CHINESE_SPACE.sub("", line) for line in text.splitlines()]
    number = _find_unique(
        ORDER_NUMBER, [line for line in lines if ORDER_LABEL.search(line)]
    ) or _find_unique(ORDER_NUMBER, lines)
    if number is None:
        return None
    return Order(number, _find_total(lines), _find_date(lines))


def _find_unique(pattern: re.Pattern[str], lines: list[str]) -> str | None:
    found = {match for line in lines for match in pattern.findall(line)}
    return found.pop() if len(found) == 1 else None


def _find_total(lines: list[str]) -> Money | None:
    found = {
        _parse_money(line)
        for line in lines
        if TOTAL_LABEL.search(line) and not PARTIAL_LABEL.search(line)
    } - {None}
    return found.pop() if len(found) == 1 else None


def _parse_money(line: str) -> Money | None:
    try:
        return read_money(line, currency=None)
    except MisreadError:
        return None


def _find_date(lines: list[str]) -> date | None:
    """Return the first date beside a label; one that may be read in two ways is none."""
    for line in lines:
        if DATE_LABEL.search(line):
            for mention in find_dates(remove_times(fold_text(flatten_text(line)))):
                day = mention[0]
                if len(mention) == 1 and day.year:
                    return _build_date(day.year, day.month, day.day)
    return None


def _build_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
