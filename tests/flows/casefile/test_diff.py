"""What changed from one version to the next is said, and nothing when nothing changed."""

from dataclasses import replace

from flows.casefile.diff import add_changes, list_changes
from flows.model.case_file import Field, Phrase
from tests.support.casefile import case_files


def test_two_that_say_the_same_have_no_changes() -> None:
    whole = case_files.whole()
    assert list_changes(whole, replace(whole, version=2, made_at=case_files.CAMERA)) == ()


def test_added_and_withdrawn_exhibits_are_named() -> None:
    whole = case_files.whole()
    before, after = replace(whole, sheets=whole.sheets[:5]), replace(whole, sheets=whole.sheets[1:])
    assert list_changes(before, after) == (
        Phrase("Added: E6, E7", "新增：E6、E7"),
        Phrase("Taken out: E1", "撤回：E1"),
    )


def test_a_new_caption_is_named() -> None:
    whole = case_files.whole()
    first, *rest = whole.sheets
    after = replace(whole, sheets=(replace(first, caption="Now with a ruler"), *rest))
    assert list_changes(whole, after) == (Phrase("Described anew: E1", "更新说明：E1"),)


def test_a_changed_amount_is_told_from_and_to() -> None:
    whole = case_files.whole()
    asked = whole.cover.amounts[-1]
    cover = replace(
        whole.cover,
        amounts=(*whole.cover.amounts[:-1], replace(asked, value="USD 700.00")),
        fields=(*whole.cover.fields, Field(Phrase("Cartons", "箱数"), "4")),
        asked=Phrase("I ask for more."),
    )
    after = add_changes(replace(whole, cover=cover, version=2), whole)
    assert [each.en for each in after.changes] == [
        "Asked for: from USD 541.59 to USD 700.00",
        "Cartons: from none to 4",
        "The request is stated anew",
    ]


def test_new_rows_are_counted() -> None:
    whole = case_files.whole()
    before = replace(whole, lines=(), chronology=whole.chronology[2:])
    told = [each.en for each in list_changes(before, whole)]
    assert told == ["Agreed and received: changed", "Chronology: 2 new"]
