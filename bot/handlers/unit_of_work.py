"""One batch: load what its acts touch, take their turns in order, and say what is to be written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.handlers.chat_session import ChatSession, OpenCase
from bot.handlers.commands import ChatCommands
from bot.handlers.dispatcher import dispatch_input, send_apology
from bot.handlers.inputs import Input
from bot.i18n.catalog import Catalog
from bot.outbox.in_flight import LEASE
from flows.model import codec
from storage.records import CaseFileJob, Changes, ChatRecord, ExhibitRecord
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TurnContext:
    """What every batch is taken with: the languages with their guides, the lobby, new ids."""

    catalog: Catalog
    commands: ChatCommands
    new_id: Callable[[], str]


async def build_changes(
    batch: UnitOfWork, writing: TurnContext, acts: Sequence[Input], now: datetime
) -> Changes:
    """Return the changes of a batch; acts that have a receipt are done and left out."""
    rooms = await _load_sessions(batch, writing, acts, now)
    done = await batch.find_receipts([act.key for act in acts])
    fresh = {act.key: act for act in acts if act.key not in done}
    exhibits = list[ExhibitRecord]()
    for act in fresh.values():
        exhibits += dispatch_input(writing.commands, rooms[act.chat_id], act)
    entered = {act.chat_id: rooms[act.chat_id] for act in fresh.values()}
    changes = _collect_changes(
        now, _collect_receipts(fresh.values()), list(entered.values()), tuple(exhibits)
    )
    return replace(changes, case_files=_collect_jobs(fresh.values()))


def abandon_input(writing: TurnContext, act: Input, now: datetime) -> Changes:
    """Return the changes of an act that cannot be taken at all: it is done, the buyer is told.

    What it is about a file is noted as done too: else it would come again and again.
    """
    chat = ChatRecord(act.chat_id, None, None, None, None, now)
    room = ChatSession(chat, now, writing.catalog, writing.new_id, is_saved=False)
    send_apology(room, act)
    files = (act.file,) if act.file else ()
    return replace(
        _collect_changes(now, _collect_receipts([act]), [room], files),
        case_files=_collect_jobs([act]),
    )


def _collect_jobs(acts: Iterable[Input]) -> tuple[CaseFileJob, ...]:
    """Return the case files that are made, or given up: neither is made again unasked."""
    return tuple(act.job for act in acts if act.job)


def _collect_receipts(acts: Iterable[Input]) -> tuple[str, ...]:
    """Return the receipts of what is done; a follow-up needs none.

    One that has fallen is not planned any more. One that was not planned when it fell, as the
    buyer was just then changing an answer, may be planned again for the very same instant.
    """
    return tuple(act.key for act in acts if not act.is_nudge)


async def _load_sessions(
    batch: UnitOfWork, writing: TurnContext, acts: Sequence[Input], now: datetime
) -> dict[int, ChatSession]:
    ids = {act.chat_id for act in acts}
    chats = await batch.load_chats(ids)
    listed = await batch.list_cases(ids)
    rooms = {
        chat_id: ChatSession(
            chat=chats.get(chat_id) or ChatRecord(chat_id, None, None, None, None, now),
            now=now,
            catalog=writing.catalog,
            new_id=writing.new_id,
            records=listed.get(chat_id, []),
        )
        for chat_id in ids
    }
    await _load_cases(batch, rooms, acts)
    return rooms


async def _load_cases(
    batch: UnitOfWork, rooms: dict[int, ChatSession], acts: Sequence[Input]
) -> None:
    """Load the snapshots that may be needed: what is named by an act, and what is not put away."""
    named = {name for act in acts if (name := act.case_id) is not None}
    listed = (record for room in rooms.values() for record in room.records)
    in_use = {record.id for record in listed if record.archived_at is None}
    for record in (await batch.load_cases(named | in_use)).values():
        room = rooms.get(record.chat_id)
        if room:  # a case named in a chat that is not its own is not shown there
            room.open_cases[record.id] = OpenCase(record, codec.decode_case(record.snapshot))


def _collect_changes(
    now: datetime,
    receipts: tuple[str, ...],
    rooms: list[ChatSession],
    exhibits: tuple[ExhibitRecord, ...],
) -> Changes:
    touched = [(room, held) for room in rooms for held in room.open_cases.values() if held.is_dirty]
    return Changes(
        at=now,
        receipts=receipts,
        chats=tuple(room.chat for room in rooms if room.is_saved),
        cases=tuple(room.build_record(held) for room, held in touched),
        exhibits=exhibits,
        nudges={held.case.id: room.plan_nudges(held) for room, held in touched},
        case_file_requests={
            case_id: room.chat.chat_id for room in rooms for case_id in room.wishes
        },
        messages=tuple(letter for room in rooms for letter in room.messages),
        journal=tuple(entry for room in rooms for entry in room.journal),
        leased_until=now + LEASE,
    )
