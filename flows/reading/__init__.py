"""What buyers type, read strictly: a value, or a `Misread` that says what is missing."""

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
from flows.reading.choices import Option, read_choice
from flows.reading.counts import read_count
from flows.reading.days import read_day
from flows.reading.moments import Moment, read_moment
from flows.reading.money import read_money
from flows.reading.orders import read_order_number
from flows.reading.texts import clean, read_text

MISREADS: Mapping[str, str] = {
    slot: sentence
    for module in (texts, digits, money, counts, clocks, days, moments, choices, orders)
    for slot, sentence in module.MISREADS.items()
}
"""Every slot a reader here can raise, with its English sentence (`str.format` placeholders)."""

__all__ = [
    "MISREADS",
    "Moment",
    "Option",
    "clean",
    "read_choice",
    "read_count",
    "read_day",
    "read_moment",
    "read_money",
    "read_order_number",
    "read_text",
]
