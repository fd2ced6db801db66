"""What will come in a case: its dates, and when the bot writes; the dates for a calendar too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape

from bot.rendering.dates.ical import CalendarEvent
from bot.rendering.nudges import render_count
from bot.rendering.questions import TAGS
from bot.rendering.status_card import name_case
from bot.rendering.view import View
from flows.definition.deadlines import DueDate
from flows.definition.kinds import Wait
from flows.engine.urgency import list_open_dates
from flows.nudges import workdays
from flows.nudges.schedule import DUE, SUMMARY, WAIT, Nudge, find_ladder, plan_nudges
from flows.nudges.wait_times import BEIJING

MASKED_AFTER = 4
"""Digits of an order number that a calendar, which others may see, is given."""

DAY_BEFORE = timedelta(days=1)
MORNING_BEFORE = timedelta(hours=15)
"""From nine in the morning to the midnight at which a whole day begins."""

REMARK = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Something that will come: a whole day or an instant, what it is, and a kind of its own."""

    at: datetime | date
    title: str
    kind: str


def list_upcoming(view: View) -> list[Upcoming]:
    """Return what will come in a case, in order; what is past is left out."""
    nudges = [
        Upcoming(nudge.due_at, _describe_nudge(view, nudge), nudge.kind)
        for nudge in plan_nudges(view.guide, view.case, view.preferences)
        if nudge.kind != SUMMARY and nudge.due_at > view.now and not _is_too_late(view, nudge)
    ]
    dates = [
        Upcoming(due.at or due.day, view.guide.texts[f"deadline.{due.deadline}"], due.deadline)
        for due in _list_dates(view)
    ]

    def rank(coming: Upcoming) -> tuple[datetime, str]:
        if isinstance(coming.at, datetime):
            return coming.at, coming.kind
        return datetime.combine(coming.at, time(), view.preferences.zone), coming.kind

    return sorted([*nudges, *dates], key=rank)


def list_calendar_events(view: View) -> Sequence[CalendarEvent]:
    """Return the dates of a case as entries of a calendar; what the bot does is none of them."""
    return [_build_event(view, due) for due in _list_dates(view)]


def _list_dates(view: View) -> list[DueDate]:
    """Return the dates that are watched and not past: a day is past with its end."""
    zone = view.preferences.zone
    return [
        due
        for due in list_open_dates(view.guide, view.known, view.case.muted)
        if due.compute_cutoff(zone) > view.now
    ]


def _is_too_late(view: View, nudge: Nudge) -> bool:
    """Whether it would warn of a day that is past."""
    found = find_ladder(view.guide, view.case, view.preferences, nudge.kind)
    return bool(found and found.cutoff and found.cutoff <= view.now)


def _build_event(view: View, due: DueDate) -> CalendarEvent:
    title = REMARK.sub("", view.guide.texts[f"deadline.{due.deadline}"])
    return CalendarEvent(
        uid=f"{view.case.id}.day.{due.deadline}@dispute-bot",
        at=due.at or due.day,
        summary=f"{_name_order(view)}: {title}",
        description=_describe_date(view, due),
        alarm_before=DAY_BEFORE if due.at else MORNING_BEFORE,
    )


def _name_order(view: View) -> str:
    """Return the order by the start of its number, the case where that is not known."""
    numbers = view.guide.list_order_numbers(view.known)
    if not numbers:
        return TAGS.sub("", name_case(view))
    shown = numbers[0][:MASKED_AFTER] + "…"
    return view.voice.fill_label(view.voice.texts["upcoming.order"], {"number": shown})


def _describe_date(view: View, due: DueDate) -> str:
    """Return what to do, for how much, how the day was counted, and which day counts in the end."""
    texts, claim = view.voice.texts, view.guide.compute_claim(view.known)
    lines = [view.guide.texts.get(f"deadline.{due.deadline}.act", "")]
    if claim:
        template = TAGS.sub("", texts["follow.claim"])
        lines.append(view.voice.fill_label(template, {"amount": claim}))
    counted = unescape(TAGS.sub("", render_count(view, due)))
    return "\n".join(filter(None, [*lines, counted, texts["upcoming.check"]]))


def _describe_nudge(view: View, nudge: Nudge) -> str:
    if nudge.kind.startswith(DUE):
        title = view.guide.texts[f"deadline.{nudge.kind.removeprefix(DUE)}"]
        return view.voice.fill_slot("upcoming.due", {"deadline": title})
    if nudge.kind == WAIT and _is_weekdays_only(view, nudge):
        return view.voice.fill_slot("upcoming.wait_weekdays", {"year": str(workdays.LAST_YEAR)})
    return view.voice.texts[f"upcoming.{nudge.kind}"]


def _is_weekdays_only(view: View, nudge: Nudge) -> bool:
    """Whether working days were counted into a year whose days off are not known."""
    wait = view.guide.steps[view.guide.walk(view.case.answers).end.step].kind
    found = find_ladder(view.guide, view.case, view.preferences, nudge.kind)
    if not isinstance(wait, Wait) or found is None:
        return False
    counted = wait.nudge_steps[found.places[nudge.rung]].working_days
    return bool(counted) and not workdays.is_announced(nudge.due_at.astimezone(BEIJING).date())
