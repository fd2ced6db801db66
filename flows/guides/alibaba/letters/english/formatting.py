"""Days, units, names and quotes as the English letters write them."""

from datetime import date

from flows.guides.alibaba.letters.content.draft import Excerpt
from flows.guides.alibaba.letters.formatting import clip, format_number

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

STOPS = (".", "!", "?", "。", "！", "？")


def format_day(day: date) -> str:
    """Return "12 March 2026", which nobody reads as another day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_units(count: int) -> str:
    """Return "1 unit" or "1,200 units"."""
    return f"{format_number(count)} {'unit' if count == 1 else 'units'}"


def clip_excerpt(words: Excerpt) -> str:
    """Return the words as typed, as far as there is room."""
    return clip(words.text, words.most)


def quote(words: Excerpt) -> str:
    """Return the words in quotes, as typed, as far as there is room."""
    return f'"{clip_excerpt(words)}"'


def end_sentence(sentence: str) -> str:
    """Return the sentence with a full stop, unless what was typed last brings its own."""
    return sentence if sentence.rstrip('"').endswith(STOPS) else f"{sentence}."


def capitalize(text: str) -> str:
    """Return the text with a capital letter at its start, and the rest as it is."""
    return text[:1].upper() + text[1:]
