"""A second problem in one delivery: its own items of evidence, and its own line in the letters."""

from collections.abc import Mapping

import pytest

from flows.definition.kinds import Exhibits
from flows.engine.evidence.score import score_evidence
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.letters import LETTERS
from flows.model.case import Value, open_case
from tests.support.flows.alibaba_walks import NOON, ORDER, asked, known, usd

SHORT: Mapping[str, Value] = {
    "problem": "missing",
    "units_ordered": 200,
    "units_received": 180,
    "paid_amount": usd(100_000),
}
BY_ID = {letter.id: letter for letter in LETTERS}


def needed(**told: Value) -> list[str]:
    checklist = GUIDE.steps["evidence"].kind
    assert isinstance(checklist, Exhibits)
    return [line.id for line in checklist.find_needed_lines(known(**told))]


@pytest.mark.parametrize(
    ("also", "lines"),
    [
        ("damaged", {"carton_out", "damage_wide", "damage_close", "inner_pack", "bad_count"}),
        ("wrong_item", {"side_by_side", "item_label", "bad_count", "carton_marks"}),
        ("quality", {"measured", "bad_count", "carton_marks", "sample_ok"}),
    ],
)
def test_what_came_and_is_bad_is_to_be_shown_beside_what_is_missing(
    also: str, lines: set[str]
) -> None:
    found = needed(problem="missing", also_bad=also)
    assert lines | {"packing_list", "count_laid"} <= {*found}
    assert not lines & {*needed(problem="missing", also_bad="none")}


def test_what_is_missing_is_to_be_shown_beside_what_is_bad() -> None:
    assert {"packing_list", "count_laid", "waybill"} <= {
        *needed(problem="damaged", short_too="yes")
    }
    assert "packing_list" not in needed(problem="damaged", short_too="no")


@pytest.mark.parametrize("also", ["none", "damaged", "wrong_item", "quality"])
def test_the_points_are_a_hundred_with_a_second_problem_too(also: str) -> None:
    found = score_evidence(GUIDE, known(problem="missing", also_bad=also), ())
    assert sum(item.points for item in found.items) == 100
    assert ("measured" in dict(found.gains)) == (also == "quality")


@pytest.mark.parametrize(
    ("also", "lead"),
    [
        ("damaged", "The damage:"),
        ("wrong_item", "Ordered and received:"),
        ("quality", "Agreed and received:"),
    ],
)
def test_it_is_asked_in_one_sentence_and_quoted_in_the_letters(also: str, lead: str) -> None:
    trail = asked({**ORDER, **SHORT, "also_bad": also})
    at = trail.index("also_bad")
    assert trail[at : at + 3] == ["also_bad", "also_what", "units_affected"]
    told = known(**SHORT, also_bad=also, units_affected=30, also_what="12 lids are cracked")
    case = open_case("c1", "alibaba", NOON)
    for name in ("first_message", "refund_request"):
        text = BY_ID[name].english(told, case)
        assert f'{lead} "12 lids are cracked"' in text
        assert "20 units" in text
        assert "30" in text
