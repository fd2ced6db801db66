"""docs/export.md: the versions of what buyers agree to are those of the words they read."""

import re
from hashlib import sha256

from bot.handlers.nudge_commands import GO_TEXT, STOP_TEXT
from bot.i18n.english.messages import MESSAGES
from flows.guides import load_guides
from tests.support.pages import read_page

PAGE = read_page("docs/export.md")


def list_versions() -> dict[str, str]:
    """The beginning of the digest by text and version, as the page has them."""
    rows = re.findall(r"^\| `([\w.]+/\d+)` \|.*\| ([0-9a-f]{8}) \|$", PAGE, re.MULTILINE)
    return dict(rows)


def digest(*words: str) -> str:
    return sha256("\n".join(words).encode()).hexdigest()[:8]


def test_each_version_is_that_of_its_words() -> None:
    guides = load_guides().values()
    read = {
        guide.consent_text: digest(guide.texts["start.ask"], guide.texts["start.remind"])
        for guide in guides
        if guide.consent
    }
    spoken = {STOP_TEXT: "stop.done", GO_TEXT: "stop.again"}
    read |= {text: digest(MESSAGES[slot]) for text, slot in spoken.items()}
    assert list_versions() == read
