"""When a case file is made: asked for at any question, and by itself where a step needs it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.definition.kinds import End, Wait
from flows.definition.vocabulary import Choose, Exhibits, Step, go, line, option, picked
from flows.guides.alibaba import GUIDE
from flows.model.case import Case, open_case
from flows.model.effects import Bind, Refer, Show
from flows.model.events.buyer import Finished, Kept, Ordered, WentBack
from flows.model.events.system import Exported, Unbound
from tests.support.flows.alibaba_buyer import Chat
from tests.support.flows.guides import small
from tests.support.flows.talk import START, Talk

PROOF = Step("proof", Exhibits((line("carton", "The carton", "All sides."),)), "Send photos.")
LOOK = Step("look", Choose((option("go", "Go on"), option("stop", "Stop"))), "One look.")
FILE = Step(
    "file",
    Choose((option("filed", "Filed"), option("not_yet", "Not yet"))),
    "File it.",
    needs_case_file=True,
    paths=(go("last", when=picked("file", "filed")), go("proof", again=True)),
)
LAST = Step("last", Choose((option("yes", "Yes"),)), "All well?")


def ready() -> Talk:
    """Two files, and the step that needs the case file comes next."""
    talk = Talk(small(PROOF, LOOK, FILE, LAST)).opens().files("one", "two").waits(seconds=2)
    return talk.take(Finished())


def bound(talk: Talk) -> bool:
    return Bind() in talk.effects


def exported(talk: Talk, version: int = 1) -> Talk:
    names = tuple(each.id for _, each in talk.exhibits)
    return talk.take(Exported(version, "ab", names))


def at(step: str, **chosen: str) -> Case:
    """A case of the real guide that stands at a step."""
    chat = Chat().drive(step, **chosen)
    return replace(open_case("case1234", "alibaba", START), answers=chat.answers)


def test_a_step_that_needs_it_has_it_made() -> None:
    talk = ready().presses("go")
    assert (talk.asked, bound(talk), talk.told[-1]) == ("file", True, "said.binding")


def test_it_is_not_made_again_at_every_word() -> None:
    talk = ready().presses("go").says("hello").says("what now")
    assert (talk.asked, bound(talk)) == ("file", False)


@pytest.mark.parametrize("done", [True, False], ids=["made", "being made"])
def test_back_and_forth_does_not_make_it_again(done: bool) -> None:
    talk = ready().presses("go")
    talk = exported(talk) if done else talk
    assert not bound(talk.sleeps(seconds=9).take(WentBack()))
    assert not bound(talk.presses("go"))
    assert talk.asked == "file"
    assert not bound(talk.take(WentBack(), Kept()))


def test_back_for_one_more_file_makes_it_again() -> None:
    talk = exported(ready().presses("go")).sleeps(seconds=9).take(WentBack())
    talk.sleeps(seconds=9).files("three").presses("go")
    assert (talk.asked, bound(talk)) == ("file", True)


def test_back_for_another_answer_makes_it_again() -> None:
    talk = exported(ready().presses("go")).take(WentBack()).presses("stop")
    assert (talk.asked, bound(talk)) == ("file", True)


def test_a_later_lap_makes_it_only_with_newer_files() -> None:
    talk = exported(ready().presses("go")).presses("not_yet").take(Finished()).presses("go")
    assert (talk.spot.lap, bound(talk)) == (1, False)
    talk.presses("not_yet").files("three").waits(seconds=2).take(Finished()).presses("go")
    assert (talk.spot.lap, bound(talk)) == (2, True)


def test_a_file_sent_while_it_was_made_is_newer() -> None:
    talk = ready().presses("go")
    names = tuple(each.id for _, each in talk.exhibits)
    talk.sleeps(seconds=1).files("late").sleeps(seconds=60).take(Exported(1, "ab", names))
    talk.presses("not_yet").take(Finished()).presses("go")
    assert bound(talk)


def test_after_it_is_brought_the_question_is_asked_once_more() -> None:
    talk = exported(ready())
    assert (talk.told, talk.asked) == (["said.bound"], "look")
    talk = exported(Talk(GUIDE, case=at("filing")))
    assert talk.effects[-1] == Show(talk.spot, is_short=True)


def test_a_version_that_was_brought_is_not_brought_again_unasked() -> None:
    talk = exported(ready())
    talk.take(Ordered())
    assert exported(talk).effects[0] == Refer(1)
    talk.take(Ordered(again=True))
    assert exported(talk).told == ["said.bound"]
    talk.take(Ordered())
    assert exported(talk).effects[0] == Refer(1)


def test_a_copy_to_show_comes_without_the_whole_again() -> None:
    talk = exported(ready())
    talk.take(Ordered(redacted=True))
    assert (bound(talk), talk.told, talk.case.redacts) == (True, ["said.redacting"], True)
    assert talk.case.has_brought(1)
    assert exported(talk).told == ["said.redacted"]
    assert not talk.case.redacts
    talk.take(Ordered(redacted=True)).take(Ordered())
    assert exported(talk).effects[0] == Refer(1), "what was asked for last"


def test_one_that_cannot_be_made_is_told_and_changes_nothing() -> None:
    talk = ready()
    before = talk.case
    talk.take(Unbound())
    assert (talk.told, talk.asked) == (["said.unbound"], "")
    assert replace(talk.case, asides=before.asides) == before


@pytest.mark.parametrize("text", ["case file", "Case file.", "casefile", "CASE FILE"])
def test_it_can_be_typed_at_any_question(text: str) -> None:
    for talk in (ready(), Talk(small(PROOF, LOOK)).opens()):
        assert bound(talk.says(text))
        assert talk.told == ["said.binding"]


def test_it_can_be_asked_for_at_every_step_to_the_end() -> None:
    chat, talk = Chat(), Talk(GUIDE, case=at("start"))
    for _ in range(120):
        talk.case = replace(talk.case, answers=chat.answers)
        talk.take(Ordered())
        assert (bound(talk), talk.told) == (True, ["said.binding"])
        if isinstance(chat.step.kind, End):
            break
        chat.give_usual()
    else:
        pytest.fail("never came to the end")
    assert exported(talk).told == ["said.bound"]


def test_asking_for_it_leaves_the_clock_of_a_wait_alone() -> None:
    talk = Talk(GUIDE, case=at("case_wait"))
    assert isinstance(GUIDE.steps[talk.spot.step].kind, Wait)
    before = {nudge for nudge in talk.planned if nudge.kind != "idle"}
    talk.sleeps(hours=3).take(Ordered())
    exported(talk)
    assert {nudge for nudge in talk.planned if nudge.kind != "idle"} == before


def test_only_the_buyer_restarts_the_clock_of_a_case_that_lies_still() -> None:
    talk = ready().sleeps(hours=1)
    heard = talk.case.heard_at
    exported(talk).take(Unbound())
    assert talk.case.heard_at == heard
    talk.take(Ordered())
    assert talk.case.heard_at == heard + timedelta(hours=1)
