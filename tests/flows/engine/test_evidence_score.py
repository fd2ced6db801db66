"""The strength of the evidence: fixed points, the same for the same case, never lowered by more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.definition.evidence_weights import EvidenceScale, EvidenceWeight, share_points
from flows.definition.vocabulary import Case, Exhibit, Exhibits, Known, Step, has, line
from flows.engine.evidence.score import EvidenceScore, score_evidence
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.evidence.weights import SCALES
from flows.model.case import ExhibitState
from tests.support.flows.guides import small
from tests.support.flows.letter_cases import CASES, PARTIAL, exhibit, known

CAME = date(2026, 4, 10)
DAMAGED = known(problem="damaged", payment="trade_assurance")
PROOF_STEP = Step("proof", Exhibits((line("label", "Label", "How."),)), "?")
PROBLEMS = tuple(GUIDE.steps["problem"].kind.list_labels())


def of(given: Known, *exhibits: Exhibit) -> EvidenceScore:
    return score_evidence(GUIDE, given, exhibits)


def test_each_item_says_what_it_would_add() -> None:
    before = of(DAMAGED)
    after = of(DAMAGED, exhibit(1, "carton_out"))
    assert before.gains[0][0] == "carton_out"
    assert after.points == before.points + before.find_gain("carton_out")
    assert after.find_gain("carton_out") == 0


def test_answers_count_beside_photos() -> None:
    told = known(problem="damaged", payment="trade_assurance", units_affected=4, order_number="1")
    assert (of(DAMAGED).points, of(told).points > 0) == (0, True)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_is_weighed_to_a_hundred(problem: str) -> None:
    found = of(known(problem=problem, payment="trade_assurance", pay_method="bank"))
    assert sum(item.points for item in found.items) == found.total == 100
    assert all(item.facts and item.slot in GUIDE.texts for item in found.items)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_best_next_photo_is_the_heaviest(problem: str) -> None:
    evidence = GUIDE.steps["evidence"].kind
    assert isinstance(evidence, Exhibits)
    told = known(problem=problem, payment="trade_assurance", pay_method="bank")
    points = dict(of(told).gains)
    asked = [points[each.id] for each in evidence.find_needed_lines(told) if each.id in points]
    assert asked == sorted(asked, reverse=True)


GONE = (exhibit(1, "carton_out", withdrawn=True), exhibit(1, "carton_out", state=ExhibitState.LOST))


@pytest.mark.parametrize("gone", GONE)
def test_a_file_that_is_not_there_counts_nothing(gone: Exhibit) -> None:
    assert of(DAMAGED, gone) == of(DAMAGED)


def test_two_photos_of_one_line_count_once() -> None:
    one = of(DAMAGED, exhibit(1, "carton_out"))
    assert of(DAMAGED, exhibit(1, "carton_out"), exhibit(2, "carton_out")) == one


LINES = st.sampled_from([*GUIDE.checklist_lines, "unknown_line", None])


@given(PARTIAL, CASES, LINES)
def test_one_more_exhibit_never_lowers_it(told: Known, case: Case, name: str | None) -> None:
    before = of(told, *case.exhibits)
    assert before == of(told, *case.exhibits), "same in, same out"
    assert of(told, *case.exhibits, exhibit(99, name)).points >= before.points
    assert before.points + sum(points for _, points in before.gains) in (0, before.total)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_points_are_shared_whole_and_in_proportion(points: list[int]) -> None:
    weights = [EvidenceWeight(str(n), each, ()) for n, each in enumerate(points)]
    given = share_points(weights, 100)
    assert sum(given) == 100
    exact = [100 * each / sum(points) for each in points]
    assert all(abs(got - wanted) < 1 for got, wanted in zip(given, exact, strict=True))


def test_a_guide_without_scales_counts_nothing() -> None:
    assert score_evidence(small(PROOF_STEP), known(), ()) == (EvidenceScore())


def test_a_scale_without_items_counts_nothing() -> None:
    scales = (
        EvidenceScale("s", (EvidenceWeight("w", 1, (), "W", has("proof"), when=has("proof")),)),
    )
    guide = small(PROOF_STEP, scales=scales)
    assert score_evidence(guide, known(), ()) == EvidenceScore()


def test_optional_papers_weigh_nothing() -> None:
    weighed = {weight.id for scale in SCALES for weight in scale.weights}
    assert not weighed & {"lab_report", "unboxing"}, "nobody is told to buy or to stage proof"


ANSWERED: list[tuple[str, dict[str, object], frozenset[str]]] = [
    ("damaged", {"units_affected": 4}, frozenset({"counted"})),
    ("damaged", {"agreed_term": "Steel"}, frozenset()),
    ("damaged", {"proof_where": "order"}, frozenset()),
    ("damaged", {"agreed_term": "Steel", "proof_where": "none"}, frozenset()),
    ("damaged", {"agreed_term": "Steel", "proof_where": "chat"}, frozenset({"written"})),
    ("missing", {"units_received": 4, "units_affected": 1}, frozenset({"arrived"})),
    ("late", {"ship_by": CAME, "paid_on": CAME}, frozenset({"agreed_day"})),
    ("never_arrived", {"ship_by": CAME}, frozenset({"agreed_day"})),
    ("payment", {"paid_on": CAME, "ship_by": CAME}, frozenset({"paid_day"})),
    ("other", {"order_number": "1"}, frozenset({"number"})),
]


@pytest.mark.parametrize(("problem", "told", "counted"), ANSWERED)
def test_an_answer_counts_where_the_problem_asks_for_it(
    problem: str, told: dict[str, object], counted: frozenset[str]
) -> None:
    given = known(problem=problem, payment="trade_assurance", **told)
    assert {item.id for item in of(given).items if item.present} == counted


def test_an_order_number_counts_nothing_where_the_platform_was_not_paid() -> None:
    outside = of(known(problem="damaged", payment="outside", order_number="1"))
    assert "number" not in {item.id for item in outside.items}


def test_what_would_add_no_point_is_not_asked_for() -> None:
    weights = (
        EvidenceWeight("w", 1000, (), "W", has("proof")),
        EvidenceWeight("l", 1, (), "L", has("proof")),
    )
    found = score_evidence(small(PROOF_STEP, scales=(EvidenceScale("s", weights),)), known(), ())
    assert found.gains == (("w", 100),)


def test_only_a_line_that_the_case_asks_for_is_counted() -> None:
    by_bank = of(known(problem="payment", payment="trade_assurance", pay_method="bank"))
    slips = {item.id for item in by_bank.items if item.id.startswith("slip")}
    assert slips == {"slip_bank"}


@pytest.mark.parametrize("points", [(), (0,), (0, 0)])
def test_where_nothing_weighs_there_is_nothing_to_share(points: tuple[int, ...]) -> None:
    assert share_points([EvidenceWeight("w", each, ()) for each in points], 100) == points
