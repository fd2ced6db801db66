"""Every page: its links lead somewhere, its file names exist, and it stays short."""

import re
from pathlib import Path

import pytest

from tests.support.pages import PAGES, ROOT, find_anchors, find_links, strip_blocks

README_LINES, RECORD_LINES = 180, 35
OTHERS = {"CHANGELOG.md", "THIRD-PARTY.md"}  # what was, and names of other projects' files
NAMED = re.compile(r"`((?:bot|flows|storage|tests|docs|pictures)/[\w./-]+)`")
NOT_YET = {"flows/guides/corner_shop.py", "bot/i18n/locale/de.po", "bot/i18n/locale/en.po"}
"""Files that a reader is told to make."""

by_name = pytest.mark.parametrize(
    "page", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES]
)


@by_name
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in find_links(page.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (
            anchor and anchor not in find_anchors(target.read_text("utf-8"))
        ):
            broken.append(link)
    assert broken == []


@by_name
def test_every_file_that_is_named_exists(page: Path) -> None:
    if page.name in OTHERS:
        return
    named = set(NAMED.findall(strip_blocks(page.read_text("utf-8")))) - NOT_YET
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_the_readme_and_the_records_are_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= README_LINES
    for path in (ROOT / "docs/adr").iterdir():
        assert len(path.read_text("utf-8").splitlines()) <= RECORD_LINES, path.name


def test_the_records_are_numbered_and_say_why() -> None:
    records = sorted((ROOT / "docs/adr").glob("*.md"))
    for number, path in enumerate(records, start=1):
        text = path.read_text("utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
        for part in ("Status: ", "## Context", "## Decision", "## Consequences"):
            assert part in text, f"{path.name}: {part}"
