"""The English that people read: the future is told as one, no idioms, and a screen is enough."""

import re

import pytest

from bot.i18n.english.messages import MESSAGES
from flows.guides import load_guides

TEXTS = {
    slot: text
    for texts in (MESSAGES, *(guide.texts for guide in load_guides().values()))
    for slot, text in texts.items()
    if not slot.startswith("fact.")  # these quote the platform's own words
}
TAGS = re.compile(r"<[^>]+>")

PROMISES = re.compile(
    r"\bI (remind|look|come|mention|go|watch|bring|do not (mention|write|look))\b"
)
"""What will be done is told in the future: "I'll remind you"."""

IDIOMS = re.compile(
    r"\b(quarrels?|told apart|by itself|confirm itself|hangs on|hard to talk away|bad luck"
    r"|one way at a time|your way:|further way|lies behind us)\b",
    re.IGNORECASE,
)
"""Words that are hard to read in a second language, or were taken from another one."""

SCREEN_CHARACTERS = 350
LONGER = {
    "chat.help": 380,
    "topic.how.text": 500,
    "topic.privacy.text": 450,
    "topic.tips.text": 480,
    "topic.timeline.text": 650,
}
"""Pages that are looked up, not asked: none may grow."""
QUOTE_CHARACTERS = 400


@pytest.mark.parametrize("slot", sorted(TEXTS))
def test_a_text_is_plain_and_short(slot: str) -> None:
    text = TAGS.sub("", TEXTS[slot])
    assert not PROMISES.search(text), "what will be done is told in the future"
    assert not IDIOMS.search(text)
    most = QUOTE_CHARACTERS if slot.endswith(".why") else LONGER.get(slot, SCREEN_CHARACTERS)
    assert len(text) <= most
