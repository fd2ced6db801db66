"""docs/architecture.md: its rooms are the layers, its tables and words those of the code."""

import ast
import re
import tomllib
from typing import Any

import pytest

from storage.db.tables import metadata
from tests.support.pages import ROOT, find_table, read_page

PAGE = read_page("docs/architecture.md")
MAX_WORDS = 25


def list_layers(package: str) -> list[set[str]]:
    """The layers of a package, as import-linter holds them, the highest first."""
    contracts: list[dict[str, Any]] = tomllib.loads(read_page("pyproject.toml"))["tool"][
        "importlinter"
    ]["contracts"]
    (layers,) = [each["layers"] for each in contracts if each.get("containers", []) == [package]]
    return [set(line.split(" : ")) for line in layers if line != "__main__"]


def list_rooms(package: str) -> list[set[str]]:
    """The same as the page tells it: the first column of the table under the package's name."""
    part = PAGE.partition(f"\n**{package}**\n")[2].partition("\n**")[0].partition("\n## ")[0]
    rows = re.findall(r"^\| (\[.*?) \|", part, re.MULTILINE)
    return [set(re.findall(rf"\]\(\.\./{package}/(\w+)", row)) for row in rows]


@pytest.mark.parametrize("package", ["bot", "storage", "flows"])
def test_the_rooms_are_those_of_the_layers(package: str) -> None:
    assert list_rooms(package) == list_layers(package)


def test_the_tables_are_those_of_the_database() -> None:
    assert list(find_table(PAGE, "Table")) == list(metadata.tables)


def find_identifiers() -> set[str]:
    """Every name that the code gives to something."""
    found = set[str]()
    for package in ("bot", "flows", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                match node:
                    case ast.ClassDef(name) | ast.FunctionDef(name) | ast.AsyncFunctionDef(name):
                        found.add(name)
                    case ast.Name(name, ast.Store()) | ast.alias(_, str(name)):
                        found.add(name)
    return found


def test_the_words_are_names_in_the_code() -> None:
    words = set(find_table(PAGE, "Word"))
    assert len(words) <= MAX_WORDS
    assert words - find_identifiers() == set()
