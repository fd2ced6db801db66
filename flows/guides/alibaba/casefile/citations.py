"""Which exhibits a row of the case file may cite: by checklist line, and never before its day."""

from datetime import date

from flows.definition.vocabulary import Case
from flows.guides.alibaba.letters.content.evidence import list_usable_exhibits

MOST_CITED = 4


def cite_exhibits(case: Case, lines: tuple[str, ...], since: date | None = None) -> tuple[str, ...]:
    """Return the labels of files sent for these lines.

    A file that came before the day `since` cannot show what happened on it.
    """
    found = [
        label
        for label, exhibit in list_usable_exhibits(case)
        if exhibit.shown_line in lines and (since is None or exhibit.received_at.date() >= since)
    ]
    return tuple(found[:MOST_CITED])
