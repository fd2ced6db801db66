"""The case file as the plain data a template is filled with: cleaned text, printed days, hashes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.casefile.manifest import HashChain, format_text_name
from bot.casefile.pages.exhibit_page import build_exhibit, build_integrity
from bot.casefile.pages.formatting import (
    clip_text,
    format_day,
    format_days,
    format_instant,
    format_phrase,
)
from bot.casefile.pages.text_cleaning import clean_text
from flows.model.case_file import (
    AmountRow,
    CaseFile,
    ChronologyRow,
    CommunicationRow,
    ComparisonRow,
    Cover,
    Field,
    Party,
)

TemplateData = dict[str, Any]
Row = ChronologyRow | CommunicationRow
MAX_HEADLINE, MAX_NAME, MAX_VALUE, MAX_REQUEST = 420, 120, 90, 320
"""Characters that fit page one; the rest of the document holds the whole."""

MAX_SELLER, MAX_QUOTE = 70, 300
MAX_STRONGEST = 3
MAX_DATES = 40


@dataclass(frozen=True, slots=True)
class TemplateInput:
    """What a template is filled with besides the case file.

    `pictures` are names of image files beside it, by label.
    """

    chain: HashChain
    pictures: Mapping[str, Sequence[str]] = field(default_factory=dict)


def build_template_data(case_file: CaseFile, filling: TemplateInput) -> TemplateData:
    """Return the data of all templates."""
    sheets = [build_exhibit(sheet, filling.chain, filling.pictures) for sheet in case_file.sheets]
    return _build_cited_parts(case_file) | {
        "title": format_phrase(case_file.cover.title),
        "document_title": _build_document_title(case_file),
        "seller": _find_seller(case_file.cover),
        "subject": clean_text(case_file.subject or f"Case {case_file.reference}")[:MAX_NAME],
        "author": "The buyer",
        "reference": clean_text(case_file.reference)[:MAX_NAME],
        "version": str(case_file.version),
        "made_on": format_day(case_file.made_at.date()),
        "made_at": format_instant(case_file.made_at),
        "cover": _build_cover(case_file.cover, sheets),
        "sums": [_build_sum(row) for row in case_file.sums],
        "story": [clean_text(part) for part in case_file.story if part.strip()],
        "sheets": sheets,
        "method": {
            "fields": [_build_field(each, MAX_VALUE) for each in case_file.method.fields],
            "said": format_phrase(case_file.method.text),
        },
        "sent_texts": list(_build_texts(case_file).values()),
        "changes": [format_phrase(each) for each in case_file.changes],
        "integrity": build_integrity(case_file, filling.chain) if not case_file.is_redacted else {},
    }


def _build_cited_parts(case_file: CaseFile) -> TemplateData:
    """Return the parts that cite exhibits, of which only those that have a sheet."""
    labels = frozenset(sheet.label for sheet in case_file.sheets)
    texts = _build_texts(case_file)
    return {
        "lines": [_build_comparison(line, labels) for line in case_file.lines],
        "chronology": [_build_row(row, labels) for row in case_file.chronology],
        "timeline": [_build_row(row, labels) for row in _select_ends(case_file.timeline)],
        "communications": [
            _build_row(row, labels) | _build_message(row, texts) for row in case_file.communications
        ],
    }


def _build_cover(cover: Cover, sheets: list[TemplateData]) -> TemplateData:
    pictured = {sheet["label"]: sheet for sheet in sheets if sheet["pictures"]}
    best = [pictured[label] for label in cover.strongest if label in pictured]
    others = [sheet for label, sheet in pictured.items() if label not in cover.strongest]
    return {
        "parties": [_build_party(each) for each in cover.parties],
        "fields": [_build_field(each, MAX_VALUE) for each in cover.fields],
        "amounts": [_build_field(each, MAX_VALUE) for each in cover.amounts],
        "issue": format_phrase(cover.issue, MAX_HEADLINE),
        "asked": format_phrase(cover.asked, MAX_REQUEST),
        "strongest": [*best, *others][:MAX_STRONGEST],
    }


def _build_party(party: Party) -> TemplateData:
    return {
        "role": format_phrase(party.role),
        "name": clip_text(party.name, MAX_NAME),
        "detail": format_phrase(party.detail),
    }


def _build_field(each: Field, most: int) -> TemplateData:
    return {"label": format_phrase(each.label), "value": clip_text(each.value, most)}


def _build_comparison(line: ComparisonRow, labels: frozenset[str]) -> TemplateData:
    where = format_phrase(line.source)
    note = {
        "en": f"in the buyer's words{', ' if where['en'] else ''}{where['en']}",
        "zh": f"买家原话{'，' if where['zh'] else ''}{where['zh']}",
    }
    return {
        "agreed": format_phrase(line.agreed),
        "received": format_phrase(line.received),
        "difference": format_phrase(line.difference),
        "where_note": note,
        "own": line.by_buyer,
        "exhibits": [label for label in line.exhibits if label in labels],
    }


def _build_sum(row: AmountRow) -> TemplateData:
    return {
        "what": format_phrase(row.label),
        "working": clean_text(row.calculation),
        "amount": clean_text(row.amount),
        "total": row.is_total,
    }


def _build_row(row: Row, labels: frozenset[str]) -> TemplateData:
    return {
        "on": format_days(row.day, row.until if isinstance(row, ChronologyRow) else None),
        "what": format_phrase(row.text),
        "reported": row.is_reported,
        "exempt": isinstance(row, ChronologyRow) and row.is_exempt,
        "exhibits": [label for label in row.exhibits if label in labels],
    }


def _build_message(row: CommunicationRow, texts: Mapping[str, TemplateData]) -> TemplateData:
    """Return who wrote, their words, and where the text stands as it was sent."""
    found = texts.get(row.text_name)
    return {
        "sender": format_phrase(row.sender),
        "texts": [found] if found else [],
        "quote": clip_text(row.quote, MAX_QUOTE),
    }


def _build_texts(case_file: CaseFile) -> Mapping[str, TemplateData]:
    """Return by name each text that was sent, under the name of its English file."""
    return {
        sent.name: {
            "name": format_text_name(sent.name, "en"),
            "place": f"text-{number}",
            **{language: clean_text(sent.versions.get(language, "")) for language in ("en", "zh")},
        }
        for number, sent in enumerate(case_file.sent_texts)
    }


def _build_document_title(case_file: CaseFile) -> str:
    """Return what a reader's program shows: order and parties, for nobody knows our reference."""
    subject = case_file.subject or f"Case {case_file.reference}"
    names = [party.name for party in case_file.cover.parties if party.name]
    return clean_text(", ".join((case_file.cover.title.en, subject, *names)))


def _find_seller(cover: Cover) -> str:
    """Return the name of the last party, as the head of each page has room for it."""
    return clip_text(cover.parties[-1].name, MAX_SELLER) if cover.parties else ""


def _select_ends(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows that fit one picture: the first ones, and the last."""
    half = MAX_DATES // 2
    return rows if len(rows) <= MAX_DATES else (*rows[:half], *rows[-half:])
