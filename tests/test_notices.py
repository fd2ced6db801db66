"""THIRD-PARTY.md names all that is shipped or installed, with the notices it asks for."""

import re
import struct
import tomllib
from pathlib import Path

import pytest

from tests.test_hygiene import names, pins, read

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "bot/casefile/pages/fonts"
PAGE = read("THIRD-PARTY.md")
COPYRIGHT, TRADEMARK = 0, 7
WINDOWS, AMERICAN = 3, 0x409
LESSER = ("python-telegram-bot", "libheif", "libde265")


def named() -> set[str]:
    """Every word of the page that can be the name of a package."""
    return set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", PAGE.lower()))


def texts_of(font: Path) -> dict[int, str]:
    """The name table of an OpenType font in English: text by name id."""
    data = font.read_bytes()
    (tables,) = struct.unpack(">4xH", data[:6])
    for entry in range(tables):
        tag, start, size = struct.unpack(">4s4xII", data[12 + 16 * entry : 28 + 16 * entry])
        if tag == b"name":
            return _named(data[start : start + size])
    raise AssertionError(f"{font} has no names")


def _named(table: bytes) -> dict[int, str]:
    count, strings = struct.unpack(">2xHH", table[:6])
    found = {}
    for entry in range(count):
        platform, _, language, name, size, at = struct.unpack(
            ">6H", table[6 + 12 * entry : 18 + 12 * entry]
        )
        if (platform, language) == (WINDOWS, AMERICAN):
            text = table[strings + at : strings + at + size]
            found[name] = text.decode("utf-16-be").strip()
    return found


def test_every_package_is_named() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = names([*project["dependencies"], *project["optional-dependencies"]["dev"]])
    installed = names([entry.replace("==", " ") for entry in pins("requirements.txt")])
    assert (asked | installed) - named() == set()


def test_no_package_is_named_in_the_table_that_is_not_installed() -> None:
    table = PAGE.partition("## Python packages")[2].partition("###")[0]
    told = set(re.findall(r"^\| ([a-z][\w-]+) \|", table, re.MULTILINE))
    assert told == names([entry.replace("==", " ") for entry in pins("requirements.txt")])


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.?tf")), ids=lambda path: path.name)
def test_each_font_has_its_own_copyright_line(font: Path) -> None:
    told = texts_of(font)
    assert f"| `{font.name}` | {told[COPYRIGHT]} |" in PAGE
    assert told[TRADEMARK].startswith("Noto is a trademark of Google")


def test_no_font_is_named_that_is_not_there() -> None:
    told = set(re.findall(r"^\| `([^`]+)` \| ", PAGE, re.MULTILINE))
    assert told == {path.name for path in FONTS.glob("*.?tf")}


@pytest.mark.parametrize("name", LESSER)
def test_what_is_under_the_lesser_licence_stands_under_its_head(name: str) -> None:
    head = "### Under the GNU Lesser General Public License, version 3\n"
    assert f"**{name}**" in PAGE.partition(head)[2].partition("\n### ")[0]


@pytest.mark.parametrize("name", ["typst", "pyreqwest", "pillow", "pypdfium2"])
def test_what_holds_other_libraries_has_a_head(name: str) -> None:
    assert f"\n### In {name}\n" in PAGE


def test_the_notices_are_in_the_image_and_in_the_package() -> None:
    assert re.search(r"^COPY .*\bTHIRD-PARTY[.]md\b", read("Dockerfile"), re.MULTILINE)
    assert "!THIRD-PARTY.md" in read(".dockerignore").splitlines()
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert "THIRD-PARTY.md" in project["license-files"]
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert [link for link in links if not (ROOT / link).is_file()] == []
