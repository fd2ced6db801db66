"""The reply to the mediator answers each thing that was asked for, and names the new files."""

from datetime import timedelta

import pytest

from flows.definition.vocabulary import Answer, Known
from flows.guides.alibaba.letters import LETTERS
from flows.model.case import Spot, Value
from tests.support.flows.letter_cases import AT, case, exhibit, known

ENGLISH = {letter.id: letter.english for letter in LETTERS}["mediator_reply"]
CHINESE = {letter.id: letter.chinese for letter in LETTERS}["mediator_reply"]
OLD = exhibit(1, "carton_out", received_at=AT - timedelta(days=9))
NEW = exhibit(2, "unboxing", received_at=AT + timedelta(hours=1))


def told(*answers: tuple[str, Value]) -> Known:
    """Answers in the order of a talk; a step named again is its next visit."""
    laps = dict[str, int]()
    found = Known()
    for step, value in (("problem", "damaged"), *answers):
        laps[step] = laps.get(step, -1) + 1
        found.add(Spot(step, laps[step]), Answer("answered", AT, value))
    return found


TWO_THINGS = (
    ("evidence_asked", "An inspection report by SGS and photos of all damaged units"),
    ("asked_count", "several"),
    ("asked_point", "inspection report by SGS"),
    ("asked_reply", "company"),
    ("asked_more", "more"),
    ("asked_point", "photos of all damaged units"),
    ("asked_reply", "send"),
    ("asked_words", "All 40 are on them"),
    ("asked_more", "done"),
)


def test_each_thing_asked_for_gets_its_answer() -> None:
    letter = ENGLISH(told(*TWO_THINGS), case(OLD, NEW))
    assert '1. You asked for: "inspection report by SGS". My answer: Please tell me first' in letter
    assert '2. You asked for: "photos of all damaged units". My answer: I am sending it' in letter
    assert "with this reply. All 40 are on them." in letter
    assert "New files:\n- E2: " in letter
    assert "E1" not in letter


def test_one_thing_is_what_was_asked_for_as_a_whole() -> None:
    one = told(("evidence_asked", "The video"), ("asked_count", "one"), ("asked_reply", "lack"))
    letter = ENGLISH(one, case(OLD))
    assert '1. You asked for: "The video". My answer: I do not have it.' in letter
    assert "I have no further file. The files of my request are in the case already: E1." in letter
    assert CHINESE
    assert "我方没有其他文件。我方申请中的文件已在本案中：E1。" in CHINESE(one, case(OLD))


def test_a_file_that_is_promised_is_not_denied() -> None:
    sends = told(("evidence_asked", "Video"), ("asked_count", "one"), ("asked_reply", "send"))
    letter = ENGLISH(sends, case(OLD))
    assert "no further file" not in letter
    assert "in the case already: E1." in letter


def test_a_new_round_starts_with_its_own_question() -> None:
    again = told(*TWO_THINGS, ("evidence_asked", "The invoice"), ("asked_count", "unclear"))
    letter = ENGLISH(again, case())
    assert 'You asked for: "The invoice".' in letter
    assert "SGS" not in letter


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Please send an inspection report", True),
        ("SGS or similar", True),
        ("We need a TEST of the lamp", True),
        ("请提供检测报告", True),
        ("Photo of the label", False),
        ("The latest invoice", False),
    ],
)
@pytest.mark.parametrize("problem", ["damaged", "never_arrived", "quality"])
def test_a_report_is_answered_by_asking_from_whom(words: str, asks: bool, problem: str) -> None:
    letter = ENGLISH(known(problem=problem, evidence_asked=words), case())
    assert ("please tell me from which company" in letter) == asks


def test_the_company_is_asked_for_once() -> None:
    letter = ENGLISH(told(*TWO_THINGS), case())
    assert letter.count("company") == 1
