"""The look before the submit: what is missing, what disagrees, and how to change it."""

from flows.definition.vocabulary import (
    Choose,
    Count,
    EvidenceScale,
    EvidenceWeight,
    ExcessCheck,
    Exhibits,
    Guide,
    RuleCheck,
    Step,
    has,
    line,
    option,
)
from flows.engine.preflight import run_preflight
from flows.model.case import Case, Spot
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

NAMES = ("carton", "label", "inside", "outside")
LINES = tuple(line(name, name.title(), "How.") for name in NAMES)
READY = Step("ready", Choose((option("yes", "Yes"),)), "Ready?", shows_preflight=True)


def guide() -> Guide:
    return small(
        Step("units", Count(), "How many?"),
        Step("broken", Count(), "How many broke?"),
        Step("proof", Exhibits(LINES), "Photos."),
        READY,
        scales=(
            EvidenceScale(
                "all", tuple(EvidenceWeight(name, 9 - n, ()) for n, name in enumerate(NAMES))
            ),
        ),
        checks=(
            RuleCheck("sure", "It is weak.", has("units"), ("units",)),
            ExcessCheck("more", "{broken} of {units}.", "broken", "units"),
        ),
    )


def ready(units: str = "3", broken: str = "5") -> Talk:
    return Talk(guide()).opens().says(units, broken).presses("!none-carton", "!done")


def test_the_three_heaviest_missing_items_are_named() -> None:
    found = run_preflight(guide(), ready().case)
    assert [item.id for item in found.missing] == ["label", "inside", "outside"]
    assert found.score.points == 0


def test_what_disagrees_can_be_changed() -> None:
    found = run_preflight(guide(), ready().case)
    assert [each.check for each in found.contradictions] == ["more"]
    assert [each.check for each in found.weaknesses] == ["sure"]
    assert found.changes == (Spot("units"), Spot("broken"))


def test_a_change_can_be_typed_and_leads_back() -> None:
    talk = ready().says("change 2")
    assert talk.asked == "broken"
    talk.says("2")
    assert talk.asked == "ready"
    assert run_preflight(guide(), talk.case).contradictions == ()


def test_a_change_that_is_not_offered_is_no_answer() -> None:
    for text in ("change 3", "change 0", "change it", "change"):
        assert ready().says(text).told == ["misread.not_an_option"]
    assert ready(broken="1").says("change 1").told == ["misread.not_an_option"]


def test_the_buyer_may_go_on_anyway() -> None:
    assert ready().presses("yes").asked == "end"


def test_a_fresh_case_can_be_looked_at() -> None:
    case: Case = Talk(guide()).case
    found = run_preflight(guide(), case)
    assert (found.contradictions, found.weaknesses, found.changes) == ((), (), ())
