"""How long a case is kept: looked at now and then, warned of, and at its end deleted."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.handlers.chat_session import ChatSession
from bot.handlers.open_case import OpenCase
from bot.handlers.privacy import forgetting
from bot.handlers.privacy.pages import replace_page
from bot.i18n.voice import Values
from bot.rendering import status_card
from bot.rendering.pages import Page, Rows, build_chat_button
from bot.transport.callback_data import ChatAction
from flows.engine.keeping import find_idle_since, is_closed

WARNING_TIME = timedelta(days=7)
"""How long before the end of a case its buyer is warned, at the least."""

CHECK_INTERVAL = timedelta(days=7)
"""How often a case is looked at: the settings may have changed since."""


def find_end(session: ChatSession, open_case: OpenCase) -> datetime | None:
    """Return when a case is to be deleted, None where it is kept for ever."""
    guide, case = session.find_guide(open_case), open_case.case
    policy = session.policy
    days = policy.closed_days if is_closed(guide, case) else policy.draft_days
    if not days:
        return None
    kept_at = open_case.record.kept_at
    since = find_idle_since(guide, case)
    return (max(since, kept_at) if kept_at else since) + timedelta(days=days)


def review_age(session: ChatSession, open_case: OpenCase) -> None:
    """Warn of the end of a case, or bring it, if it is time; and say when to look again."""
    record, now = open_case.record, session.now
    end = find_end(session, open_case)
    if end is None or now < end - WARNING_TIME:
        _look_again(open_case, None, end - WARNING_TIME if end else None, now)
    elif record.warned_at is None:
        _look_again(open_case, now, max(end, now + WARNING_TIME), now)
        if session.chat.asleep_at is None:
            _warn(session, open_case, max(end, now + WARNING_TIME))
    elif now < max(end, record.warned_at + WARNING_TIME):
        _look_again(open_case, record.warned_at, max(end, record.warned_at + WARNING_TIME), now)
    else:
        is_asleep = session.chat.asleep_at is not None
        forgetting.forget(session, open_case.case.id, is_silent=is_asleep)


def _look_again(
    open_case: OpenCase, warned_at: datetime | None, at: datetime | None, now: datetime
) -> None:
    at = min(at, now + CHECK_INTERVAL) if at else now + CHECK_INTERVAL
    open_case.record = replace(open_case.record, warned_at=warned_at, check_at=at)
    open_case.is_dirty = True


def _warn(session: ChatSession, open_case: OpenCase, end: datetime) -> None:
    voice, case_id = session.voice, open_case.case.id
    view = session.build_view(open_case)
    slot = "retention.closed" if is_closed(view.guide, view.case) else "retention.draft"
    values: Values = {
        "case": status_card.name_case(view),
        "idle": session.now - find_idle_since(view.guide, view.case),
        "day": end.astimezone(session.contact_preferences.zone).date(),
    }
    rows: Rows = [
        [
            build_chat_button(voice.texts["retention.keep"], ChatAction.KEEP, case_id),
            build_chat_button(voice.texts["retention.delete"], ChatAction.FORGET, case_id),
        ],
        [build_chat_button(voice.texts["privacy.export"], ChatAction.EXPORT)],
    ]
    session.send_page(Page(voice.fill_slot(slot, values), rows))


def keep(session: ChatSession, case_id: str) -> None:
    """Keep a case on, counted from now; without one, note that nothing is to be deleted."""
    open_case = session.open_cases.get(case_id)
    if open_case is None:
        forgetting.decline(session)
        return
    was_warned = open_case.record.warned_at is not None
    record = replace(open_case.record, kept_at=session.now, warned_at=None, check_at=None)
    open_case.record, open_case.is_dirty = record, True
    end = find_end(session, open_case)
    values: Values = {"number": record.number, "days": (end - session.now).days if end else 0}
    slot = "retention.kept" if end else "retention.kept_on"
    page = Page(session.voice.fill_slot(slot, values))
    if was_warned:
        replace_page(session, page)
    else:  # pressed at the end of the case, whose last words stay
        session.send_page(page)
