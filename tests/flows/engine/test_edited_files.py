"""A message with a file is edited: another file, another caption, no caption, or nothing."""

import pytest

from flows.model.events.buyer import Filed
from tests.flows.engine.test_exhibits import export
from tests.flows.engine.test_files import listed, proof
from tests.support.flows.talk import Talk


def sent(source: str = "first") -> Talk:
    """A photo with a caption that the buyer said to be the label."""
    first = Filed("1.101", "photo", "photo.jpg", 9, 101, "carton 3", source_id=source)
    return proof().take(first).waits(seconds=2).says("The shipping label")


def edits(talk: Talk, caption: str = "carton 3", source: str = "first", size: int = 9) -> Talk:
    return talk.take(
        Filed("1.101.x", "photo", "photo.jpg", size, 101, caption, source_id=source, edited=True)
    )


def test_another_photo_takes_the_place_of_the_one_before() -> None:
    talk = edits(sent(), "carton 4", "second")
    assert (talk.told, talk.wanted) == (["said.replaced"], ["1.101.x"])
    assert [(label, each.id, each.caption) for label, each in talk.exhibits] == [
        ("E1", "1.101.x", "carton 4")
    ]
    assert listed(talk) == ["label"], "it stays under the name the buyer gave"
    assert [each.withdrawn for each in talk.case.exhibits] == [True, False], "the old one is kept"
    assert edits(export(sent()), source="second").values["former"] == "E1"


@pytest.mark.parametrize(("caption", "told"), [("new", "captioned"), ("", "uncaptioned")])
def test_the_same_photo_gets_another_caption_or_none(caption: str, told: str) -> None:
    talk = edits(sent(), caption)
    assert (talk.told, talk.wanted) == ([f"said.{told}"], [])
    assert [each.caption for _, each in talk.exhibits] == [caption]


def test_an_edit_that_changes_nothing_is_not_spoken_of() -> None:
    assert edits(sent()).effects == ()


def test_a_photo_kept_by_a_former_version_is_told_by_its_size() -> None:
    assert edits(sent(""), "new").told == ["said.captioned"]
    assert edits(sent(""), size=8).told == ["said.replaced"]


def test_a_photo_of_another_case_changes_nothing_here() -> None:
    talk = edits(proof())
    assert (talk.told, talk.exhibits) == (["misread.edited_elsewhere"], ())
