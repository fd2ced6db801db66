"""One batch: load what its acts touch, take their turns in order, and say what is to be written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.handlers.chat_session import Held, Room
from bot.handlers.commands import Lobby
from bot.handlers.dispatcher import apologize, take
from bot.handlers.inputs import Act
from bot.i18n.catalog import Catalogue
from bot.outbox.in_flight import LEASE
from flows.model import codec
from storage.records import Changes, Chat, Exhibit, Export
from storage.unit_of_work import Batch


@dataclass(frozen=True, slots=True)
class Writing:
    """What every batch is taken with: the languages with their guides, the lobby, new ids."""

    catalogue: Catalogue
    lobby: Lobby
    new_id: Callable[[], str]


async def taken(batch: Batch, writing: Writing, acts: Sequence[Act], now: datetime) -> Changes:
    """Return the changes of a batch; acts that have a receipt are done and left out."""
    rooms = await _rooms(batch, writing, acts, now)
    done = await batch.seen([act.key for act in acts])
    fresh = {act.key: act for act in acts if act.key not in done}
    exhibits = list[Exhibit]()
    for act in fresh.values():
        exhibits += take(writing.lobby, rooms[act.chat_id], act)
    entered = {act.chat_id: rooms[act.chat_id] for act in fresh.values()}
    changes = _changes(now, _receipts(fresh.values()), list(entered.values()), tuple(exhibits))
    return replace(changes, exports=_made(fresh.values()))


def given_up(writing: Writing, act: Act, now: datetime) -> Changes:
    """Return the changes of an act that cannot be taken at all: it is done, the buyer is told.

    What it is about a file is noted as done too: else it would come again and again.
    """
    chat = Chat(act.chat_id, None, None, None, None, now)
    room = Room(chat, now, writing.catalogue, writing.new_id, kept=False)
    apologize(room, act)
    files = (act.file,) if act.file else ()
    return replace(_changes(now, _receipts([act]), [room], files), exports=_made([act]))


def _made(acts: Iterable[Act]) -> tuple[Export, ...]:
    """Return the case files that are made, or given up: neither is made again unasked."""
    return tuple(act.export for act in acts if act.export)


def _receipts(acts: Iterable[Act]) -> tuple[str, ...]:
    """Return the receipts of what is done; a follow-up needs none.

    One that has fallen is not planned any more. One that was not planned when it fell, as the
    buyer was just then changing an answer, may be planned again for the very same instant.
    """
    return tuple(act.key for act in acts if not act.is_nudge)


async def _rooms(
    batch: Batch, writing: Writing, acts: Sequence[Act], now: datetime
) -> dict[int, Room]:
    ids = {act.chat_id for act in acts}
    chats = await batch.chats(ids)
    listed = await batch.cases_of(ids)
    rooms = {
        chat_id: Room(
            chat=chats.get(chat_id) or Chat(chat_id, None, None, None, None, now),
            now=now,
            catalogue=writing.catalogue,
            new_id=writing.new_id,
            listed=listed.get(chat_id, []),
        )
        for chat_id in ids
    }
    await _load(batch, rooms, acts)
    return rooms


async def _load(batch: Batch, rooms: dict[int, Room], acts: Sequence[Act]) -> None:
    """Load the snapshots that may be needed: what is named by an act, and what is not put away."""
    named = {name for act in acts if (name := act.names) is not None}
    listed = (record for room in rooms.values() for record in room.listed)
    in_use = {record.id for record in listed if record.archived_at is None}
    for record in (await batch.cases(named | in_use)).values():
        room = rooms.get(record.chat_id)
        if room:  # a case named in a chat that is not its own is not shown there
            room.held[record.id] = Held(record, codec.decode_case(record.snapshot))


def _changes(
    now: datetime, receipts: tuple[str, ...], rooms: list[Room], exhibits: tuple[Exhibit, ...]
) -> Changes:
    touched = [(room, held) for room in rooms for held in room.held.values() if held.touched]
    return Changes(
        at=now,
        receipts=receipts,
        chats=tuple(room.chat for room in rooms if room.kept),
        cases=tuple(room.written(held) for room, held in touched),
        exhibits=exhibits,
        nudges={held.case.id: room.nudges(held) for room, held in touched},
        wishes={case_id: room.chat.chat_id for room in rooms for case_id in room.wishes},
        letters=tuple(letter for room in rooms for letter in room.letters),
        entries=tuple(entry for room in rooms for entry in room.entries),
        held_until=now + LEASE,
    )
