"""Words that say only that the buyer does not know."""

import pytest

from flows.reading.unknowns import is_unknown


@pytest.mark.parametrize(
    "text",
    [
        *("idk", "IDK.", "I don't know", "I don’t know!", "dont know", "Do not know.", "no idea"),
        *(
            "?",
            "??",
            " ? ",
            "n/a",
            "Not sure",
            "no sé",
            "Weiß nicht",
            "不知道",
            "不知道。",
            "не знаю",
        ),
    ],
)
def test_these_say_nothing_more(text: str) -> None:
    assert is_unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "...", "!", "I don't know, some lamps", "Unknown Pleasures T-shirt", "no"),
        *("idk lamp", "lamp?", "NA-200 pump", "not sure which, about 40"),
    ],
)
def test_these_say_something(text: str) -> None:
    assert not is_unknown(text)
