"""Days, units, names and quotes as the Chinese letters write them."""

from datetime import date

from flows.guides.alibaba.letters.content.draft import Excerpt
from flows.guides.alibaba.letters.formatting import clip, format_number


def format_day(day: date) -> str:
    """Return "2026年3月12日"."""
    return f"{day.year}年{day.month}月{day.day}日"


def format_units(count: int) -> str:
    """Return "1,200件"."""
    return f"{format_number(count)}件"


def clip_excerpt(words: Excerpt) -> str:
    """Return the words as typed, as far as there is room."""
    return clip(words.text, words.most, "……")


def end_sentence(sentence: str) -> str:
    """Return the sentence with a full stop, unless what was typed last brings its own."""
    typed = sentence.rstrip("”）")
    return sentence if typed.endswith((".", "!", "?", "。", "！", "？")) else f"{sentence}。"


def quote(words: Excerpt) -> str:
    """Return the words in Chinese quotes, as typed, as far as there is room."""
    return f"“{clip_excerpt(words)}”"
