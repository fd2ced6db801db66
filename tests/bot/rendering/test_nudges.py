"""A reminder tells the truth as it leaves, whatever was answered since it was planned."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.calls import Call
from bot.rendering.effects import render_turn
from flows.guides.alibaba import GUIDE
from flows.model.case import Answer, Spot, Value, open_case
from flows.model.effects import Show, Warn
from flows.model.events.buyer import Handled, Kept, Recalled
from flows.model.events.system import Exported
from flows.model.money import Money
from flows.nudges.schedule import DUE, SUMMARY, Nudge
from tests.support.bot.rendered_talk import buttons, plain, view
from tests.support.flows.alibaba_buyer import METHODS, PAYMENTS, PROBLEMS, Chat
from tests.support.flows.talk import Talk

PAID, ASKED, LESS = Money(485_000, "USD"), Money(291_000, "USD"), Money(266_750, "USD")
LAST = date(2026, 6, 2)
PARTIAL: dict[str, Value] = {
    "problem": "damaged",
    "paid_amount": PAID,
    "remedy": "partial",
    "remedy_amount": ASKED,
    "countdown": "refund",
    "countdown_on": date(2026, 6, 3),
}
AMOUNT = re.compile(r"USD\s[\d,.]*\d")
DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b")


def stands(at: str, **chosen: Value) -> Talk:
    """A buyer who asks for a part and stands at a step."""
    chat = Chat().drive(at, **{**PARTIAL, **chosen})
    case = replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)
    return Talk(GUIDE, now=chat.at, case=case)


def answers(talk: Talk, step: str, value: Value) -> None:
    """Change an answer behind the back of what is planned."""
    spot = GUIDE.walk(talk.case.answers).find_last(step)
    assert spot
    given = replace(talk.case.answers[spot], value=value)
    talk.case = talk.case.with_answer(spot, given)


def planned(talk: Talk, kind: str) -> Nudge:
    return next(nudge for nudge in talk.planned if nudge.kind == kind)


def leaves(talk: Talk, nudge: Nudge, at: datetime | None = None) -> Call | None:
    """The message of a nudge that falls, None where none is sent."""
    talk.now = at or nudge.due_at
    talk.falls(nudge)
    calls = render_turn(view(talk), talk.effects, None, "", "Case 1", nudge.kind)
    sent = [call for call in calls if call.method == "sendMessage"]
    return sent[-1] if sent else None


def warned(talk: Talk, days: int, kind: str = f"{DUE}claim") -> Call:
    """The message that warns so many days before the last day."""
    talk.now = datetime(LAST.year, LAST.month, LAST.day, 12, tzinfo=UTC) - timedelta(days=days)
    call = leaves(talk, planned(talk, kind), talk.now)
    assert call
    return call


def test_a_warning_names_what_is_asked_and_how_far_the_text_is() -> None:
    talk = stands("carton_state")
    call = warned(talk, days=1)
    told = plain(call)
    assert AMOUNT.findall(told) == ["USD\u00a02,910.00"]
    assert DAY.findall(told) == ["2 June 2026"]
    assert "1 day" in told
    assert re.search(r"Your text is not written yet: about \d+ questions are left", told)
    assert buttons(call) == [
        *("Finish the text", "I filed it"),
        *("Later", "Not relevant", "Stop reminders", "Why this date?"),
    ]
    assert talk.take(Kept()).asked == "carton_state"


def test_the_text_that_is_written_is_shown_by_its_button() -> None:
    talk = stands("filing")
    call = warned(talk, days=3)
    assert "Your text is written" in plain(call)
    assert buttons(call)[:2] == ["Show the text", "I filed it"]
    assert talk.take(Recalled("refund_short")).asked == "filing"


def test_a_text_that_was_shown_comes_again_while_another_question_is_open() -> None:
    talk = stands("evidence")
    call = warned(talk, days=3)
    assert buttons(call)[0] == "Show the text"
    talk.take(Recalled("refund_request"))
    assert talk.told == ["said.text_again"]
    assert talk.take(Recalled("escalation")).told == ["toast.old"]


@pytest.mark.parametrize(
    ("step", "value", "names"),
    [
        ("remedy_amount", LESS, "USD\u00a02,667.50"),
        ("remedy", "full", "USD\u00a04,850.00"),
    ],
)
def test_an_amount_that_changed_after_planning_is_named_as_it_is_now(
    step: str, value: Value, names: str
) -> None:
    talk = stands("carton_state")
    planned(talk, f"{DUE}claim")
    answers(talk, step, value)
    assert AMOUNT.findall(plain(warned(talk, days=1))) == [names]


def test_a_day_that_changed_after_planning_is_not_named_any_more() -> None:
    talk = stands("carton_state")
    old = planned(talk, f"{DUE}claim")
    answers(talk, "countdown_on", date(2026, 9, 11))
    assert leaves(talk, old) is None
    new = planned(talk, f"{DUE}claim")
    call = leaves(talk, new)
    assert call
    assert DAY.findall(plain(call)) == ["10 September 2026"]


def test_before_an_amount_is_asked_none_is_named() -> None:
    told = plain(warned(stands("remedy"), days=1))
    assert not AMOUNT.findall(told)
    assert "…" not in told


def test_a_warning_after_filing_is_not_sent() -> None:
    talk = stands("filing")
    talk.now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    nudge = planned(talk, f"{DUE}claim")
    talk.take(Handled(f"{DUE}claim", "done"))
    assert talk.asked == "filed_on"
    talk.says("today")
    assert leaves(talk, nudge) is None


def test_a_quiet_case_hears_of_the_last_day_that_is_near() -> None:
    talk = stands("carton_state")
    talk.case = replace(talk.case, heard_at=datetime(2026, 5, 28, 12, tzinfo=UTC))
    muted = replace(talk.case, muted=frozenset({f"{DUE}claim"}))
    talk.case = muted
    call = leaves(talk, planned(talk, "idle"), datetime(2026, 5, 31, 12, tzinfo=UTC))
    assert call
    told = plain(call)
    assert "3 days of quiet" in told
    assert "2 June 2026" in told
    assert "2 days left" in told


def test_the_days_of_silence_are_those_when_it_leaves() -> None:
    talk = stands("seller_wait", first_message="sent", countdown="no")
    began = talk.now
    nudge = planned(talk, "wait")
    call = leaves(talk, nudge, began + timedelta(days=4, hours=1))
    if call:
        assert "4 days" in plain(call)


def test_a_day_that_was_over_when_it_became_known_is_no_news() -> None:
    talk = stands("carton_state", countdown_on=date(2026, 5, 3), countdown="refund")
    assert not [nudge for nudge in talk.planned if nudge.kind == f"{DUE}claim"]


def test_a_day_that_is_over_is_told_while_it_is_news() -> None:
    for days, is_news in ((1, True), (14, True), (40, False)):
        talk = stands("carton_state")
        nudge = planned(talk, f"{DUE}claim")
        last = datetime(2026, 6, 3, 12, tzinfo=UTC) + timedelta(days=days - 1)
        call = leaves(talk, nudge, last)
        told = plain(call) if call else ""
        assert ("Last safe day to apply for a refund" in told) is is_news


cases = st.tuples(
    st.sampled_from(PROBLEMS), st.sampled_from(PAYMENTS), st.sampled_from(METHODS), st.booleans()
)


@given(cases, st.integers(1, 90), st.integers(0, 40))
def test_no_reminder_names_another_amount_another_day_or_a_text_that_is_not_written(
    buyer: tuple[str, str, str, bool], answered: int, late: int
) -> None:
    """A buyer anywhere on the way; whatever is planned falls, on time or hours late."""
    problem, payment, method, skipping = buyer
    chosen = {**PARTIAL, "problem": problem, "payment": payment, "pay_method": method}
    chat = Chat(skipping=skipping)
    for _ in range(answered):
        if chat.step.moves:
            chat.give_usual(chosen.get(chat.step.id))
    case = replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)
    for nudge in Talk(GUIDE, now=chat.at, case=case).planned:
        if nudge.kind == SUMMARY:
            continue
        talk = Talk(GUIDE, now=chat.at, case=case)
        call = leaves(talk, nudge, nudge.due_at + timedelta(hours=late))
        if call is None:
            continue
        known = GUIDE.walk(case.answers).known
        claim = GUIDE.compute_claim(known)
        told = plain(call)
        assert nudge.kind == "idle" or len(buttons(call)) <= 8
        warns = [effect for effect in talk.effects if isinstance(effect, Warn)]
        amounts = {view(talk).voice.format_plain(claim)} if claim else set()
        if nudge.kind != "idle" and not any(warn.letter for warn in warns):  # those quote the case
            assert set(AMOUNT.findall(told)) <= amounts
        dues = {due.deadline: due for due in GUIDE.find_watched_dates(known)}
        for warn in warns:
            assert warn.deadline in dues
            assert not warn.written or _was_shown(case.answers, warn.written)
        assert ("Your text is written" in told) <= any(warn.written for warn in warns)


def _was_shown(given: Mapping[Spot, Answer], letter: str) -> bool:
    trail = GUIDE.walk(given).trail
    return any(letter in GUIDE.steps[spot.step].letters for spot in trail)


def test_below_a_case_file_the_question_stands_itself_and_a_way_to_its_text() -> None:
    talk = stands("filing").take(Exported(1, "ab", ()))
    call = render_turn(view(talk), talk.effects, None, "")[-1]
    assert "File it today" in plain(call)
    assert "Refund request" not in plain(call)
    assert buttons(call)[-1] == "Show the text again"
    talk.take(Recalled())
    assert talk.effects[-1] == Show(talk.spot)
