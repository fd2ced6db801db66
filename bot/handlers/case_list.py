"""The cases of a chat as a list: to open one, to put one away, to start another."""

from collections.abc import Iterable

from bot.handlers.chat_session import ChatSession
from bot.handlers.open_case import OpenCase
from bot.i18n.voice import Values
from bot.rendering import status_card
from bot.rendering.pages import Page, Rows, build_chat_button
from bot.transport.callback_data import ChatAction
from flows.model.events.buyer import Opened
from storage.records import CaseRecord

MAX_LISTED = 50
"""Cases that one list shows."""

PAGE_SIZE = 6
"""Cases of a list that have buttons, beside those for a new case and for more."""


def show_cases(session: ChatSession, argument: str = "") -> None:
    """Show every case of the chat, to open one or to start another.

    `argument` is how many of the latest are left out below it, where it is a number.
    """
    is_number = argument.isdecimal() and len(argument) < 4
    session.send_page(_build_list(session, int(argument) if is_number else 0))


def resume_or_open(session: ChatSession, payload: str) -> None:
    """Go on with the case on screen, else open one; a deep link may name problem or guide."""
    if session.current_case:
        session.apply_event(session.current_case, Opened())
    elif payload in session.language.guides:
        open_new_case(session, payload)
    else:
        open_new_case(session, "", payload)


def open_new_case(session: ChatSession, guide_id: str, payload: str = "") -> None:
    """Open a case; where there are several guides and none is named, ask for which."""
    if guide_id or len(session.language.guides) == 1:
        session.apply_event(session.start_case(guide_id), Opened(payload))
    else:
        session.send_page(_build_guide_list(session))


def switch_case(session: ChatSession, case_id: str) -> None:
    """Put a case on screen; one that is not this chat's shows the live question."""
    open_case = session.open_cases.get(case_id)
    if open_case is None:
        session.repeat_question(session.ensure_case())
        return
    session.show_case(open_case)
    session.apply_event(open_case, Opened())


def confirm_archiving(session: ChatSession, _argument: str) -> None:
    """Ask whether the case on screen is to be put away."""
    open_case, voice = session.ensure_case(), session.voice
    rows: Rows = [
        [build_chat_button(voice.texts[slot], action, open_case.case.id)]
        for slot, action in (
            ("chat.shelve", ChatAction.SHELVE),
            ("chat.go_on", ChatAction.OPEN),
        )
    ]
    session.send_page(
        Page(voice.fill_slot("chat.cancel", {"number": open_case.record.number}), rows)
    )


def archive_case(session: ChatSession, case_id: str) -> None:
    """Put a case away and list the others; one that is not this chat's shows the live question."""
    open_case = session.open_cases.get(case_id)
    if open_case is None:
        session.repeat_question(session.ensure_case())
        return
    session.archive_case(open_case)
    text = session.voice.fill_slot("chat.put_away", {"number": open_case.record.number})
    page = _build_list(session)
    session.send_parts([text, page.text], page.rows)


def _build_list(session: ChatSession, skipped: int = 0) -> Page:
    voice, cases = session.voice, session.list_cases()
    lines = [voice.texts["chat.cases"]]
    if len(cases) > MAX_LISTED:
        lines.append(voice.fill_slot("chat.older", {"count": len(cases) - MAX_LISTED}))
    listed = cases[-MAX_LISTED:]
    lines += [_describe_case(session, record) for record in listed]
    return Page("\n".join(lines), _build_switches(session, listed, skipped))


def _build_switches(session: ChatSession, listed: Iterable[CaseRecord], skipped: int) -> Rows:
    """Return buttons for cases that are not on screen, the latest first, and for a new case."""
    voice = session.voice
    switches: Rows = [
        [
            build_chat_button(
                voice.fill_slot("chat.switch", {"number": record.number}),
                ChatAction.OPEN,
                record.id,
            )
        ]
        for record in reversed([*listed])
        if record.id != session.chat.current
    ]
    new = [build_chat_button(voice.texts["chat.new"], ChatAction.NEW)]
    if len(switches) <= PAGE_SIZE + 1:
        return [*switches, new]
    first = skipped if skipped < len(switches) else 0
    shown = switches[first : first + PAGE_SIZE]
    more = build_chat_button(voice.texts["chat.more"], ChatAction.LIST, str(first + len(shown)))
    return [*shown, new, [more]]


def _describe_case(session: ChatSession, record: CaseRecord) -> str:
    """Return a case in one line: its name, as far as it is loaded, its phase and its state."""
    guide, voice = session.language.guides[record.guide], session.voice
    # A guide may have changed since, and have lost the phase.
    place = next((n for n, each in enumerate(guide.phases, 1) if each.id == record.phase), 1)
    title = guide.texts[f"phase.{guide.phases[place - 1].id}"]
    values: Values = {"phase": place, "phases": len(guide.phases), "title": title}
    name = _name_case(session, session.open_cases.get(record.id), record)
    line = f"<b>{name}</b>: {voice.fill_slot('card.phase', values)}"
    if record.id == session.chat.current:
        return f"{line} ({voice.texts['chat.on_screen']})"
    return f"{line} ({voice.texts['chat.shelved']})" if record.archived_at else line


def _name_case(session: ChatSession, open_case: OpenCase | None, record: CaseRecord) -> str:
    if open_case:
        return status_card.name_case(session.build_view(open_case))
    return session.voice.fill_slot("card.new", {"number": record.number})


def _build_guide_list(session: ChatSession) -> Page:
    rows: Rows = [
        [build_chat_button(guide.texts["guide.title"], ChatAction.NEW, guide.id)]
        for guide in session.language.guides.values()
    ]
    return Page(session.voice.texts["chat.guide"], rows)
