"""What the guide says: facts with sources, no forbidden words, a checklist for every problem."""

import re
from collections.abc import Iterator

import pytest

from flows.definition.kinds import Choose, Wait
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.evidence.checklist import LINES
from flows.lint.guide import QUESTION_CHARACTERS
from flows.model.answers import Known
from flows.model.case import Answer, Spot
from tests.support.flows.alibaba_buyer import NOW, PROBLEMS

# No promise of a win, no legal advice, no probability, and no route that is called closed by date.
FORBIDDEN = re.compile(
    r"\b(expire\w*|guarante\w*|will win|you win|probabilit\w*|success rate|lawyer\w*|attorney\w*|"
    r"sue|lawsuit|illegal)\b|%",
    re.IGNORECASE,
)
FACT = re.compile(r"[FCRU]\d{1,2}([.]\d{1,2})?|3[acd]([.][a-z]+)?|ISO\d+")

# An offer as a part of the claim is arithmetic; any other percentage would be a forecast.
SHARE = "{offer_share}%"


def asked(problem: str) -> list[str]:
    """The lines of the checklist for a problem about which nothing else is known."""
    known = Known([(Spot("problem"), Answer("answered", NOW, problem))])
    return [line.id for line in LINES if line.is_needed(known)]


def cited() -> Iterator[str]:
    """Every fact named by a step or a deadline."""
    for step in GUIDE.steps.values():
        yield from step.facts
    for deadline in GUIDE.deadlines:
        yield from deadline.facts


def test_no_text_says_what_we_never_say() -> None:
    said = {slot: FORBIDDEN.search(text.replace(SHARE, "")) for slot, text in GUIDE.texts.items()}
    assert {slot: found[0] for slot, found in said.items() if found} == {}


def test_every_fact_cited_exists_and_names_its_source() -> None:
    assert set(cited()) <= GUIDE.facts.keys()
    for name, fact in GUIDE.facts.items():
        assert FACT.fullmatch(name)
        assert fact.id == name
        assert fact.source == "own rule" or fact.source.startswith(("https://", "http://"))


def test_a_fact_that_is_not_certain_says_what_speaks_against_it() -> None:
    silent = [
        fact.id
        for fact in GUIDE.facts.values()
        if fact.confidence != "high" and not fact.doubt and not fact.id.startswith("U")
    ]
    assert silent == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_has_a_checklist_of_its_own(problem: str) -> None:
    lines = asked(problem)
    assert len(lines) >= 4
    assert lines[-3:] == ["chat_all", "order_page", "pay_proof"] or "pay_proof" not in lines


@pytest.mark.parametrize(
    ("problem", "best"),
    [
        ("never_arrived", "tracking_shot"),
        ("damaged", "carton_out"),
        ("wrong_item", "side_by_side"),
        ("missing", "packing_list"),
        ("quality", "measured"),
        ("late", "tracking_shot"),
        ("payment", "statement"),
        ("counterfeit", "shown_genuine"),
        ("off_platform", "ask_shot"),
        ("other", "main_proof"),
    ],
)
def test_the_best_item_comes_first(problem: str, best: str) -> None:
    assert asked(problem)[0] == best


def test_every_line_is_coached_in_one_line() -> None:
    assert [line.id for line in LINES if not 20 <= len(line.instruction) <= 110] == []


def test_questions_fit_a_phone_and_labels_a_button() -> None:
    for step in GUIDE.steps.values():
        assert len(step.text) <= QUESTION_CHARACTERS
        if isinstance(step.kind, Choose | Wait):
            assert max(map(len, step.kind.list_labels().values())) <= 32


@pytest.mark.parametrize("topic", ["how", "privacy", "tips", "timeline", "faq_process", "faq_time"])
def test_the_topics_of_the_commands_exist(topic: str) -> None:
    assert topic in {each.id for each in GUIDE.topics}


def test_the_order_page_beats_a_computed_day() -> None:
    claim = GUIDE.deadline_by_id["claim"]
    last = NOW.date().replace(day=31)
    given = (("delivered_on", NOW.date()), ("countdown", "refund"), ("countdown_on", last))
    known = Known((Spot(step), Answer("answered", NOW, value)) for step, value in given)
    due = claim.compute_due_date(known)
    assert due is not None
    assert due.is_from_page
    assert due.day == NOW.date().replace(day=30)
