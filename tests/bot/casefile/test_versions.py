"""The number of a version, and what its cover says is new."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.casefile.packs import VersionSnapshot, draft_version
from flows.guides.alibaba import GUIDE
from flows.model.case import Case, ExhibitState
from flows.model.case_file import CaseFile, FileMetadata
from flows.model.money import Money
from tests.support.casefile import case_files

LATER = case_files.MADE + timedelta(days=3)
NONE: Mapping[str, FileMetadata] = {}


def made(
    case: Case, former: VersionSnapshot | None = None, origins: Mapping[str, FileMetadata] = NONE
) -> tuple[VersionSnapshot, CaseFile]:
    return draft_version(GUIDE, case, former, LATER if former else case_files.MADE, origins)


def whole() -> Case:
    return case_files.case(case_files.told(), *case_files.exhibits())


def without(case: Case, *ids: str) -> Case:
    kept = (replace(each, withdrawn=each.id in ids) for each in case.exhibits)
    return replace(case, exhibits=tuple(kept))


def altered(case: Case, name: str, **fields: object) -> Case:
    found = (replace(e, **fields) if e.id == name else e for e in case.exhibits)  # type: ignore[arg-type]
    return replace(case, exhibits=tuple(found))


def test_the_first_has_nothing_new() -> None:
    former, file = made(whole())
    assert (file.version, file.changes) == (1, ())
    assert former.making.version == 1


def test_the_same_said_days_later_is_the_same_version() -> None:
    former, _ = made(whole())
    again, file = made(whole(), former)
    assert (file.version, file.changes, file.made_at) == (1, (), LATER)
    assert made(whole(), again)[1].version == 1


def test_what_changed_is_a_new_version_that_says_so() -> None:
    first, _ = made(without(whole(), "x6"))
    second, file = made(whole(), first)
    assert file.version == 2
    assert file.changes[0].en == "Added: E7"
    _, same = made(whole(), second)
    assert (same.version, same.changes) == (2, file.changes)
    spot = next(each for each in case_files.told().answers if each.step == "remedy_amount")
    answer = replace(whole().answers[spot], value=Money(60_000, "USD"))
    third, last = made(whole().with_answer(spot, answer), second)
    assert last.version == 3
    assert "USD 600.00" in " ".join(phrase.en for phrase in third.changes)
    assert "Added" not in " ".join(phrase.en for phrase in third.changes)


def test_a_caption_of_one_exhibit_is_told() -> None:
    former, _ = made(whole())
    _, file = made(altered(whole(), "x1", caption="Another word"), former)
    assert (file.version, file.changes[0].en) == (2, "Described anew: E2")


@pytest.mark.parametrize(
    ("changed", "origins"),
    [
        (altered(whole(), "x1", digest="ef" * 32), NONE),
        (altered(whole(), "x1", state=ExhibitState.WANTED, digest=None), NONE),
        (replace(whole(), exhibits=whole().exhibits[::-1]), NONE),
        (whole(), {"x1": FileMetadata(case_files.CAMERA, "camera")}),
    ],
    ids=["another content", "no content any more", "another order", "another look"],
)
def test_no_two_that_differ_have_one_number(
    changed: Case, origins: Mapping[str, FileMetadata]
) -> None:
    numbered = (replace(e, number=n) for n, e in enumerate(whole().exhibits, start=1))
    first = replace(whole(), exhibits=tuple(numbered))
    numbers = {each.id: each.number for each in first.exhibits}
    files = (replace(each, number=numbers[each.id]) for each in changed.exhibits)
    former, _ = made(first)
    _, file = made(replace(changed, exhibits=tuple(files)), former, origins)
    assert file.version == 2
    assert file.changes
