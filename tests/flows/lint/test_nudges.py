"""No follow-up is worded the same twice running, however a buyer lives."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.english.messages import MESSAGES
from flows.definition.kinds import Wait
from flows.definition.texts import choose_wording, list_wordings
from flows.definition.vocabulary import NudgeStep, Step, hours, option
from flows.definition.vocabulary import Wait as Waiting
from flows.guides import load_guides
from flows.guides.alibaba import GUIDE
from flows.lint.nudges import require_variety
from flows.model.effects import Effect, Say, Warn
from flows.model.errors import GuideError
from flows.model.events.buyer import Snoozed
from tests.support.flows.alibaba_buyer import Chat
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

TALKING = {"first_message": "sent", "countdown": "no"}
TEXTS = {**MESSAGES, **GUIDE.texts}


def text(effect: Effect) -> str:
    """The words of a follow-up, "" of anything else."""
    if isinstance(effect, Warn):
        alert = f"deadline.{effect.deadline}.alert{effect.rung}"
        return TEXTS[
            choose_wording(TEXTS, "follow.passed" if effect.is_passed else alert, effect.repeats)
        ]
    followed = isinstance(effect, Say) and (".rung" in effect.slot or "idle." in effect.slot)
    return TEXTS[effect.slot] if isinstance(effect, Say) and followed else ""


@dataclass(repr=False)
class Buyer:
    """A buyer of the Alibaba guide who stands somewhere, and what was written to them unasked."""

    talk: Talk
    heard: list[str] = field(default_factory=list)

    def live(self, hours: float) -> None:
        """Let time pass, and what is due fall."""
        self.talk.waits(hours=hours)
        self.heard += filter(None, map(text, self.talk.effects))

    def act(self, act: str) -> None:
        """Say a word, put the follow-up off, or start a round anew."""
        talk = self.talk
        if act == "word":
            talk.opens()
        elif act == "later":
            for nudge in sorted(talk.planned):
                talk.take(Snoozed(nudge.kind, talk.now + timedelta(hours=30)))
        elif act == "round" and isinstance(GUIDE.steps[talk.spot.step].kind, Wait):
            talk.presses("no_reply" if talk.spot.step == "seller_wait" else "nothing")
            if talk.spot.step == "seller_follow":
                talk.presses("sent")


@st.composite
def buyers(draw: st.DrawFn) -> Buyer:
    """Weeks of a buyer who was somewhere in the guide, answered now and then, or put it off."""
    stop = draw(st.sampled_from(("seller_wait", "evidence", "filed_on")))
    chat = Chat().drive(stop, **TALKING if stop == "seller_wait" else {})
    talk = Talk(GUIDE)
    talk.case = replace(talk.case, guide="alibaba", answers=chat.answers)
    buyer = Buyer(talk)
    for pause in draw(st.lists(st.integers(1, 300), min_size=2, max_size=8)):
        buyer.live(pause)
        buyer.act(draw(st.sampled_from(["word", "later", "round", "silent"])))
    buyer.live(24 * 40)
    return buyer


@given(buyers())
def test_never_the_same_text_twice_running(buyer: Buyer) -> None:
    running = zip(buyer.heard, buyer.heard[1:], strict=False)
    assert all(one != other for one, other in running)
    assert buyer.heard


def _kinds() -> dict[str, list[tuple[str, ...]]]:
    kinds = {"idle": [list_wordings(each) for each in GUIDE.idle_texts]}
    for step in GUIDE.steps.values():
        if isinstance(step.kind, Wait):
            kinds[step.id] = [list_wordings(rung.text) for rung in step.kind.nudge_steps]
    for deadline in GUIDE.deadlines:
        if deadline.alerts:
            kinds[f"due:{deadline.id}"] = [list_wordings(alert.text) for alert in deadline.alerts]
    return kinds


@pytest.mark.parametrize("kind", sorted(_kinds()))
def test_each_kind_has_three_texts_and_none_that_stands_alone(kind: str) -> None:
    texts = _kinds()[kind]
    assert len({text for each in texts for text in each}) >= 3
    assert min(map(len, texts)) >= 2


def test_a_day_that_passed_is_told_in_three_ways() -> None:
    slots = {choose_wording(MESSAGES, "follow.passed", told) for told in range(9)}
    assert slots == {"follow.passed", "follow.passed.1", "follow.passed.2"}


@pytest.mark.parametrize(
    ("texts", "complaint"),
    [
        (("Hm.", "Hm."), "says the same"),
        (("Hm.", "Your {name}."), "filled differently"),
        (("Hm.", "x" * 301), "longer than 300"),
    ],
)
def test_wordings_that_do_not_go_together_are_refused(
    texts: tuple[str, ...], complaint: str
) -> None:
    wait = Waiting((option("yes", "Yes"),), (NudgeStep(hours(1), texts),))
    with pytest.raises(GuideError, match=complaint):
        small(
            Step("name", Waiting((option("fine", "Fine"),)), "Well?"),
            Step("wait", wait, "Waiting."),
        )


@pytest.mark.parametrize(
    "rungs",
    [
        (NudgeStep(hours(1), "Hm."),),
        (NudgeStep(hours(1), ("Hm.", "Well?")),),
        (NudgeStep(hours(1), ("Hm.", "Well?", "And?")), NudgeStep(hours(2), "Still?")),
    ],
)
def test_a_guide_for_buyers_that_would_repeat_itself_is_refused(
    rungs: tuple[NudgeStep, ...],
) -> None:
    guide = small(Step("wait", Waiting((option("yes", "Yes"),), rungs), "Waiting."))
    with pytest.raises(GuideError, match="wait: needs 2 wordings of each nudge and 3 of"):
        require_variety(guide)


def test_the_guides_found_are_not_monotonous() -> None:
    for guide in load_guides().values():
        require_variety(guide)
