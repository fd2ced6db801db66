"""A month of days as buttons."""

import calendar
from datetime import date, timedelta

from babel.dates import format_date, get_day_names

from bot.rendering.keyboards import Button, Rows, rows
from bot.rendering.view import View
from bot.transport import callback_data
from flows.definition.kinds import Day
from flows.engine.handlers.answers import MONTH
from flows.model.case import Spot

BLANK = "\u00b7"


def month_rows(view: View, spot: Spot, month: str) -> Rows:
    """Return the days of a month that can be picked, the months beside it, and the other replies.

    `month` is "2026-03"; one that is none shows the present month, one out of bounds the nearest.
    """
    scene = view.scene
    kind = scene.step.kind
    if not isinstance(kind, Day):
        return rows(view, spot)
    first, last = kind.bounds(scene.asking)
    start = min(max(_start(month, scene.asking.today), first.replace(day=1)), last.replace(day=1))
    weeks = calendar.Calendar().monthdatescalendar(start.year, start.month)
    days = [[_day(view, spot, day, start, first, last) for day in week] for week in weeks]
    return [
        _beside(view, spot, start, first, last),
        _names(view, spot, start),
        *days,
        *rows(view, spot),
    ]


def _start(month: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return today.replace(day=1)


def _button(view: View, spot: Spot, text: str, option: str) -> Button:
    return {"text": text, "callback_data": callback_data.of_spot(view.case.id, spot, option)}


def _day(view: View, spot: Spot, day: date, start: date, first: date, last: date) -> Button:
    if day.month != start.month or not first <= day <= last:
        return _button(view, spot, BLANK, f"{MONTH}{start:%Y-%m}")
    return _button(view, spot, str(day.day), day.isoformat())


def _names(view: View, spot: Spot, start: date) -> list[Button]:
    names = get_day_names("abbreviated", locale=view.voice.locale)
    return [_button(view, spot, names[day], f"{MONTH}{start:%Y-%m}") for day in range(7)]


def _beside(view: View, spot: Spot, start: date, first: date, last: date) -> list[Button]:
    before, after = start - timedelta(days=1), (start + timedelta(days=31)).replace(day=1)
    named = _button(view, spot, _named(view, start), f"{MONTH}{start:%Y-%m}")
    shown = [named]
    if before >= first:
        shown.insert(0, _button(view, spot, f"‹ {_named(view, before)}", f"{MONTH}{before:%Y-%m}"))
    if after <= last:
        shown.append(_button(view, spot, f"{_named(view, after)} ›", f"{MONTH}{after:%Y-%m}"))
    return shown


def _named(view: View, day: date) -> str:
    return format_date(day, "MMM y", locale=view.voice.locale)
