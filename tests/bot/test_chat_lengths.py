"""How long a recorded chat is on a phone, so that it does not grow back."""

from pathlib import Path

CHAT = Path(__file__).parent.parent / "chats" / "damaged.chat"
MESSAGE_CHARACTERS = 330
"""Of the first lines of a message as a recording keeps them."""


def read_acts(text: str, until: str) -> tuple[int, int]:
    """Return the messages of the bot and the acts of the buyer up to the message that says so."""
    messages = acts = 0
    for line in text.splitlines():
        messages += line.startswith("<")
        acts += line.startswith(">")
        if line.startswith("<") and until in line:
            return messages, acts
    raise AssertionError(f"no message says {until!r}")


def test_the_verdict_comes_no_later_than_it_does() -> None:
    messages, acts = read_acts(CHAT.read_text("utf-8"), "You can ask for a refund")
    assert messages <= 22
    assert acts <= 22


def test_the_first_message_comes_no_later_than_it_does() -> None:
    messages, acts = read_acts(CHAT.read_text("utf-8"), "First message")
    assert messages <= 28
    assert acts <= 28


def test_an_answer_costs_one_message() -> None:
    """The question is folded by an edit, and no echo comes beside the next one."""
    messages, acts = read_acts(CHAT.read_text("utf-8"), "First message")
    assert messages == acts


def test_no_message_fills_more_than_a_screen() -> None:
    said = [line for line in CHAT.read_text("utf-8").splitlines() if line.startswith("<")]
    assert max(len(line.split(" | [")[0]) for line in said) <= MESSAGE_CHARACTERS


def test_nothing_has_more_than_eight_buttons() -> None:
    for line in CHAT.read_text("utf-8").splitlines():
        buttons = line.partition(" | [")[2].split("] [") if line.startswith("<") else []
        assert len(buttons) <= 8
