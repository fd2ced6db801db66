"""Loads the sessions of a batch; a row that cannot be read costs its own chat, or case, only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from bot.handlers.chat_session import ChatSession
from bot.handlers.inputs import Input
from bot.handlers.open_case import OpenCase
from flows.model import codec
from storage.records import CaseRecord, ChatRecord
from storage.unit_of_work import UnitOfWork

NEVER = datetime.fromtimestamp(0, UTC)
"""When a chat was seen that has no row; it is written with what its buyer has just done."""

CreateSession = Callable[[ChatRecord, Iterable[CaseRecord]], ChatSession]


async def load_sessions(
    unit: UnitOfWork, create: CreateSession, items: Sequence[Input]
) -> dict[int, ChatSession]:
    """Return the sessions of the chats that inputs belong to, with the cases they may need."""
    chat_ids = {item.chat_id for item in items}
    chats, broken_chats = await unit.load_each(unit.load_chats, chat_ids)
    records, broken_lists = await unit.load_each(unit.list_cases, chat_ids)
    sessions = dict[int, ChatSession]()
    for chat_id in chat_ids:
        fresh = ChatRecord(chat_id, None, None, None, None, NEVER)
        session = create(chats.get(chat_id, fresh), records.get(chat_id, ()))
        session.is_saved = chat_id in chats  # else not until the buyer does something
        error = broken_chats.get(chat_id) or broken_lists.get(chat_id)
        sessions[chat_id] = _close(create, session, error) if error else _check(create, session)
    await _load_cases(unit, sessions, items)
    return sessions


def _check(create: CreateSession, session: ChatSession) -> ChatSession:
    """Return the session, or a closed one where its chat's preferences mean nothing."""
    try:
        _ = session.contact_preferences
    except Exception as error:  # noqa: BLE001  # what a broken row makes of itself is not known
        return _close(create, session, error)
    return session


def _close(create: CreateSession, session: ChatSession, error: Exception) -> ChatSession:
    """Return a session in which nothing is taken and nothing is written over."""
    chat = ChatRecord(session.chat.chat_id, None, None, None, None, NEVER)
    closed = create(chat, session.records)
    closed.is_saved, closed.row_error = False, type(error).__name__
    return closed


async def _load_cases(
    unit: UnitOfWork, sessions: Mapping[int, ChatSession], items: Sequence[Input]
) -> None:
    """Load the snapshots that may be needed: cases an input names, and those not put away."""
    named = {case_id for item in items if (case_id := item.case_id) is not None}
    whole = {item.chat_id for item in items if item.needs_all_cases}
    owners = {each.id: session for session in sessions.values() for each in session.records}
    in_use = {
        each.id
        for session in sessions.values()
        for each in session.records
        if each.archived_at is None or each.chat_id in whole
    }
    records, broken = await unit.load_each(unit.load_cases, named | in_use)
    for case_id, error in broken.items():
        if session := owners.get(case_id):
            session.case_errors[case_id] = type(error).__name__
    for record in records.values():
        if session := sessions.get(record.chat_id):  # one named in another chat is not shown there
            _open_case(session, record)


def _open_case(session: ChatSession, record: CaseRecord) -> None:
    try:
        case = codec.decode_case(record.snapshot)
        opened = OpenCase(record, case, heard_at=case.heard_at)
        session.find_guide(opened)
    except Exception as error:  # noqa: BLE001  # also a case of a guide that is not there any more
        session.case_errors[record.id] = type(error).__name__
    else:
        session.open_cases[record.id] = opened
