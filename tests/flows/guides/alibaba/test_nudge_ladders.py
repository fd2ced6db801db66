"""The ladders a buyer was promised: when each follow-up of the Alibaba guide falls."""

from datetime import timedelta
from itertools import chain

import pytest

from flows.definition.kinds import NudgeStep, Wait
from flows.definition.texts import list_wordings
from flows.definition.vocabulary import days, hours
from flows.guides.alibaba import GUIDE

LADDER = (days(14), days(7), days(3), days(1), hours(6))


@pytest.mark.parametrize(
    ("deadline", "ladder"),
    [
        ("claim", LADDER),
        ("card", LADDER),
        ("paypal", (days(139), *LADDER)),
        ("offline", LADDER),
        ("confirm", LADDER[1:]),
        ("evidence", (hours(48), hours(24), hours(6), hours(2))),
    ],
)
def test_before_a_last_day(deadline: str, ladder: tuple[timedelta, ...]) -> None:
    found = GUIDE.deadline_by_id[deadline]
    assert tuple(alert.before for alert in found.alerts) == ladder


def rungs(step: str) -> tuple[NudgeStep, ...]:
    kind = GUIDE.steps[step].kind
    assert isinstance(kind, Wait)
    return kind.nudge_steps


def test_while_the_seller_is_silent() -> None:
    assert [rung.offset for rung in rungs("seller_wait")] == [hours(24), hours(48)]


def test_in_the_days_after_filing() -> None:
    found = {rung.offset: list_wordings(rung.text) for rung in rungs("case_wait")}
    assert all("escalate" in text and "{escalate}" in text for text in found[days(3)])
    assert days(6) in found


def test_after_escalating_and_after_an_agreement() -> None:
    assert [rung.working_days for rung in rungs("mediator_wait") if rung.working_days] == [2]
    assert rungs("payout_wait")[0].working_days == 7


def test_in_a_quiet_draft() -> None:
    assert GUIDE.idle_days == (1, 3, 7)
    assert len(GUIDE.idle_texts) == len(GUIDE.idle_days)


def test_the_way_of_the_bank_asks_for_its_last_day_in_writing() -> None:
    card = GUIDE.deadline_by_id["card"]
    texts = chain.from_iterable(list_wordings(alert.text) for alert in card.alerts[:1])
    assert all("in writing" in text for text in texts)
    assert "in writing" in GUIDE.texts["card_near.ask"]
    for step in ("offline_wait", "direct_wait", "mediator_wait"):
        told = " ".join(text for slot, text in GUIDE.texts.items() if slot.startswith(f"{step}."))
        assert "in writing" in told
