"""What buyers type, read strictly: a value, or a `MisreadError` that says what is missing.

The patterns are strings: `re` compiles each when it is first needed, and keeps it.
"""

from collections.abc import Mapping

from flows.reading import (
    amount_terms,
    choices,
    counts,
    days,
    money,
    order_numbers,
    texts,
    times_of_day,
    wall_times,
)
from flows.reading.choices import OptionWords, read_choice
from flows.reading.counts import read_count
from flows.reading.days import read_day
from flows.reading.money import read_money
from flows.reading.order_numbers import read_order_number
from flows.reading.texts import clean_text, read_text
from flows.reading.wall_times import WallTime, read_wall_time

MISREADS: Mapping[str, str] = {
    slot: sentence
    for module in (
        texts,
        amount_terms,
        money,
        counts,
        times_of_day,
        days,
        wall_times,
        choices,
        order_numbers,
    )
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
