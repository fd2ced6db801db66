"""The files around the code keep their promises, and name no one's machine."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PINS = ("requirements.txt", "requirements-dev.txt")

# What stands beside the project in a checkout and is not part of it.
PRIVATE = {".env", ".git", ".venv", "build", "data", "dist"}
CACHE = re.compile(r"[.](hypothesis|\w+_cache)")

# Packages come from wherever pip, npm, apt and Docker are set up to look.
REGISTRY = re.compile(
    r"(pypi|pythonhosted|npmjs|unpkg|jsdelivr|debian|crates)[.](org|com|net|io)"
    r"|(docker|ghcr|quay|gcr)[.]io"
)
# A folder of somebody's own machine; the look-behind passes over URLs, tags and {root}/work.
MACHINE_PATH = re.compile(r"(?<![\w.>})<\]*-])[/]((work|root)\b|(home|tmp|Users)[/]\w)")
PIN = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+")


def project_files() -> Iterator[Path]:
    """Every file that is part of the project."""
    for top in ROOT.iterdir():
        if top.name not in PRIVATE and not CACHE.fullmatch(top.name):
            yield from (path for path in [top, *top.rglob("*")] if path.is_file())


def naming(pattern: re.Pattern[str]) -> list[str]:
    """Where the pattern occurs, as `file: what`."""
    return [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in project_files()
        if path.suffix != ".pyc"
        for found in pattern.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]


def read(name: str) -> str:
    """One file of the project's root."""
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> list[str]:
    """The entries of a requirements file, each on one line."""
    return re.sub(r" \\\n +", " ", read(name)).splitlines()


def names(requirements: list[str]) -> set[str]:
    """The packages named, without versions, extras and markers."""
    return {re.split(r"[^\w.-]", entry, maxsplit=1)[0] for entry in requirements}


def test_no_file_names_a_registry() -> None:
    assert naming(REGISTRY) == []


def test_no_file_names_a_folder_of_this_machine() -> None:
    assert naming(MACHINE_PATH) == []


@pytest.mark.parametrize("found", ["see !work/x", "'!root'", "=!home/ann", "(!tmp/a.db"])
def test_a_machine_path_is_recognised(found: str) -> None:
    # Written with "!", or this file would name one.
    assert MACHINE_PATH.search(found.replace("!", "/"))


@pytest.mark.parametrize("name", PINS)
def test_every_dependency_is_pinned_and_hashed(name: str) -> None:
    assert pins(name)
    assert [entry for entry in pins(name) if not PIN.fullmatch(entry)] == []


def test_the_pins_cover_what_the_project_declares() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    runtime, both = (names([entry.replace("==", " ") for entry in pins(name)]) for name in PINS)
    assert names(project["dependencies"]) <= runtime
    assert names(project["optional-dependencies"]["dev"]) <= both
    assert set(pins(PINS[0])) <= set(pins(PINS[1]))


def test_the_pins_are_releases_that_the_project_asks_for() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = dict(re.findall(r"^([\w-]+)==([\w.]+)", read(PINS[1]), re.MULTILINE))
    wanted = {each.name: each.specifier for each in map(Requirement, asked)}
    behind = {name for name, releases in wanted.items() if pinned[name] not in releases}
    assert behind == set()


def test_the_commands_in_the_readme_exist() -> None:
    told = set(re.findall(r"(?:^|`)(?:\$ )?make ([a-z-]+)", read("README.md"), re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    assert told
    assert told <= targets


def test_the_changelog_opens_with_a_version() -> None:
    head = re.search(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert head
    assert re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", head[1])


def test_the_licence_is_mit() -> None:
    assert read("LICENSE").startswith("MIT License\n\nCopyright (c) ")


def test_every_setting_is_explained() -> None:
    entries = read(".env.example").strip().split("\n\n")
    setting = re.compile(r"(# [A-Z].+\n)+((# )?[A-Z][A-Z_]+=.*\n?)+")
    assert [entry for entry in entries if not setting.fullmatch(entry)] == []
