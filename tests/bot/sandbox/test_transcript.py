"""Every kind of line a transcript can have is read; sample files are what they say they are."""

import zlib

import pytest

from bot.sandbox.transcripts.samples import sample
from bot.sandbox.transcripts.transcript import (
    Act,
    Block,
    Down,
    Edit,
    Files,
    Forward,
    Look,
    Misspelt,
    Move,
    Other,
    Place,
    Press,
    Process,
    Reply,
    Say,
    read,
)
from bot.sandbox.world.files import measured


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("> two words", Say("two words")),
        (r"> one\ntwo", Say("one\ntwo")),
        ('> "block"', Say("block")),
        ("> photo of the box", Say("photo of the box")),
        ("> [It arrived [late]]", Press("It arrived [late]", oldest=False)),
        ("> old [Back]", Press("Back", oldest=True)),
        ("> photo a.jpg", Files(("a.jpg",), None, as_file=False, size=None)),
        ('> album a.jpg b.jpg "c d"', Files(("a.jpg", "b.jpg"), "c d", as_file=False, size=None)),
        ("> file v.mp4 size=25MB", Files(("v.mp4",), None, as_file=True, size=25 * 1024**2)),
        ("> edit 2 new text", Edit(2, "new text")),
        ("> reply that one", Reply("that one")),
        ("> forward we will pay", Forward("we will pay")),
        ("> sticker", Other("sticker")),
        ("> location -31.5 159.1", Place(-31.5, 159.1)),
        ("?", Look()),
        ("> unblock", Block(blocked=False)),
        ("~ +2h", Move(7200)),
        ("# down 14d", Down(14 * 86400)),
        ("# restart", Process("restart")),
    ],
)
def test_acts_are_read(line: str, act: Act) -> None:
    assert read(line)[0].act == act


def test_comments_and_expectations_are_no_acts() -> None:
    lines = read("## why\n\n< Hello | [A]\n* Card\n^ ok\n+ 👍")

    assert [line.act for line in lines] == [None] * 6
    assert [line.expected for line in lines] == [
        None,
        None,
        "< Hello | [A]",
        "* Card",
        "^ ok",
        "+ 👍",
    ]


@pytest.mark.parametrize("line", ["hello", "~ 3d", "# pause", "- x"])
def test_other_lines_are_misspelt(line: str) -> None:
    with pytest.raises(Misspelt, match="line 2"):
        read(f"## first\n{line}")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.pdf", "a.mp4", "a.ogg", "a.txt", "a.docx"])
def test_a_name_makes_one_file(name: str) -> None:
    assert sample(name) == sample(name)
    assert sample(name).data != sample(f"b{name}").data


def test_pictures_have_a_size_and_pixels() -> None:
    picture = sample("a.png").data
    pixels = zlib.decompress(picture[picture.index(b"IDAT") + 4 : -16])

    assert measured(picture) == measured(sample("a.jpg").data) == (640, 480)
    assert len(pixels) == 480 * (1 + 3 * 640)
    assert sample("a.jpg").data.endswith(b"\xff\xd9")
