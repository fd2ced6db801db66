"""The pages of the project as values: their links, tables and headings, and a copy of the tree."""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")))
CODE_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r'\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"')
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FOLDERS = ("bot", "flows", "storage", "tests", "docs", "pictures")


def read_page(name: str) -> str:
    """Return a page by its path from the root."""
    return (ROOT / name).read_text("utf-8")


def strip_blocks(text: str) -> str:
    """Return a page without its blocks of code."""
    return CODE_BLOCK.sub("", text)


def find_blocks(text: str, language: str) -> list[str]:
    """Return the blocks of code in a language, without the indentation of a list."""
    return [
        re.sub(f"^{indent}", "", code, flags=re.MULTILINE)
        for indent, name, code in CODE_BLOCK.findall(text)
        if name == language
    ]


def find_links(text: str) -> list[str]:
    """Return where the links and pictures of a page lead, but for other sites."""
    found = LINK.findall(strip_blocks(text))
    return [each for pair in found for each in pair if each and "://" not in each]


def find_anchors(text: str) -> set[str]:
    """Return what a link to a heading of the page may name."""
    headings = HEADING.findall(strip_blocks(text))
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def find_table(text: str, first: str) -> dict[str, list[str]]:
    """Return the table whose head begins with a word: its rows by the first column."""
    found = re.search(rf"^\| {first} \|.*\n\|[-|]+\n((\|.*\n)+)", text, re.MULTILINE)
    assert found, f"there is no table of {first}"
    return {row[0]: row[1:] for row in map(_split_row, found[1].splitlines())}


def _split_row(row: str) -> list[str]:
    return [cell.strip().strip("`") for cell in row.strip("|").split("|")]


def copy_tree(folder: Path) -> Path:
    """Copy the project into an empty folder, with the packages of this environment."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.iterdir():
        if path.is_file() and path.name not in (".env", ".git"):
            shutil.copy(path, folder / path.name)
    (folder / ".venv").mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        if (Path(sys.prefix) / name).exists():
            (folder / ".venv" / name).symlink_to(Path(sys.prefix) / name)
    for name in ("runtime", "dev"):
        (folder / ".venv" / name).touch()
    return folder
