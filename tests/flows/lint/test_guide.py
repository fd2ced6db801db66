"""The linter: for each complaint the smallest guide that earns it."""

from typing import Any

import pytest

from flows.definition.vocabulary import (
    Amount,
    Anchor,
    Ask,
    Choose,
    Count,
    Day,
    Deadline,
    End,
    Exhibits,
    Guide,
    Notice,
    NudgeStep,
    Phase,
    Step,
    Topic,
    Wait,
    days,
    go,
    has,
    line,
    not_,
    option,
    picked,
    working,
)
from flows.lint.guide import lint_guide
from flows.model.errors import GuideError
from tests.support.flows.guides import END, small

ASK = Step("name", Ask(), "?")
OPTIONS = (option("yes", "Yes"),)


def step(name: str = "one", **fields: Any) -> Step:
    """A step that asks for a text."""
    return Step(name, Ask(), fields.pop("text", "?"), **fields)


COMPLAINTS: list[tuple[str, tuple[Step, ...], dict[str, Any]]] = [
    # Names
    ("A: is no name", (step("A"),), {}),
    ("a: is no name", (step("a"),), {}),
    ("is no name", (step("x" * 25),), {}),
    ("one: is declared twice", (step(), step()), {}),
    (
        "one: the option Yes is no name",
        (Step("one", Choose((option("Yes", "Yes"),)), "?"),),
        {},
    ),
    (
        "does not fit its 64 bytes",
        (Step("x" * 24, Exhibits((line("y" * 24, "Label", "How."),)), "?"),),
        {},
    ),
    # Ways of leaving
    (
        "end: an end leads nowhere",
        (step(), Step("end", End(), "?", paths=(go("one", again=True),))),
        {},
    ),
    ("one: offers nothing to pick", (Step("one", Choose(()), "?"),), {}),
    ("one: offers nothing to pick", (Step("one", Wait(()), "?"),), {}),
    ("one: the move answered has no sure path", (step(paths=(go("end", when=has("one")),)),), {}),
    (
        "one: the move skipped has no sure path",
        (step(skip=True, paths=(go("end", on="answered"),)),),
        {},
    ),
    ("one: cannot be left by elapsed", (step(paths=(go("end", on="elapsed"), go("end"))),), {}),
    ("one: leads to nowhere, which is no step", (step(paths=(go("nowhere"),)),), {}),
    ("must say again exactly", (step(), step("two", paths=(go("one"),))), {}),
    ("must say again exactly", (step(paths=(go("end", again=True),)),), {}),
    ("two: cannot be reached", (step(paths=(go("end"),)), step("two")), {}),
    # What rules and kinds look at
    (
        "one: a rule reads two, which does not come earlier",
        (step(paths=(go("end", when=not_(has("two"))), go("two"))), step("two")),
        {},
    ),
    (
        "one: a rule reads gone",
        (Step("one", Choose((*OPTIONS, option("no", "No", when=picked("gone", "x")))), "?"),),
        {},
    ),
    (
        "one: a rule reads gone",
        (Step("one", Exhibits((line("box", "Box", "How.", when=has("gone")),)), "?"),),
        {},
    ),
    ("one: looks at one", (Step("one", Day(after="one"), "?"),), {}),
    ("one: looks at gone", (Step("one", Count(upto="gone"), "?"),), {}),
    ("one: looks at gone", (Step("one", Amount(like="gone"), "?"),), {}),
    ("one: looks at gone", (Step("one", Wait(OPTIONS, anchor="gone"), "?"),), {}),
    (
        "one: its rungs do not stand in the order",
        (Step("one", Wait(OPTIONS, (NudgeStep(days(2), "b"), NudgeStep(days(1), "a"))), "?"),),
        {},
    ),
    (
        "one: counts working days in China",
        (Step("one", Wait(OPTIONS, (working(2, "a"),)), "?"),),
        {},
    ),
    (
        "one: there is no figure half",
        (Step("one", Amount(figures=(option("half", "Half"),)), "?"),),
        {},
    ),
    # Texts
    ("one.ask: is empty", (step(text=" "),), {}),
    ("one.ask: nothing fills gone", (step(text="{gone}"),), {}),
    ("one.ask: nothing fills 0", (step(text="{0}"),), {}),
    ("one.ask: Single '}'", (step(text="}"),), {}),
    ("one.why: expected '}'", (step(why="{name"),), {}),
    ("one.ask: the tags do not close", (step(text="<b>?"),), {}),
    ("one.ask: the tags do not close", (step(text="?</b>"),), {}),
    ("one.ask: the tags do not close", (step(text="<b><i>?</b></i>"),), {}),
    ("one.ask: a tag is unknown", (step(text="<p>?</p>"),), {}),
    ("one.ask: a tag is unknown", (step(text="1 < 2"),), {}),
    ("one.ask: 421 characters, at most 420", (step(text="x" * 421),), {}),
    (
        "one: the label of yes is longer than 40",
        (Step("one", Choose((option("yes", "y" * 41),)), "?"),),
        {},
    ),
    # Names of other things
    ("one: there is no letter gone", (step(letters=("gone",)),), {}),
    (
        "one: yes sends the letter note, which is not shown there or before",
        (Step("one", Choose((option("yes", "Yes", sends=("note",)),)), "?"),),
        {},
    ),
    ("one: there is no topic gone", (step(topics=("gone",)),), {}),
    ("one: there is no fact gone", (step(facts=("gone",)),), {}),
    (
        "deadline window: there is no fact gone",
        (step(),),
        {"deadlines": (Deadline("window", "Day", (Anchor("one", 1),), ("gone",)),)},
    ),
    (
        "deadline window: there is no step gone",
        (step(),),
        {"deadlines": (Deadline("window", "Day", (Anchor("gone", 1),), ()),)},
    ),
    (
        "deadline window: there is no step page",
        (step(),),
        {"deadlines": (Deadline("window", "Day", (), (), page="page"),)},
    ),
    (
        "deadline window: there is no step gone",
        (step(),),
        {"deadlines": (Deadline("window", "Day", (), (), when=has("gone")),)},
    ),
    ("topic.data.text: is empty", (step(),), {"topics": (Topic("data", "Data", ""),)}),
]


@pytest.mark.parametrize(("complaint", "steps", "fields"), COMPLAINTS)
def test_a_wrong_guide_is_refused(
    complaint: str, steps: tuple[Step, ...], fields: dict[str, Any]
) -> None:
    with pytest.raises(GuideError) as refused:
        small(*steps, **fields)
    assert complaint in str(refused.value)
    assert str(refused.value).startswith("guide small:\n")


def test_a_guide_ends() -> None:
    with pytest.raises(GuideError, match="name: the last step must be an end"):
        lint_guide(Guide("small", "Small", (Phase("only", "Only", (ASK,)),)))


@pytest.mark.parametrize("phases", [(), (Phase("only", "Only", ()),)])
def test_a_guide_has_steps(phases: tuple[Phase, ...]) -> None:
    with pytest.raises(GuideError, match="has no steps"):
        lint_guide(Guide("small", "Small", phases))


def test_every_complaint_is_named_at_once() -> None:
    with pytest.raises(GuideError) as refused:
        small(step(text="<b>"), step("two", text="{gone}"))
    assert len(str(refused.value).splitlines()) == 3


def test_a_guide_may_be_very_small() -> None:
    assert small(END).step_ids == ("end",)
    assert small(Step("one", Notice(), "?")).step_ids == ("one", "end")
