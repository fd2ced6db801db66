"""CHANGELOG.md: one line a change, in known sections, and a cut for the version that this is."""

import re
import tomllib

from tests.support.pages import read_page

PAGE = read_page("CHANGELOG.md")
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_every_change_is_one_line() -> None:
    body = PAGE.partition("\n## ")[2]
    lines = [line for line in body.splitlines()[1:] if line and not line.startswith("## ")]
    assert set(re.findall(r"^### (.+)$", PAGE, re.MULTILINE)) <= SECTIONS
    assert [line for line in lines if not line.startswith(("- ", "### ", "The first "))] == []


def test_the_version_of_the_project_is_cut() -> None:
    version = tomllib.loads(read_page("pyproject.toml"))["project"]["version"]
    assert re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", PAGE, re.MULTILINE)
