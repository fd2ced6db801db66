"""What changed from one version of a case file to the next, in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flows.model.case_file import CaseFile, Field, Phrase

UNSTATED = "none"
DETAILS_CHANGED = Phrase("Details changed", "细节有更新")
"""Said where nothing else that is told apart has changed."""


def add_changes(after: CaseFile, before: CaseFile) -> CaseFile:
    """Return a case file that says on its cover what is new since the version before it."""
    return replace(after, changes=list_changes(before, after))


def list_changes(before: CaseFile, after: CaseFile) -> tuple[Phrase, ...]:
    """Return what changed, most important first; none for two that say the same."""
    found = (
        *_compare_exhibits(before, after),
        *_compare_fields(before.cover.amounts, after.cover.amounts),
        *_compare_fields(before.cover.fields, after.cover.fields),
        *_compare_cover(before, after),
        *_compare_rows(before, after),
    )
    return found or (() if _copy_stamp(before, after) == after else (DETAILS_CHANGED,))


def _copy_stamp(before: CaseFile, after: CaseFile) -> CaseFile:
    """Return the former one under the number and the instant of the later one."""
    return replace(before, version=after.version, made_at=after.made_at, changes=after.changes)


def _compare_exhibits(before: CaseFile, after: CaseFile) -> Iterator[Phrase]:
    old = {sheet.label: sheet for sheet in before.sheets}
    new = {sheet.label: sheet for sheet in after.sheets}
    told = {
        label
        for label in old.keys() & new.keys()
        if (old[label].caption, old[label].title) != (new[label].caption, new[label].title)
    }
    yield from _format_labels("Added", "新增", (label for label in new if label not in old))
    yield from _format_labels("Taken out", "撤回", (label for label in old if label not in new))
    yield from _format_labels(
        "Described anew", "更新说明", (label for label in new if label in told)
    )


def _format_labels(english: str, chinese: str, labels: Iterable[str]) -> Iterator[Phrase]:
    found = list(labels)
    if found:
        yield Phrase(f"{english}: {', '.join(found)}", f"{chinese}：{'、'.join(found)}")


def _compare_fields(before: tuple[Field, ...], after: tuple[Field, ...]) -> Iterator[Phrase]:
    old = {each.label: each.value for each in before}
    new = {each.label: each.value for each in after}
    for label in dict.fromkeys((*new, *old)):
        was, now = old.get(label, UNSTATED), new.get(label, UNSTATED)
        if was != now:
            yield Phrase(f"{label.en}: from {was} to {now}", f"{label.zh}：由 {was} 改为 {now}")


def _compare_cover(before: CaseFile, after: CaseFile) -> Iterator[Phrase]:
    if before.cover.issue != after.cover.issue:
        yield Phrase("The issue is stated anew", "更新问题概述")
    if before.cover.asked != after.cover.asked:
        yield Phrase("The request is stated anew", "更新请求")
    if before.cover.parties != after.cover.parties:
        yield Phrase("The parties are stated anew", "更新当事方")


def _compare_rows(before: CaseFile, after: CaseFile) -> Iterator[Phrase]:
    if before.lines != after.lines:
        yield Phrase("Agreed and received: changed", "约定与实收对照有更新")
    for english, chinese, old, new in (
        ("Chronology", "时间线", before.chronology, after.chronology),
        ("Communication log", "沟通记录", before.communications, after.communications),
    ):
        count = (Counter(row.text for row in new) - Counter(row.text for row in old)).total()
        if count:
            yield Phrase(f"{english}: {count} new", f"{chinese}：新增{count}项")
