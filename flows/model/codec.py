"""Cases and events as JSON bytes and back, so that what is kept can be read by a later version."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, get_args

import orjson

from flows.model.case import (
    Answer,
    Case,
    Exhibit,
    ExhibitState,
    LineSource,
    Proposal,
    Spot,
    StoryPart,
)
from flows.model.case_file_version import CaseFileVersion
from flows.model.events import Event
from flows.model.letter_codec import decode_sent, decode_shown, encode_sent, encode_shown
from flows.model.value_codec import (
    decode_any_instant,
    decode_instant,
    decode_required,
    decode_value,
    encode_any_instant,
    encode_instant,
    encode_value,
)

Json = Any
_EVENT_TYPES: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Event)}
VERSION = 1
"""Raised by a change that a former version of the bot would read wrongly."""


def encode_case(case: Case) -> bytes:
    """Return a case as JSON; `decode_case` gives the same case back."""
    known = {
        "v": VERSION,
        "id": case.id,
        "guide": case.guide,
        "opened_at": encode_instant(case.opened_at),
        "heard_at": encode_instant(case.heard_at),
        **_encode_answers(case.answers),
        "entries": [
            [spot.step, spot.lap, [[entry.text, entry.message] for entry in entries]]
            for spot, entries in case.entries.items()
        ],
        "exhibits": [_encode_exhibit(exhibit) for exhibit in case.exhibits],
        "focus": [case.focus.step, case.focus.lap] if case.focus else None,
        "line": case.line,
        "lines": dict(case.lines),
        "nudged": dict(case.nudged),
        "unsummed": case.unsummed,
        "snoozed": {mark: encode_instant(at) for mark, at in case.snoozed.items()},
        "muted": sorted(case.muted),
        "exported": _encode_version(case.exported),
        "resends": case.resends,
        "redacts": case.redacts,
        "shown_letters": encode_shown(case.shown_letters),
        "sent_letters": encode_sent(case.sent_letters),
        "replacing": case.replacing,
        "doubts": list(case.doubts),
        "doubted_at": encode_any_instant(case.doubted_at),
        "proposed": {
            role: [encode_value(each.value), each.exhibit] for role, each in case.proposed.items()
        },
        "asked_about": list(case.asked_about),
        "asked_apart": case.asked_apart,
        "offered": list(case.offered),
        "cut_message": case.cut_message,
        "cut_at": encode_any_instant(case.cut_at),
        "asides": case.asides,
        "reviewing": case.is_reviewing,
    }
    return orjson.dumps(known)


def decode_case(data: bytes) -> Case:
    """Return the case; what a former version did not write takes its default.

    Raises ValueError for one that a later version wrote: it may mean what is not known here.
    """
    known = orjson.loads(data)
    if known["v"] > VERSION:
        raise ValueError(f"the case is stored as version {known['v']}; this bot knows {VERSION}")
    focus = known["focus"]
    return Case(
        id=known["id"],
        guide=known["guide"],
        opened_at=decode_instant(known["opened_at"]),
        heard_at=decode_instant(known["heard_at"]),
        answers=_decode_answers(known),
        entries={
            Spot(step, lap): tuple(StoryPart(*entry) for entry in entries)
            for step, lap, entries in known["entries"]
        },
        exhibits=tuple(_decode_exhibit(exhibit) for exhibit in known["exhibits"]),
        focus=Spot(*focus) if focus else None,
        line=known["line"],
        lines=known["lines"],
        nudged=known["nudged"],
        unsummed=known["unsummed"],
        snoozed={mark: decode_instant(at) for mark, at in known.get("snoozed", {}).items()},
        muted=frozenset(known.get("muted", ())),
        exported=_decode_version(known.get("exported")),
        resends=known.get("resends", False),
        redacts=known.get("redacts", False),
        shown_letters=decode_shown(known.get("shown_letters", {})),
        sent_letters=decode_sent(known.get("sent_letters", ())),
        replacing=known.get("replacing"),
        doubts=tuple(known.get("doubts", ())),
        doubted_at=decode_any_instant(known.get("doubted_at")),
        proposed={
            role: Proposal(decode_required(value), exhibit)
            for role, (value, exhibit) in known.get("proposed", {}).items()
        },
        asked_about=tuple(known.get("asked_about", ())),
        asked_apart=known.get("asked_apart", False),
        offered=tuple(known.get("offered", ())),
        cut_message=known.get("cut_message"),
        cut_at=decode_any_instant(known.get("cut_at")),
        asides=known.get("asides", 0),
        is_reviewing=known.get("reviewing", False),
    )


def _encode_answers(answers: Mapping[Spot, Answer]) -> Mapping[str, Json]:
    """Return the answers; what came later than their first version stands in lists of its own."""
    given = answers.items()
    return {
        "answers": [
            [spot.step, spot.lap, a.move, encode_instant(a.at), encode_value(a.value), a.message]
            for spot, a in given
        ],
        "days": [[spot.step, spot.lap, a.on.isoformat()] for spot, a in given if a.on],
        "figures": [[spot.step, spot.lap, a.figure] for spot, a in given if a.figure],
        "about": [[spot.step, spot.lap] for spot, a in given if a.about],
    }


def _decode_answers(known: Json) -> Mapping[Spot, Answer]:
    days = {Spot(step, lap): date.fromisoformat(on) for step, lap, on in known.get("days", ())}
    figures = {Spot(step, lap): figure for step, lap, figure in known.get("figures", ())}
    about = {Spot(step, lap) for step, lap in known.get("about", ())}
    return {
        (spot := Spot(step, lap)): Answer(
            move,
            decode_instant(at),
            decode_value(value),
            message,
            on=days.get(spot),
            figure=figures.get(spot),
            about=spot in about,
        )
        for step, lap, move, at, value, message in known["answers"]
    }


def encode_event(event: Event) -> bytes:
    """Return an event as JSON, named by its type."""
    known = {field.name: _encode_field(getattr(event, field.name)) for field in fields(event)}
    return orjson.dumps({"event": type(event).__name__, **known})


def decode_event(data: bytes) -> Event:
    """Return the event; raises KeyError for one of a kind that is no longer known."""
    known = orjson.loads(data)
    kind = _EVENT_TYPES[known.pop("event")]
    event: Event = kind(**{name: _decode_field(part) for name, part in known.items()})
    return event


def _encode_field(part: object) -> Json:
    if isinstance(part, Spot):
        return {"spot": [part.step, part.lap]}
    if isinstance(part, Mapping):
        return {"each": {name: encode_value(value) for name, value in part.items()}}
    return encode_value(part) if isinstance(part, date | tuple) else part


def _decode_field(part: Json) -> object:
    if isinstance(part, dict) and "spot" in part:
        return Spot(*part["spot"])
    if isinstance(part, dict) and "each" in part:
        return {name: decode_value(value) for name, value in part["each"].items()}
    return decode_value(part)


def _encode_exhibit(exhibit: Exhibit) -> Json:
    known = {field.name: getattr(exhibit, field.name) for field in fields(exhibit)}
    instants = {
        "received_at": encode_instant(exhibit.received_at),
        "taken_at": encode_any_instant(exhibit.taken_at),
        "written_at": encode_any_instant(exhibit.written_at),
    }
    return {**known, **instants}


def _decode_exhibit(known: Json) -> Exhibit:
    """A former version wrote fewer fields; those take their defaults."""
    read = {
        "state": ExhibitState(known["state"]),
        "received_at": decode_instant(known["received_at"]),
        "taken_at": decode_any_instant(known.get("taken_at")),
        "written_at": decode_any_instant(known.get("written_at")),
        "line_from": LineSource(known["line_from"]) if known.get("line_from") else None,
        "hints": tuple(known.get("hints", ())),
    }
    return Exhibit(**{**known, **read})


def _encode_version(export: CaseFileVersion | None) -> Json:
    if export is None:
        return None
    return [export.version, encode_instant(export.at), export.digest, export.highest]


def _decode_version(known: Json) -> CaseFileVersion | None:
    if known is None:
        return None
    version, at, digest, highest = known
    return CaseFileVersion(version, decode_instant(at), digest, highest)
