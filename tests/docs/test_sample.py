"""The sample case file in the repository is the one that the code makes."""

import re
from pathlib import Path

from tests.support.casefile.pdf_reader import Contents, contents
from tests.support.pages import ROOT
from tests.support.sample.case_file import EXHIBITS, build_sample

SAMPLE = ROOT / "docs/sample-case-file.pdf"
DIGEST = re.compile(r"\b[0-9a-f]{64}\b|\b[\d,]+ bytes\b|\b\d+ KB\b")


def read(pdf: bytes) -> Contents:
    """What is in the PDF; checksums and sizes, which differ by the machine, are blanked."""
    found = contents(pdf)
    return Contents((DIGEST.sub("", found.text),), found.pictures, found.described, found.bookmarks)


def test_the_sample_is_made_by_this_code(tmp_path: Path) -> None:
    made, page = build_sample(tmp_path)
    assert read(made) == read(SAMPLE.read_bytes()), "run: make pictures"
    assert page.height > page.width


def test_the_sample_is_light_and_shows_every_exhibit() -> None:
    assert SAMPLE.stat().st_size < 1_500_000
    text = contents(SAMPLE.read_bytes()).text
    for _, _, caption in EXHIBITS:
        assert caption in text
