"""What the letters say, in both languages at once, as the case file prints it."""

from datetime import date

from flows.definition.vocabulary import Phrase
from flows.guides.alibaba.letters.chinese import CHINESE
from flows.guides.alibaba.letters.chinese import comparison as comparison_zh
from flows.guides.alibaba.letters.chinese import formatting as formatting_zh
from flows.guides.alibaba.letters.chinese import timeline as timeline_zh
from flows.guides.alibaba.letters.content.draft import Line
from flows.guides.alibaba.letters.content.options import Place
from flows.guides.alibaba.letters.content.timeline import Event, Happening
from flows.guides.alibaba.letters.english import ENGLISH, comparison, formatting, timeline
from flows.guides.alibaba.letters.formatting import format_amount


def phrase_line(line: Line) -> Phrase:
    """Return the sentences of a line, as a letter words them."""
    return Phrase(ENGLISH.word_line(line), CHINESE.word_line(line))


def phrase_event(event: Event) -> Phrase:
    """Return what happened, with its amount and the day it was promised for."""
    amount = f" {format_amount(event.amount)}" if event.amount else ""
    english = formatting.capitalize(timeline.HAPPENINGS[event.what])
    until = phrase_day(event.until) if event.until else Phrase("")
    lead = " until" if event.what is Happening.ASKED_WAIT else " for"
    return Phrase(
        f"{english}{amount}{f'{lead} {until.en}' if until.en else ''}",
        f"{timeline_zh.HAPPENINGS[event.what]}{amount}{f'（至{until.zh}）' if until.zh else ''}",
    )


def phrase_units(count: int) -> Phrase:
    """Return "1,200 units"."""
    return Phrase(formatting.format_units(count), formatting_zh.format_units(count))


def phrase_day(day: date) -> Phrase:
    """Return "12 March 2026"."""
    return Phrase(formatting.format_day(day), formatting_zh.format_day(day))


def phrase_place(place: Place | None) -> Phrase:
    """Return where an agreed term stands in writing, nothing for None."""
    if place is None:
        return Phrase("")
    return Phrase(comparison.PLACES[place], comparison_zh.PLACES[place])
