"""What docs/dependencies.md says of each pinned package, and how old that is."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tests.support.pages import find_table, read_page

MAX_AGE = timedelta(days=180)
"""A version is not released on an older look."""

WARN_AGE = timedelta(days=150)
PIN = re.compile(r"^([a-z0-9-]+)==([\w.]+)", re.MULTILINE)
VERSION_CUT = re.compile(r"^## \[\d[^]]*\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Look:
    """The version of a package that was looked at, and the day."""

    version: str
    on: date


def read_looks() -> dict[str, Look]:
    """Return the rows of the page, by package."""
    table = find_table(read_page("docs/dependencies.md"), "Package")
    return {name: Look(row[0], date.fromisoformat(row[2])) for name, row in table.items()}


def read_pins() -> dict[str, str]:
    """Return every pinned package with its version."""
    files = ("requirements.txt", "requirements-dev.txt")
    return {name: version for file in files for name, version in PIN.findall(read_page(file))}


def find_last_release() -> date:
    """Return the day of the last version that was cut."""
    return max(map(date.fromisoformat, VERSION_CUT.findall(read_page("CHANGELOG.md"))))


def describe_age(today: date) -> str:
    """Return a line that says how old the oldest look is, once it is time; else nothing."""
    oldest = min(look.on for look in read_looks().values())
    if today - oldest < WARN_AGE:
        return ""
    last = oldest + MAX_AGE
    return f"The dependencies were looked at on {oldest}: no version can be cut after {last}."
