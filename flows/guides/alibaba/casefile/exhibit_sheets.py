"""The exhibits: for each file its line of the checklist, what it shows, and what is known of it."""

from dataclasses import replace

from flows.definition.vocabulary import (
    BuildInfo,
    Case,
    Exhibit,
    ExhibitSheet,
    Phrase,
    build_plain_sheet,
)
from flows.guides.alibaba.casefile.proof_lines import PROVES
from flows.guides.alibaba.evidence.checklist import LINES, REQUESTED_LINES
from flows.guides.alibaba.letters.chinese.labels import LABELS as LABELS_ZH

ANSWER = Phrase("Asked for by Alibaba", "平台要求的材料")
TITLES = {
    **{line.id: Phrase(line.label, LABELS_ZH[line.id]) for line in LINES},
    **{line.id: ANSWER for line in REQUESTED_LINES},
}


def list_sheets(case: Case, making: BuildInfo) -> tuple[ExhibitSheet, ...]:
    """Return one sheet for each file that is held, or kept by the buyer."""
    return tuple(
        _make_sheet(label, exhibit, making)
        for label, exhibit in case.labelled_exhibits
        if exhibit.state != "lost"
    )


def _make_sheet(label: str, exhibit: Exhibit, making: BuildInfo) -> ExhibitSheet:
    sheet, line = build_plain_sheet(label, exhibit, making), exhibit.shown_line or ""
    return replace(
        sheet,
        title=TITLES.get(line, sheet.title),
        proves=PROVES.get(line, sheet.proves),
    )
