"""export.json: all that is kept of one case; docs/export.md says what each field means."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.handlers import preferences
from bot.handlers.privacy.exporting import FORMAT, VERSION
from bot.i18n.catalog import TAGS
from bot.rendering.view import View
from flows.model.case import Spot
from flows.model.value_codec import encode_value
from flows.nudges.schedule import plan_nudges
from storage.personal_records import ConsentRecord, SentMessage
from storage.records import CaseRecord, ChatRecord, ExhibitRecord, JournalEntry

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseData:
    """All that is kept of a case, as it was read at one time.

    `paths` are the names in the ZIP of the exhibits that are held, by id.
    """

    view: View
    chat: ChatRecord
    record: CaseRecord
    exhibits: tuple[ExhibitRecord, ...]
    journal: tuple[JournalEntry, ...]
    consents: tuple[ConsentRecord, ...]
    sent: tuple[SentMessage, ...]


def build_document(
    data: CaseData,
    paths: Mapping[str, str],
    letters: Iterable[str],
    papers: Iterable[str],
    now: datetime,
) -> bytes:
    """Return export.json; `paths` are the names of the files in the ZIP by exhibit id."""
    case, record = data.view.case, data.record
    content: Json = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now.isoformat(),
        "chat": preferences.describe_chat(data.chat),
        "consents": [
            {"text": each.text, "given": each.given, "at": each.at.isoformat()}
            for each in data.consents
        ],
        "case": {
            "id": case.id,
            "number": record.number,
            "guide": record.guide,
            "step": record.step,
            "phase": record.phase,
            "opened_at": record.opened_at.isoformat(),
            "put_away_at": _format_instant(record.archived_at),
            "last_word_at": case.heard_at.isoformat(),
        },
        "answers": [_describe_answer(data.view, spot) for spot in case.answers],
        "stories": [
            {"step": spot.step, "round": spot.lap + 1, "parts": [part.text for part in parts]}
            for spot, parts in case.entries.items()
        ],
        "events": [
            {"at": each.at.isoformat(), **orjson.loads(each.event)} for each in data.journal
        ],
        "files": [_describe_file(data, each, paths.get(each.id)) for each in data.exhibits],
        "letters_sent": list(letters),
        "case_file": list(papers),
        "reminders": [
            {"kind": each.kind, "due_at": each.due_at.isoformat()}
            for each in sorted(plan_nudges(data.view.guide, case, data.view.preferences))
        ],
        "bot_messages": [
            {"message_id": each.message_id, "sent_at": each.at.isoformat()} for each in data.sent
        ],
        "snapshot": orjson.loads(record.snapshot),
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n"


def _describe_answer(view: View, spot: Spot) -> Json:
    answer = view.case.answers[spot]
    question = view.guide.texts.get(f"{spot.step}.ask", "")
    return {
        "step": spot.step,
        "round": spot.lap + 1,
        "question": html.unescape(TAGS.sub("", question)),
        "how": answer.move,
        "answer": _write_answer(view, spot),
        "value": encode_value(answer.value),
        "at": answer.at.isoformat(),
    }


def _write_answer(view: View, spot: Spot) -> str | None:
    """Return an answer in words, None for one to a question that the guide has no more."""
    if spot.step not in view.guide.steps:
        return None
    value = view.convert_answer(spot.step, view.case.answers[spot])
    return None if value is None else view.voice.format_plain(value)


def _describe_file(data: CaseData, row: ExhibitRecord, path: str | None) -> Json:
    found = data.view.case.exhibit(row.id)
    described: Json = {
        "id": row.id,
        "label": data.view.case.labels.get(row.id),
        "path": path,
        "received_as": row.name,
        "kind": row.kind,
        "mime": row.mime,
        "size": row.size,
        "sha256": row.digest,
        "state": row.state,
    }
    if found is None:
        return described
    return described | {
        "caption": found.caption,
        "shows": found.shown_line,
        "taken_out": found.withdrawn,
        "received_at": found.received_at.isoformat(),
        "taken_at": _format_instant(found.taken_at),
        "forwarded_from": found.author or None,
    }


def _format_instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
