"""What buyers type, read strictly: a value, or a `MisreadError` that says what is missing."""

from collections.abc import Mapping

from flows.reading import (
    choices,
    clocks,
    counts,
    days,
    digits,
    moments,
    money,
    orders,
    texts,
)
from flows.reading.choices import OptionWords, read_choice
from flows.reading.counts import read_count
from flows.reading.days import read_day
from flows.reading.moments import WallTime, read_wall_time
from flows.reading.money import read_money
from flows.reading.orders import read_order_number
from flows.reading.texts import clean_text, read_text

MISREADS: Mapping[str, str] = {
    slot: sentence
    for module in (texts, digits, money, counts, clocks, days, moments, choices, orders)
    for slot, sentence in module.MISREADS.items()
}
"""Every slot a reader here can raise, with its English sentence (`str.format` placeholders)."""

__all__ = [
    "MISREADS",
    "OptionWords",
    "WallTime",
    "clean_text",
    "read_choice",
    "read_count",
    "read_day",
    "read_money",
    "read_order_number",
    "read_text",
    "read_wall_time",
]
