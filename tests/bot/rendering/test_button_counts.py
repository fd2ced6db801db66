"""No question has more than eight buttons, whatever there is to answer it with.

The days of a month are a grid that is looked at as a whole: of it only the buttons below count.
"""

import pytest

from bot.rendering import keyboards
from flows.definition.guide import Guide
from flows.definition.kinds import Choose, Exhibits, Wait
from flows.definition.steps import Step
from flows.definition.vocabulary import Choose as Choosing
from flows.definition.vocabulary import Topic, option
from flows.guides import load_guides
from flows.model.case import Spot
from tests.support.bot.rendered_talk import PRESS, buttons, calls, view
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

GUIDES = load_guides().values()
STEPS = [(guide, step) for guide in GUIDES for step in guide.steps.values()]
MAX_CONTROLS = 2
"""Skip and Back."""


@pytest.mark.parametrize(("guide", "step"), STEPS, ids=lambda each: each.id)
def test_no_step_offers_more_than_two_screens_of_replies(guide: Guide, step: Step) -> None:
    offered = len(step.kind.options) if isinstance(step.kind, Choose | Wait) else 0
    assert offered <= 2 * (8 - MAX_CONTROLS - 1), "More is pressed once, not again and again"
    assert isinstance(step.kind, Exhibits) or len(step.topics) <= 4
    assert guide.texts[f"label.{step.id}"] if step.moves not in ((), ("passed",)) else True


@pytest.mark.parametrize(("guide", "step"), STEPS, ids=lambda each: each.id)
def test_an_answer_is_called_something_short(guide: Guide, step: Step) -> None:
    label = guide.texts.get(f"label.{step.id}", "")
    assert len(label) <= 24
    assert not label.endswith(("?", ".", ":"))


@pytest.mark.parametrize("count", range(1, 20))
@pytest.mark.parametrize("topics", [0, 2])
def test_what_does_not_fit_is_behind_more(count: int, topics: int) -> None:
    listed = tuple(Topic(f"t{n}", f"Topic {n}", "So it is.") for n in range(topics))
    options = tuple(option(f"o{n}", f"Reply {n}") for n in range(count))
    names = tuple(each.id for each in listed)
    talk = Talk(small(Step("which", Choosing(options), "Which?", topics=names), topics=listed))
    shown = buttons(calls(talk.opens())[-1])
    assert len(shown) <= 8
    assert shown[0] == "Reply 0", "the likely one comes first"
    seen = [label for label in shown if label != "More"]
    while "More" in shown and len(seen) < count + topics:
        place = str(len(seen))
        talk.presses(f"lines-{place}")
        (_, edited) = calls(talk, PRESS)
        assert edited.method == "editMessageReplyMarkup"
        shown = buttons(edited)
        assert len(shown) <= 8
        seen += [label for label in shown if label not in {"More", *seen}]
    assert len(seen) == count + topics


def test_a_reply_behind_more_can_be_typed_at_once() -> None:
    options = tuple(option(f"o{n}", f"Reply {n}") for n in range(12))
    talk = Talk(small(Step("which", Choosing(options), "Which?"))).opens().says("reply 11")
    assert talk.value("which") == "o11"


def test_a_page_that_is_none_is_the_first() -> None:
    options = tuple(option(f"o{n}", f"Reply {n}") for n in range(12))
    talk = Talk(small(Step("which", Choosing(options), "Which?"))).opens()
    first = keyboards.build_keyboard(view(talk), Spot("which"))
    for place in ("lines-99", "lines-x", "lines-0"):
        edited = calls(talk.presses(place), PRESS)[-1]
        assert edited.parameters["reply_markup"]["inline_keyboard"] == first
