"""What means the command for one's data, and what does not."""

import pytest

from bot.transport.typed_wishes import find_wish

FORGET = """
delete my data
I want to delete my data
Please delete everything.
delete everything
Can you delete all my data?
how do i delete my account
forget me
Erase all of my personal data now!
delete everything you have of me
I want you to delete my data from this bot
wipe my data please
"""
EXPORT = """
export my data
I want to download my data
Give me a copy of my data
send me all my data please
"""
NEITHER = """
delete E2
the seller wants to delete everything I sent
delete the photo
everything is broken
they forget me every time
I want my money
all my data cables are broken
the data sheet says 2.0 mm
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(FORGET))
def test_who_wants_it_gone_is_led_there(text: str) -> None:
    assert find_wish(text) == "forget"


@pytest.mark.parametrize("text", lines(EXPORT))
def test_who_wants_a_copy_is_led_there(text: str) -> None:
    assert find_wish(text) == "export"


@pytest.mark.parametrize("text", [*lines(NEITHER), "delete my data " * 20, ""])
def test_an_answer_is_no_wish(text: str) -> None:
    assert find_wish(text) is None
