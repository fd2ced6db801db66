"""Who does not know is never stopped: a day about right counts with care and stands in no paper."""

from datetime import date

import pytest

from flows.definition.kinds import Day, StepContext
from flows.guides.alibaba import GUIDE
from flows.model.answers import Known
from flows.model.case import Spot, Value, open_case
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk

REQUIRED_DAYS = (
    *("paid_on", "balance_on", "delivered_on", "filed_on", "escalated_on"),
    *("decided_on", "offline_on", "paypal_on", "real_receipt_on", "off_paid_on"),
)


def stands(step: str, **told: Value) -> Talk:
    chat = Chat().drive(step, **{"problem": "damaged", "countdown": "no", **told})
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    return Talk(GUIDE, now=NOW, case=case)


def test_every_day_that_must_be_told_can_be_told_about() -> None:
    must = {
        step.id for step in GUIDE.steps.values() if isinstance(step.kind, Day) and not step.skip
    }
    assert must == {*REQUIRED_DAYS}
    for name in must:
        assert GUIDE.steps[name].kind.list_choices(StepContext(Known(), NOW))


@pytest.mark.parametrize("words", ["I don't know", "idk", "?", "skip"])
def test_who_does_not_know_the_day_taps_the_earliest_it_can_have_been(words: str) -> None:
    talk = stands("paid_on").says(words)
    assert talk.told == ["misread.about_when"]
    assert talk.choices[:3] == ("about 2026-05-08", "about 2026-05-04", "about 2026-04-27")
    talk.presses(talk.choices[2])
    given = talk.case.answers[Spot("paid_on")]
    assert (given.value, given.about) == (date(2026, 4, 27), True)


def test_an_approximate_day_is_counted_and_stands_in_no_paper() -> None:
    talk = stands("paid_on").says("about mid April")
    talk.presses(talk.choices[0]).says("skip")
    talk.says("around 8 May")
    known = GUIDE.walk(talk.case.answers).known
    due = {each.deadline: each.day for each in GUIDE.compute_due_dates(known)}
    assert (due["card"], due["claim"]) == (date(2026, 6, 9), date(2026, 6, 2))
    letters = {each.id: each for each in GUIDE.letters}
    for name in ("first_message", "refund_request", "bank_letter", "bank_dispute", "escalation"):
        text = letters[name].english(known, talk.case)
        assert "April" not in text, name
        assert "8 May" not in text, name


def test_the_exact_day_typed_later_stands_in_the_papers() -> None:
    talk = stands("delivered_on", paid_on=date(2026, 4, 1)).says("around 8 May")
    assert talk.told == ["said.read_about"]
    talk.edits("8 May 2026")
    known = GUIDE.walk(talk.case.answers).known
    assert known.sure_day("delivered_on") == date(2026, 5, 8)


def test_a_number_of_units_that_is_not_known_stays_open() -> None:
    talk = stands("units_ordered").says("no idea")
    assert talk.spot.step == "units_received"
    assert talk.case.answers[Spot("units_ordered")].move == "skipped"


def test_a_countdown_whose_day_is_not_found_is_counted_without_it() -> None:
    talk = stands("countdown_on", countdown="refund").says("don't know")
    known = GUIDE.walk(talk.case.answers).known
    assert talk.spot.step.startswith("verdict_")
    assert GUIDE.deadline_by_id["claim"].compute_due_date(known)


def test_where_nothing_fits_the_closest_is_asked_for() -> None:
    talk = stands("carton_state").says("idk")
    assert (talk.spot.step, talk.told) == ("carton_state", ["misread.closest"])
