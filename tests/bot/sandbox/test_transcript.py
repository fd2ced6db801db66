"""Every kind of line a transcript can have is read; sample files are what they say they are."""

import zlib

import pytest

from bot.sandbox.samples.make_sample import make_sample
from bot.sandbox.transcripts.transcript import (
    Action,
    BlockBot,
    Downtime,
    EditText,
    ForwardText,
    MoveClock,
    PressButton,
    ReadMessage,
    ReplyToFile,
    RestartBot,
    SendFiles,
    SendLocation,
    SendOther,
    SendText,
    SwapFile,
    TranscriptError,
    parse_transcript,
)
from bot.sandbox.world.files import measure_image


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("> two words", SendText("two words")),
        (r"> one\ntwo", SendText("one\ntwo")),
        ('> "block"', SendText("block")),
        ("> photo of the box", SendText("photo of the box")),
        ("> [It arrived [late]]", PressButton("It arrived [late]", oldest=False)),
        ("> old [Back]", PressButton("Back", oldest=True)),
        ("> photo a.jpg", SendFiles(("a.jpg",), None, as_file=False, size=None)),
        (
            '> album a.jpg b.jpg "c d"',
            SendFiles(("a.jpg", "b.jpg"), "c d", as_file=False, size=None),
        ),
        ("> file v.mp4 size=25MB", SendFiles(("v.mp4",), None, as_file=True, size=25 * 1024**2)),
        ("> edit 2 new text", EditText(2, "new text")),
        ("> swap b.jpg", SwapFile("b.jpg", None)),
        ('> swap b.jpg "the seal"', SwapFile("b.jpg", "the seal")),
        ("> reply that one", ReplyToFile("that one")),
        ("> forward we will pay", ForwardText("we will pay")),
        ("> sticker", SendOther("sticker")),
        ("> location -31.5 159.1", SendLocation(-31.5, 159.1)),
        ("?", ReadMessage()),
        ("> unblock", BlockBot(blocked=False)),
        ("~ +2h", MoveClock(7200)),
        ("# down 14d", Downtime(14 * 86400)),
        ("# restart", RestartBot("restart")),
    ],
)
def test_acts_are_read(line: str, act: Action) -> None:
    assert parse_transcript(line)[0].action == act


def test_comments_and_expectations_are_no_acts() -> None:
    lines = parse_transcript("## why\n\n< Hello | [A]\n* Card\n^ ok\n+ 👍")

    assert [line.action for line in lines] == [None] * 6
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
    with pytest.raises(TranscriptError, match="line 2"):
        parse_transcript(f"## first\n{line}")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.pdf", "a.mp4", "a.ogg", "a.txt", "a.docx"])
def test_a_name_makes_one_file(name: str) -> None:
    assert make_sample(name) == make_sample(name)
    assert make_sample(name).data != make_sample(f"b{name}").data


def test_pictures_have_a_size_and_pixels() -> None:
    picture = make_sample("a.png").data
    pixels = zlib.decompress(picture[picture.index(b"IDAT") + 4 : -16])

    assert measure_image(picture) == measure_image(make_sample("a.jpg").data) == (640, 480)
    assert len(pixels) == 480 * (1 + 3 * 640)
    assert make_sample("a.jpg").data.endswith(b"\xff\xd9")
