"""Sixteen heavy files of a damaged order go into the real bot, and a case file comes out."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.support.casefile.pdf_reader import contents
from tests.support.evidence.buyer import ANSWERS
from tests.support.evidence.whole_run import Run
from tests.support.inspection.exiftool import places_by_file

EXHIBITS = 16
PART_BYTES = 45_000_000
UPLOAD_BYTES = 1_900_000
REPLY_SHARE = 1 / 20
"""Of the time in which all files are worked on: 95 of 100 replies come sooner. The workers step
aside for the bot, so on two processors it is a hundredth; `tests.bench.waits` has seconds."""

pytestmark = pytest.mark.timeout(600)


def blank(picture: Image.Image) -> bool:
    """Whether hardly anything is on it."""
    grey = picture.convert("L")
    return sum(grey.histogram()[:200]) < 0.01 * grey.width * grey.height


def test_both_packs_come_with_two_pictures(run: Run) -> None:
    names = list(run.files)
    assert names[:3] == ["first.png", "timeline.png", "case-file-v1.pdf"]
    parts = [name for name in names if name.endswith(".zip")]
    assert parts == [f"case-file-v1-files-{n}.zip" for n in range(1, len(parts) + 1)]
    assert len(parts) > 1
    assert names[3 + len(parts)] == "case-file-v1-small.pdf"
    pages = ("E16-order-terms.jpg", "E16-order-terms-p2.jpg", "E16-order-terms-p3.jpg")
    assert tuple(names[-3:]) == pages
    assert len([name for name in names if name.endswith(".jpg")]) == EXHIBITS + 2
    assert {each.kind for each in run.named("", ".png")} == {"photo"}


def test_page_one_says_it_all(run: Run) -> None:
    first = " ".join(contents(run.files["case-file-v1.pdf"].data).pages[0].split())
    for told in (
        ANSWERS["order_number"],
        ANSWERS["supplier"],
        "The account that placed the order",
        "18 of 60 units (30%) arrived damaged; the carton was crushed.",
        "I ask for a full refund of USD 1,450.00.",
        *("E1 Outer carton", "E5 Damaged goods", "E9 Close-up"),
        "Exhibits: 16",
    ):
        assert told in first


def test_each_exhibit_has_its_page(run: Run) -> None:
    document = contents(run.files["case-file-v1.pdf"].data)
    sheets = [mark for mark in document.bookmarks if mark.startswith("E")]
    assert [mark.split()[0] for mark in sheets] == [f"E{n}" for n in range(1, EXHIBITS + 1)]
    assert document.pictures == 3 + EXHIBITS + 2  # three on page one, and the paper has three pages
    assert ANSWERS["damage_what"] in document.text
    assert "\ufffd" not in document.text


def test_the_pages_are_not_blank(run: Run, folder: Path) -> None:
    with closing(pdfium.PdfDocument(run.files["case-file-v1.pdf"].data)) as document:
        for number in range(len(document)):
            assert not blank(document[number].render(scale=0.5).to_pil()), f"page {number + 1}"
    for name in ("first.png", "timeline.png"):
        with Image.open(folder / name) as picture:
            assert not blank(picture)


def test_photos_stand_upright(run: Run, folder: Path) -> None:
    assert run.files
    for number in range(1, 13):
        (path,) = folder.glob(f"E{number:02}-*.jpg")
        with Image.open(path) as picture:
            assert picture.width > picture.height, path.name


def test_what_is_for_a_form_fits_a_form(run: Run) -> None:
    form = [*run.named("E", ".jpg"), *run.named("case-file", "-small.pdf")]
    assert len(form) == EXHIBITS + 3
    assert {each.name: len(each.data) for each in form if len(each.data) > UPLOAD_BYTES} == {}
    small = contents(run.files["case-file-v1-small.pdf"].data)
    assert small.pages[0] == contents(run.files["case-file-v1.pdf"].data).pages[0]


def test_the_archives_are_whole(run: Run, unpacked: Path) -> None:
    assert max(len(part.data) for part in run.named("case-file", ".zip")) <= PART_BYTES
    assert len(list(unpacked.glob("E*"))) == EXHIBITS
    document = (unpacked / "00-case-file.pdf").read_bytes()
    assert document == run.files["case-file-v1.pdf"].data
    for command in (["sha256sum", "-c", "SHA256SUMS"], [sys.executable, "verify.py"]):
        done = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_that_left_tells_a_place(folder: Path, unpacked: Path) -> None:
    files = [path for top in (folder, unpacked) for path in top.rglob("*") if path.is_file()]
    assert len(files) > 2 * EXHIBITS
    assert places_by_file(files) == {}


def test_another_chat_is_answered_meanwhile(run: Run) -> None:
    replies = sorted(run.replies)
    assert len(replies) > 20
    most = REPLY_SHARE * run.took["stored and looked into"]
    assert replies[len(replies) * 95 // 100] < most, [f"{each:.2f}" for each in replies[-9:]]


def test_no_file_was_refused_or_left_out(run: Run) -> None:
    told = " ".join(run.said)
    assert "does not open" not in told
    assert "could not" not in told
