"""A guide as a machine: the walk, its laps, kept answers, languages, figures, the drawing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from flows.definition.diagram import render_diagrams
from flows.definition.guide import Guide
from flows.definition.vocabulary import (
    Anchor,
    Ask,
    Choose,
    Count,
    Day,
    Deadline,
    Known,
    Notice,
    Step,
    Wait,
    at_least,
    before,
    days,
    go,
    has,
    option,
    picked,
)
from flows.model.case import Answer, Move, Spot, Value, open_case
from flows.model.money import Money
from tests.support.flows.guides import END, small
from tests.support.flows.guides.parcel import GUIDE

AT = datetime(2026, 5, 11, 10, tzinfo=UTC)
YES_NO = Choose((option("yes", "Yes"), option("no", "No")))


def answer(value: Value | None = None, move: Move = "answered") -> Answer:
    return Answer(move, AT, value)


def trail(guide: Guide, *answers: tuple[Spot | str, Answer]) -> list[str]:
    """The steps walked."""
    given = {Spot(spot) if isinstance(spot, str) else spot: each for spot, each in answers}
    return [spot.step for spot in guide.walk(given).trail]


def test_without_answers_a_case_stands_at_the_first_step() -> None:
    assert trail(GUIDE) == ["start"]


def test_an_answer_leads_to_the_next_step() -> None:
    guide = small(Step("one", Ask(), "?"), Step("two", Ask(), "?"))
    assert trail(guide, ("one", answer("x"))) == ["one", "two"]


def added_guide() -> Guide:
    """A guide in which two questions were added, for those whose order is large."""
    large = at_least("units", 10)
    return small(
        Step("units", Count(), "?", paths=(go("why", when=large), go("sent"))),
        Step(
            "why",
            YES_NO,
            "?",
            paths=(go("more", when=picked("why", "yes")), go("when")),
            added=True,
        ),
        Step("more", Ask(), "?", paths=(go("when"),)),
        Step("when", Ask(), "?", paths=(go("sent"),), added=True),
        Step("sent", YES_NO, "?"),
    )


def test_a_case_that_went_by_an_added_step_is_not_brought_back() -> None:
    units, sent = ("units", answer(20)), ("sent", answer("yes"))
    assert trail(added_guide(), units) == ["units", "why"]
    assert trail(added_guide(), units, ("why", answer("no"))) == ["units", "why", "when"]
    assert trail(added_guide(), units, sent) == ["units", "sent", "end"]


def test_an_answer_changed_since_leads_to_an_added_step() -> None:
    changed = ("units", replace(answer(20), at=AT + days(1)))
    assert trail(added_guide(), changed, ("sent", answer("yes"))) == ["units", "why"]


def test_the_first_path_whose_rule_holds_is_taken() -> None:
    paths = (go("two", when=picked("one", "yes")), go("end"))
    guide = small(Step("one", YES_NO, "?", paths=paths), Step("two", Ask(), "?"))
    assert trail(guide, ("one", answer("yes"))) == ["one", "two"]
    assert trail(guide, ("one", answer("no"))) == ["one", "end"]


def test_a_path_may_belong_to_one_move() -> None:
    paths = (go("end", on="skipped"), go("two"))
    guide = small(Step("one", Ask(), "?", skip=True, paths=paths), Step("two", Ask(), "?"))
    assert trail(guide, ("one", answer("x"))) == ["one", "two"]
    assert trail(guide, ("one", answer(move="skipped"))) == ["one", "end"]


@pytest.mark.parametrize(
    "found",
    [answer(7), answer("maybe"), answer(None), answer("yes", "passed"), answer(move="skipped")],
)
def test_what_is_no_answer_any_more_stops_the_walk(found: Answer) -> None:
    assert trail(small(Step("one", YES_NO, "?")), ("one", found)) == ["one"]


def test_an_answer_of_a_step_not_reached_is_mute() -> None:
    paths = (go("end", when=picked("one", "no")), go("two"))
    guide = small(
        Step("one", YES_NO, "?", paths=paths), Step("two", Count(), "?"), Step("three", Ask(), "?")
    )
    given = {Spot("one"): answer("no"), Spot("two"): answer(3)}
    assert guide.walk(given).known.count("two") is None
    assert guide.walk({**given, Spot("one"): answer("yes")}).known.count("two") == 3


def test_each_visit_is_a_lap() -> None:
    guide = small(
        Step(
            "one", YES_NO, "?", paths=(go("one", when=picked("one", "yes"), again=True), go("end"))
        )
    )
    given = {Spot("one", lap): answer("yes") for lap in range(3)}
    walk = guide.walk(given)
    assert walk.trail == tuple(Spot("one", lap) for lap in range(4))
    assert [each.value for each in walk.known.answers("one")] == ["yes"] * 3
    assert guide.walk({**given, Spot("one", 1): answer("no")}).end == Spot("end")


def test_rules_see_the_latest_lap() -> None:
    retry = go("many", when=at_least("many", 2), again=True)
    guide = small(Step("many", Count(), "?", paths=(retry, go("end"))))
    assert trail(guide, ("many", answer(2)), (Spot("many", 1), answer(1)))[-1] == "end"


def test_rules_on_days_and_values() -> None:
    one, two = Step("one", Day(), "?", skip=True), Step("two", Day(), "?")
    three = Step("three", Ask(), "?", paths=(go("four", when=before("one", "two")), go("end")))
    four = Step("four", Ask(), "?", paths=(go("five", when=has("one")), go("end")))
    guide = small(one, two, three, four, Step("five", Ask(), "?"))
    early, late = answer(date(2026, 5, 1)), answer(date(2026, 5, 2))
    rest = (("three", answer("x")), ("four", answer("x")))
    assert trail(guide, ("one", early), ("two", late), *rest)[-1] == "five"
    assert trail(guide, ("one", late), ("two", early), *rest)[-1] == "end"
    assert trail(guide, ("one", answer(move="skipped")), ("two", late), *rest)[-1] == "end"


def test_only_a_wait_with_an_end_elapses() -> None:
    elapsed = answer(move="elapsed")
    patient = Step("one", Wait(YES_NO.options), "?")
    hasty = Step("one", Wait(YES_NO.options, timeout=days(1)), "?")
    assert trail(small(patient), ("one", elapsed)) == ["one"]
    assert trail(small(hasty), ("one", elapsed)) == ["one", "end"]


def test_a_case_stands_where_it_is_asked_again() -> None:
    case = open_case("c", "small", AT).with_answer(Spot("one"), answer("x"))
    guide = small(Step("one", Ask(), "?"), Step("two", Ask(), "?"))
    assert guide.find_spot(case) == Spot("two")
    for focus, stands in {"one": "one", "two": "two", "gone": "two"}.items():
        focused = type(case)(case.id, case.guide, AT, AT, case.answers, focus=Spot(focus))
        assert guide.find_spot(focused) == Spot(stands)


def test_a_guide_that_changed_strands_nobody() -> None:
    given = {Spot("one"): answer("x"), Spot("gone"): answer("y"), Spot("two"): answer("z")}
    former = small(Step("one", Ask(), "?"), Step("gone", Ask(), "?"), Step("two", Ask(), "?"))
    shorter = small(Step("one", Ask(), "?"), Step("two", Ask(), "?"))
    longer = small(Step("one", Ask(), "?"), Step("new", Ask(), "?"), Step("two", Ask(), "?"))
    changed = small(Step("one", Count(), "?"), Step("two", Ask(), "?"))
    ends = [guide.walk(given).end.step for guide in (former, shorter, longer, changed)]
    assert ends == ["end", "end", "new", "one"]


def test_the_same_answers_are_walked_once() -> None:
    guide = small(Step("one", Ask(), "?"))
    given = {Spot("one"): answer("x")}
    assert guide.walk(given) is guide.walk(given)
    assert guide.walk(dict(given)) is not guide.walk(given)


def test_many_cases_do_not_share_a_walk() -> None:
    guide = small(Step("one", Ask(), "?"))
    many = [{Spot("one"): answer(str(n))} for n in range(50)]
    for _ in range(2):
        assert [guide.walk(given).known.text("one") for given in many] == [
            str(n) for n in range(50)
        ]


def test_another_language_shares_the_machine() -> None:
    other = GUIDE.with_texts({"problem.ask": "Was ist los?"})
    assert other.texts["problem.ask"] == "Was ist los?"
    assert other.texts["units.ask"] == GUIDE.texts["units.ask"]
    assert GUIDE.texts["problem.ask"] != "Was ist los?"
    assert other.walk({}).trail == GUIDE.walk({}).trail


def test_figures_and_deadlines_show_when_they_can_be_computed() -> None:
    paid = Known([(Spot("paid"), answer(Money(901, "USD")))])
    assert GUIDE.compute_figures(paid) == {"half": Money(450, "USD")}
    assert GUIDE.compute_figures(Known()) == {}
    early = Deadline("early", "?", (Anchor("day", 5),), ())
    late = Deadline("late", "?", (Anchor("day", 9), Anchor("other", 1)), (), margin=0)
    guide = small(Step("day", Day(), "?"), Step("other", Day(), "?"), deadlines=(late, early))
    known = Known([(Spot("day"), answer(date(2026, 5, 1)))])
    assert [(due.deadline, due.day.day) for due in guide.compute_due_dates(known)] == [
        ("early", 5),
        ("late", 10),
    ]
    assert guide.compute_due_dates(Known()) == ()


def test_what_is_known_has_its_type() -> None:
    known = Known([(Spot("n"), answer(3)), (Spot("s"), answer("x")), (Spot("m"), answer(AT))])
    assert (known.count("n"), known.count("s")) == (3, None)
    assert (known.text("s"), known.text("n"), known.text("gone")) == ("x", "", "")
    assert (known.day("m"), known.day("s")) == (AT.date(), None)
    assert (known.money("n"), known.picked("s", "x", "y")) == (None, True)


def test_the_texts_of_a_guide_have_slots() -> None:
    texts = GUIDE.texts
    assert texts["problem.broken"] == "It came broken"
    assert texts["proof.carton.how"] == "All six sides."
    assert texts["seller.rung1"] == "Two days."
    assert texts["idle.0"] == "Still there?"
    assert texts["letter.claim"] == "Your claim"
    assert texts["control.back"] == "Back"


def test_a_guide_is_drawn() -> None:
    drawn = render_diagrams(small(Step("one", Notice(), "?"), END))
    assert "one" in drawn
    assert "end" in drawn
