"""The unit of work of a batch: load what its inputs touch, handle them, collect what to write."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from bot.handlers.chat_session import ChatSession
from bot.handlers.dispatcher import dispatch_input, give_back, note_failure, send_apology
from bot.handlers.inputs import Input
from bot.handlers.overload.flood_control import Verdict
from bot.handlers.unreadable.refusal import is_unreadable, refuse_unreadable
from bot.handlers.unreadable.sessions import load_sessions
from bot.i18n.catalog import Catalog
from bot.outbox.in_flight import LEASE
from bot.runtime.settings import DEFAULT_POLICY, Contact, DataPolicy
from flows.model.effects import Suppressed
from storage.records import (
    CaseFileJob,
    CaseRecord,
    Changes,
    ChatRecord,
    ExhibitRecord,
    FailureReason,
)
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TurnContext:
    """What every turn needs: the languages with their guides, the human contact, new ids."""

    catalog: Catalog
    contact: Contact
    new_id: Callable[[], str]
    policy: DataPolicy = DEFAULT_POLICY


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What a batch comes to: what must be written, and the nudges that are not sent."""

    changes: Changes
    suppressed: tuple[Suppressed, ...]


async def handle_batch(
    unit: UnitOfWork, context: TurnContext, items: Sequence[Input], now: datetime
) -> BatchOutcome:
    """Return what a batch comes to; inputs that have a receipt are done and left out.

    Of what is refused, as its chat sent too much, nothing is loaded: it must cost next to nothing.
    """
    heard = [item for item in items if item.verdict is not Verdict.REFUSE]
    sessions = await load_sessions(unit, partial(_create_session, context, now), heard)
    receipts = await unit.find_receipts([item.key for item in items])
    fresh = {item.key: item for item in items if item.key not in receipts}
    told = await _find_told(unit, sessions.values())
    exhibits = list[ExhibitRecord]()
    entered = dict[int, ChatSession]()
    for item in list(fresh.values()):
        if item.verdict is Verdict.REFUSE:
            continue
        session = entered[item.chat_id] = sessions[item.chat_id]
        if not is_unreadable(session, item):
            exhibits += dispatch_input(session, item)
            continue
        refuse_unreadable(session, item, is_told=item.chat_id in told)
        told.add(item.chat_id)
        if item.update is None:
            del fresh[item.key]
    for session in sessions.values():
        give_back(session)
    changes = _collect_changes(
        now, _collect_receipts(fresh.values()), list(entered.values()), tuple(exhibits)
    )
    changes = replace(changes, case_files=_collect_jobs(fresh.values()))
    suppressed = tuple(each for session in entered.values() for each in session.suppressed)
    return BatchOutcome(changes, suppressed)


class Farewell(StrEnum):
    """What is stored of an input that cannot be handled, the most first."""

    KEPT = "said.trouble"  # it is kept for a later try, and the buyer told so
    LOST = "said.lost"  # it cannot be kept, and the buyer is told so
    SILENT = ""  # not even a message can be stored: only that it is done with


async def abandon_input(
    unit: UnitOfWork, context: TurnContext, item: Input, now: datetime, farewell: Farewell
) -> Changes:
    """Return the changes of an input that cannot be handled: it is done, the buyer is told.

    What it is about a file is noted as done too: else it would come again and again.
    """
    if farewell is Farewell.SILENT:
        return Changes(at=now, receipts=_collect_receipts([item]))
    chat = ChatRecord(item.chat_id, None, None, None, None, now)
    if farewell is Farewell.KEPT:
        chat = (await unit.load_chats([item.chat_id])).get(item.chat_id, chat)
    session = _create_session(context, now, chat)
    session.is_saved = False
    if farewell is Farewell.KEPT:
        note_failure(session, item, FailureReason.TURN)
    send_apology(session, item, farewell)
    files = (item.file,) if item.file else ()
    return replace(
        _collect_changes(now, _collect_receipts([item]), [session], files),
        case_files=_collect_jobs([item]),
    )


def _create_session(
    context: TurnContext, now: datetime, chat: ChatRecord, records: Iterable[CaseRecord] = ()
) -> ChatSession:
    return ChatSession(
        chat=chat,
        now=now,
        catalog=context.catalog,
        contact=context.contact,
        new_id=context.new_id,
        policy=context.policy,
        records=list(records),
    )


def _collect_jobs(items: Iterable[Input]) -> tuple[CaseFileJob, ...]:
    """Return the case files that are made, or given up: neither is made again unasked."""
    return tuple(item.job for item in items if item.job)


def _collect_receipts(items: Iterable[Input]) -> tuple[str, ...]:
    """Return the receipts of what is done."""
    return tuple(item.key for item in items if not item.is_repeatable)


async def _find_told(unit: UnitOfWork, sessions: Iterable[ChatSession]) -> set[int]:
    """Return the chats that were told already that something of theirs cannot be read."""
    broken = {each.chat.chat_id for each in sessions if each.row_error or each.case_errors}
    return set(await unit.find_failed_chats(broken, FailureReason.CASE)) if broken else set()


def _collect_changes(
    now: datetime,
    receipts: tuple[str, ...],
    sessions: list[ChatSession],
    exhibits: tuple[ExhibitRecord, ...],
) -> Changes:
    touched = [
        (open_case, session.find_guide(open_case), session)
        for session in sessions
        for open_case in session.open_cases.values()
        if open_case.is_dirty
    ]
    personal = [session.personal_data for session in sessions]
    gone = {case_id for each in personal for case_id in each.gone_cases}
    return Changes(
        at=now,
        receipts=receipts,
        chats=tuple(session.chat for session in sessions if session.is_saved),
        cases=tuple(open_case.build_record(guide) for open_case, guide, _ in touched),
        exhibits=tuple(each for each in exhibits if each.case_id not in gone),
        nudges={
            open_case.case.id: open_case.build_nudges(session.build_view(open_case), now)
            for open_case, _, session in touched
        },
        case_file_requests={
            case_id: session.chat.chat_id
            for session in sessions
            for case_id in session.requested_ids
        },
        messages=tuple(message for session in sessions for message in session.messages),
        journal=tuple(entry for session in sessions for entry in session.journal),
        failed_updates=tuple(each for session in sessions for each in session.failures),
        settled_updates=tuple(key for session in sessions for key in session.settled_keys),
        leased_until=now + LEASE,
        consents=tuple(each for data in personal for each in data.consents),
        data_export_requests={k: v for data in personal for k, v in data.export_requests.items()},
        shredded_cases=tuple(sorted(gone)),
        shredded_chats=tuple(sorted(chat for data in personal for chat in data.gone_chats)),
        shredded_receipts=tuple(each for data in personal for each in data.gone_receipts),
        erasures=tuple(each for data in personal for each in data.erasures),
    )
