"""What a buyer can do about a follow-up: ask why, put it off in time, stop it in their language."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape

import pytest

from bot.rendering import nudges
from bot.transport.updates import STOP_WORDS, CommandMessage, _parse_command
from flows.definition.deadlines import Deadline
from flows.guides.alibaba import GUIDE
from flows.model.case import Answer, Spot, open_case
from flows.model.effects import Defer, Toast
from flows.model.events.buyer import Snoozed
from flows.nudges.schedule import DUE, find_ladder
from tests.support.bot.rendered_talk import view
from tests.support.flows.alibaba_buyer import Chat
from tests.support.flows.talk import Talk

LAST = date(2026, 6, 1)


def near(now: str) -> Talk:
    """A buyer whose order page shows 1 June, at an instant."""
    chat = Chat().drive("evidence", countdown="refund", countdown_on=LAST)
    case = replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)
    return Talk(GUIDE, now=datetime.fromisoformat(now), case=case)


def offered(talk: Talk) -> tuple[datetime, ...]:
    """When the warning of the claim may come back."""
    talk.take(Snoozed(f"{DUE}claim"))
    (effect,) = talk.effects
    return effect.instants if isinstance(effect, Defer) else ()


@pytest.mark.parametrize(
    ("now", "count"),
    [
        ("2026-05-20T10:00+00:00", 5),
        ("2026-05-28T10:00+00:00", 4),
        ("2026-05-31T15:00+00:00", 2),
        ("2026-05-31T23:30+00:00", 0),
    ],
)
def test_a_warning_is_never_put_off_past_its_deadline(now: str, count: int) -> None:
    talk = near(now)
    found = find_ladder(GUIDE, talk.case, talk.preferences, f"{DUE}claim")
    moments = offered(talk)
    assert found
    assert found.cutoff
    assert len(moments) <= count
    assert all(talk.now < at <= found.cutoff - timedelta(hours=1) for at in moments)
    talk.take(Snoozed(f"{DUE}claim", found.cutoff))
    assert talk.effects == (Toast("toast.too_late"),)


def why(deadline: Deadline) -> str:
    """What "Why this date?" says."""
    chat = Chat().drive("evidence")
    spot, at = Spot(deadline.anchors[0].step), chat.at
    case = replace(open_case("c1", "alibaba", at), answers=chat.answers)
    case = case.with_answer(spot, Answer("answered", at, LAST))
    return unescape(
        nudges.render_explanation(view(Talk(GUIDE, now=at, case=case)), deadline.id).text
    )


@pytest.mark.parametrize("deadline", GUIDE.deadlines, ids=lambda each: each.id)
def test_why_this_date_shows_rule_source_and_doubt(deadline: Deadline) -> None:
    told = why(deadline)
    assert deadline.facts
    for fact in (GUIDE.facts[name] for name in deadline.facts):
        assert unescape(GUIDE.texts[f"fact.{fact.id}"]) in told
        assert not fact.doubt or unescape(GUIDE.texts[f"fact.{fact.id}.doubt"]) in told
        assert not fact.source.startswith("http") or fact.source in told


@pytest.mark.parametrize(
    "word", [*sorted(STOP_WORDS), "STOP", "Stop.", "СТОП!", " halt ", "停止。"]
)
def test_stop_is_known_in_the_main_languages(word: str) -> None:
    assert _parse_command(word) == CommandMessage("stop")


@pytest.mark.parametrize("text", ["stop selling me this", "non-stop", "halt and go"])
def test_a_sentence_with_the_word_is_no_command(text: str) -> None:
    assert _parse_command(text) is None
