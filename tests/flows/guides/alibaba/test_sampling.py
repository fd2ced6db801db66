"""The coach for large deliveries: the figures of the standard, the count, and the note on it."""

import pytest

from flows.guides.alibaba.amounts.sampling_plan import count_failing, find_plan, sample_each
from flows.guides.alibaba.letters import LETTERS
from flows.model.case import Value
from tests.support.flows.alibaba_walks import ORDER, SKIP, Told, asked, usd, walked
from tests.support.flows.letter_cases import case, known

# Rows of the lot, as another copy of the tables gives them: largest lot, sample, rejected from.
ROWS = [
    (51, 20, 2),
    (90, 20, 2),
    (91, 20, 2),
    (150, 20, 2),
    (151, 32, 3),
    (280, 32, 3),
    (281, 50, 4),
    (500, 50, 4),
    (501, 80, 6),
    (1_200, 80, 6),
    (3_200, 125, 8),
    (10_000, 200, 11),
    (35_000, 315, 15),
    (150_000, 500, 22),
    (500_000, 500, 22),
    (9_000_000, 500, 22),
]


@pytest.mark.parametrize(("units", "size", "reject"), ROWS)
def test_the_plan_is_the_one_of_the_standard(units: int, size: int, reject: int) -> None:
    found = find_plan(units)
    assert found
    assert (found.size, found.max_bad, found.min_failing) == (size, reject - 1, reject)


@pytest.mark.parametrize("units", [0, 1, 50])
def test_a_small_delivery_is_checked_whole(units: int) -> None:
    assert find_plan(units) is None


@pytest.mark.parametrize(("cartons", "each"), [(1, 50), (10, 5), (12, 5), (50, 1), (400, 1)])
def test_the_sample_is_spread_over_the_cartons(cartons: int, each: int) -> None:
    assert sample_each(known(units_received=500, sample_cartons=cartons)) == each


SAMPLED: Told = {
    **ORDER,
    "problem": "quality",
    "remedy": "partial",
    "remedy_amount": usd(100),
    "describe": "go",
    "usable": "yes",
    "agreed_term": SKIP,
    "sample": "plan",
    "sample_cartons": 12,
    "sample_checked": 50,
    "sample_how": "random",
    "sample_bad": 7,
    "sample_reasons": ("4 scratched", "3 dead"),
    "story": SKIP,
}
TALLY = ["sample_checked", "sample_how", "sample_bad", "sample_reasons"]


def trail(**more: Value) -> list[str]:
    """The steps from the offer of a plan to the story."""
    found = asked({**SAMPLED, **more})
    return found[found.index("sample") : found.index("story")]


def test_too_many_bad_ones_are_told_with_both_figures() -> None:
    assert trail() == ["sample", "sample_cartons", "sample_spread", *TALLY, "sample_fails"]


def test_few_bad_ones_are_told_too() -> None:
    assert trail(sample_bad=3)[-1] == "sample_passes"


@pytest.mark.parametrize("more", [{"sample_checked": 49}, {"sample_how": "first"}])
def test_another_sample_than_the_plan_s_is_not_measured_by_it(more: dict[str, Value]) -> None:
    assert trail(**more)[-1] == "sample_reasons"
    assert count_failing(walked({**SAMPLED, **more}).known) is None


def test_without_a_number_of_cartons_the_words_do() -> None:
    assert trail(sample_cartons=SKIP)[2] == "sample_pick"


@pytest.mark.parametrize("way", [SKIP, "checked"])
def test_the_coach_can_be_passed_by(way: str) -> None:
    assert trail(sample=way, inspected=SKIP) == ["sample", "inspected"]


def test_a_small_delivery_is_not_coached() -> None:
    found = asked({**SAMPLED, "units_ordered": 50, "units_received": 50, "inspected": SKIP})
    assert "sample" not in found


TOLD = {"problem": "quality", "units_ordered": 500, "units_received": 500}


def note(**more: object) -> list[str]:
    """The note on the method, in both languages."""
    tally = {"sample_checked": 50, "sample_how": "random", "sample_bad": 7}
    told = known(**{"units_received": 500, **tally, **more})
    letter = next(each for each in LETTERS if each.id == "method")
    assert letter.chinese
    return [letter.english(told, case()), letter.chinese(told, case())]


def test_the_note_says_how_many_how_chosen_and_how_many_bad() -> None:
    assert note(sample_reasons=("4 scratched", "3 dead")) == [
        "Of 500 units 50 were inspected (the sample size of ISO 2859-1, level II), taken from "
        "every carton without choosing; 7 were bad: "
        '"4 scratched; 3 dead".',
        "在收到的500件中，从每箱中随机抽取并检查了50件（按 ISO 2859-1 一般检验水平 II 的样本量），"
        "其中7件不合格，买家原话：“4 scratched; 3 dead”。",
    ]


def test_the_note_claims_no_plan_that_was_not_followed() -> None:
    english, chinese = note(sample_how="first", sample_checked=1, sample_bad=1)
    assert english == "Of 500 units 1 was inspected, the first ones taken out; 1 was bad."
    assert "ISO" not in chinese


def test_without_a_count_the_note_says_so() -> None:
    assert note(sample_bad=None) == [
        "It is not noted how many units were checked.",
        "未记录检查数量。",
    ]


def test_without_a_sample_the_note_says_what_was_checked() -> None:
    english, _ = note(sample_checked=None, inspected=20, inspected_how="random")
    assert english == "I checked 20 units, taken from every carton."


def test_the_letters_say_it_in_short() -> None:
    told = known(**{**TOLD, "sample_checked": 50, "sample_how": "random", "sample_bad": 7})
    english, chinese = (
        write(told, case())
        for each in LETTERS
        if each.id == "refund_request" and each.chinese
        for write in (each.english, each.chinese)
    )
    sample = "I checked 50 units taken unseen from every carton (sample size of ISO 2859-1): 7 bad."
    assert sample in english
    assert "我方从每箱中随机抽取并检查了50件（ISO 2859-1 样本量），其中7件不合格。" in chinese
