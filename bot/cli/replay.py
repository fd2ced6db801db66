"""Plays the journal of a case again from its beginning, and compares with what is stored."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.handlers import time_zones
from flows.definition.guide import Guide
from flows.engine.turn import take_turn
from flows.model import codec
from flows.model.case import Case, open_case
from flows.nudges.quiet_hours import ContactPreferences
from storage.records import JournalEntry


def replay_journal(guide: Guide, stored: Case, entries: Iterable[JournalEntry]) -> Case:
    """Return what the turns of a journal come to, in the order in which they were taken.

    A case of somebody whose zone was known from another one began with that answer, which is in no
    journal: it is the one answer that is as old as the case.
    """
    case = open_case(stored.id, stored.guide, stored.opened_at)
    for spot, answer in stored.answers.items():
        if spot.step in time_zones.list_zone_steps(guide) and answer.at == stored.opened_at:
            case = case.with_answer(spot, answer)
    for entry in entries:
        zone = ZoneInfo(time_zones.find_zone(guide, case) or "UTC")
        preferences = ContactPreferences(zone=zone)
        event = codec.decode_event(entry.event)
        case = take_turn(guide, case, event, entry.at.astimezone(zone), preferences).case
    return case


def is_same(replayed: Case, stored: Case) -> bool:
    """Whether two cases hold the same of the buyer: answers, story, files, and texts sent."""
    return _collect(replayed) == _collect(stored)


def _collect(case: Case) -> object:
    answers = {spot: (each.move, each.value) for spot, each in case.answers.items()}
    files = {exhibit.id for exhibit in case.exhibits}
    return answers, dict(case.entries), files, len(case.sent_letters)
