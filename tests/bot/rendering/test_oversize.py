"""The two ways out under what is said of a file too large, and its page."""

from bot.i18n.english.messages import MESSAGES
from bot.transport import callback_data
from bot.transport.callback_data import CasePress
from flows.engine.handlers.oversize import TEXTS
from flows.model.events.buyer import Replaced, Vouched
from tests.bot.rendering.test_exhibits import page
from tests.flows.engine.test_oversize import LABELS, large
from tests.support.bot.rendered_talk import buttons, calls, plain, view


def test_what_is_said_comes_with_two_ways_out() -> None:
    call = calls(large())[-1]
    assert plain(call).startswith("E2 is larger than 20 MB, and I cannot download it.")
    assert buttons(call)[:2] == list(LABELS.values())
    assert "Done" in buttons(call), "the question stays open below"


def test_the_buttons_mean_what_they_say() -> None:
    rows = calls(large())[-1].parameters["reply_markup"]["inline_keyboard"]
    events = list[object]()
    for row in rows[:2]:
        press = callback_data.decode_press(row[0]["callback_data"])
        assert isinstance(press, CasePress)
        events.append(press.event)
    assert events == [Replaced("1.102"), Vouched("1.102")]


def test_the_ways_out_are_gone_from_the_next_question() -> None:
    talk = large().take(Vouched("1.102"))
    assert "E2 is listed as kept by you." in plain(calls(talk)[-1])
    assert not set(LABELS.values()) & set(buttons(calls(talk)[-1]))


def test_its_page_says_that_the_buyer_keeps_it() -> None:
    talk = large()
    assert "Too large for me to hold: kept by you" in page(talk, 2)[0].splitlines()
    assert "kept by you" not in page(talk, 1)[0]


def test_the_labels_are_those_that_can_be_typed() -> None:
    texts = view(large()).guide.texts
    assert [texts["control.smaller"], texts["control.kept"]] == list(LABELS.values())
    assert TEXTS.items() <= MESSAGES.items()
