"""The case file as the plain data a template is filled with: cleaned text, printed days, hashes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.casefile.manifest import Chain
from bot.casefile.pages.exhibit_page import exhibit, listed
from bot.casefile.pages.formatting import instant, phrase, short_day, worded
from bot.casefile.pages.text_cleaning import clean
from flows.model.case_file import (
    CaseFile,
    Communication,
    Comparison,
    Cover,
    Field,
    Occurrence,
    Party,
    Sum,
)

Data = dict[str, Any]
HEADLINE, NAME, VALUE, REQUEST = 420, 120, 90, 320
"""Characters that fit page one; the rest of the document holds the whole."""

MOST_BEST = 3
MOST_DATES = 40


@dataclass(frozen=True, slots=True)
class Filling:
    """What a template is filled with besides the case file.

    `pictures` are names of image files beside it, by label.
    """

    chain: Chain
    pictures: Mapping[str, Sequence[str]] = field(default_factory=dict)


def composed(case_file: CaseFile, filling: Filling) -> Data:
    """Return the data of all templates."""
    sheets = [exhibit(sheet, filling.chain, filling.pictures) for sheet in case_file.sheets]
    return _cited(case_file) | {
        "title": phrase(case_file.cover.title),
        "subject": clean(case_file.subject or f"Case {case_file.reference}")[:NAME],
        "author": "The buyer",
        "reference": clean(case_file.reference)[:NAME],
        "version": str(case_file.version),
        "made_on": short_day(case_file.made_at.date()),
        "made_at": instant(case_file.made_at),
        "cover": _cover(case_file.cover, sheets),
        "sums": [_sum(row) for row in case_file.sums],
        "story": [clean(told) for told in case_file.story if told.strip()],
        "sheets": sheets,
        "method": {
            "fields": [_field(each, VALUE) for each in case_file.method.fields],
            "said": phrase(case_file.method.said),
        },
        "changes": [phrase(each) for each in case_file.changes],
        "integrity": listed(case_file, filling.chain),
    }


def _cited(case_file: CaseFile) -> Data:
    """Return the parts that cite exhibits, of which only those that have a sheet."""
    labels = frozenset(sheet.label for sheet in case_file.sheets)
    return {
        "lines": [_line(line, labels) for line in case_file.lines],
        "chronology": [_row(row, labels) for row in case_file.chronology],
        "timeline": [_row(row, labels) for row in _ends(case_file.chronology)],
        "communications": [
            _row(row, labels) | {"sender": phrase(row.sender)} for row in case_file.communications
        ],
    }


def _cover(cover: Cover, sheets: list[Data]) -> Data:
    pictured = {sheet["label"]: sheet for sheet in sheets if sheet["pictures"]}
    best = [pictured[label] for label in cover.strongest if label in pictured]
    others = [sheet for label, sheet in pictured.items() if label not in cover.strongest]
    return {
        "parties": [_party(each) for each in cover.parties],
        "fields": [_field(each, VALUE) for each in cover.fields],
        "amounts": [_field(each, VALUE) for each in cover.amounts],
        "issue": phrase(cover.issue, HEADLINE),
        "asked": phrase(cover.asked, REQUEST),
        "strongest": [*best, *others][:MOST_BEST],
    }


def _party(party: Party) -> Data:
    return {
        "role": phrase(party.role),
        "name": worded(party.name, NAME),
        "detail": phrase(party.detail),
    }


def _field(each: Field, most: int) -> Data:
    return {"label": phrase(each.label), "value": worded(each.value, most)}


def _line(line: Comparison, labels: frozenset[str]) -> Data:
    where = phrase(line.where)
    note = {
        "en": f"in the buyer's words{', ' if where['en'] else ''}{where['en']}",
        "zh": f"买家原话{'，' if where['zh'] else ''}{where['zh']}",
    }
    return {
        "agreed": phrase(line.agreed),
        "received": phrase(line.received),
        "difference": phrase(line.difference),
        "where_note": note,
        "own": line.own,
        "exhibits": [label for label in line.exhibits if label in labels],
    }


def _sum(row: Sum) -> Data:
    return {
        "what": phrase(row.what),
        "working": clean(row.working),
        "amount": clean(row.amount),
        "total": row.total,
    }


def _row(row: Occurrence | Communication, labels: frozenset[str]) -> Data:
    return {
        "on": short_day(row.on),
        "what": phrase(row.what),
        "reported": row.reported,
        "exempt": isinstance(row, Occurrence) and row.exempt,
        "exhibits": [label for label in row.exhibits if label in labels],
    }


def _ends(rows: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """Return the rows that fit one picture: the first ones, and the last."""
    half = MOST_DATES // 2
    return rows if len(rows) <= MOST_DATES else (*rows[:half], *rows[-half:])
