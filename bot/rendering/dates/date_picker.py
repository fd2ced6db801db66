"""A month of days as buttons."""

import calendar
from datetime import date, timedelta

from babel.dates import format_date, get_day_names

from bot.rendering.keyboards import build_keyboard
from bot.rendering.pages import Button, Rows, build_button
from bot.rendering.view import View
from bot.transport import callback_data
from flows.definition.kinds import Day
from flows.engine.handlers.answers import MONTH_PREFIX
from flows.model.case import Spot

BLANK = "\u00b7"


def build_month_rows(view: View, spot: Spot, month: str) -> Rows:
    """Return the days of a month that can be picked, the months beside it, and the other replies.

    `month` is "2026-03"; one that is none shows the present month, one out of bounds the nearest.
    """
    context = view.context
    kind = context.step.kind
    if not isinstance(kind, Day):
        return build_keyboard(view, spot)
    first, last = kind.compute_bounds(context.asking)
    start = min(
        max(_parse_month(month, context.asking.today), first.replace(day=1)), last.replace(day=1)
    )
    weeks = calendar.Calendar().monthdatescalendar(start.year, start.month)
    days = [
        [_build_day(view, spot, day, start, first, last) for day in week]
        for week in weeks
        if any(day.month == start.month and first <= day <= last for day in week)
    ]
    return [
        _build_navigation(view, spot, start, first, last),
        _build_weekdays(view, spot, start),
        *days,
        *_drop_calendar(build_keyboard(view, spot)),
    ]


def _drop_calendar(rows: Rows) -> Rows:
    """Leave out the button that opens what is open."""
    return [[each for each in row if f":{MONTH_PREFIX}" not in str(each)] for row in rows]


def _parse_month(month: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return today.replace(day=1)


def _build_reply(view: View, spot: Spot, text: str, option: str) -> Button:
    return build_button(text, callback_data.encode_reply(view.case.id, spot, option))


def _build_day(view: View, spot: Spot, day: date, start: date, first: date, last: date) -> Button:
    if day.month != start.month or not first <= day <= last:
        return _build_reply(view, spot, BLANK, f"{MONTH_PREFIX}{start:%Y-%m}")
    return _build_reply(view, spot, str(day.day), day.isoformat())


def _build_weekdays(view: View, spot: Spot, start: date) -> list[Button]:
    names = get_day_names("short", locale=view.voice.locale)
    return [
        _build_reply(view, spot, names[day], f"{MONTH_PREFIX}{start:%Y-%m}") for day in range(7)
    ]


def _build_navigation(view: View, spot: Spot, start: date, first: date, last: date) -> list[Button]:
    before, after = start - timedelta(days=1), (start + timedelta(days=31)).replace(day=1)
    current = _build_reply(view, spot, _format_month(view, start), f"{MONTH_PREFIX}{start:%Y-%m}")
    buttons = [current]
    if before >= first:
        buttons.insert(
            0,
            _build_reply(
                view, spot, f"‹ {_format_month(view, before)}", f"{MONTH_PREFIX}{before:%Y-%m}"
            ),
        )
    if after <= last:
        buttons.append(
            _build_reply(
                view, spot, f"{_format_month(view, after)} ›", f"{MONTH_PREFIX}{after:%Y-%m}"
            )
        )
    return buttons


def _format_month(view: View, day: date) -> str:
    return format_date(day, "MMM y", locale=view.voice.locale)
