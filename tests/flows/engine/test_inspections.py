"""Hints on exhibits are told once a batch; only a file that does not open is told at once."""

from datetime import UTC, date, datetime

import pytest

from flows.definition.guide import Guide
from flows.definition.vocabulary import CaptureDateCheck, Day, Exhibits, Step, line
from flows.engine.context import find_line_exhibits
from flows.engine.evidence.hint_texts import find_doubtful
from flows.engine.handlers.inspections import REJECTIONS
from flows.model.events.buyer import Filed, Replaced, Vouched, Withdrawn
from flows.model.events.evidence import Dated, Lined
from flows.model.events.system import Inspected, Lost
from tests.flows.engine.test_files import proof
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


def seen(talk: Talk, number: int, *hints: str, match: str | None = None) -> Talk:
    """The n-th file was looked into."""
    return talk.take(Inspected(talk.case.exhibits[number - 1].id, hints, match=match))


def test_hints_of_a_batch_are_one_summary() -> None:
    talk = proof().files("a", "b", "c")
    seen(talk, 1, "blurred")
    seen(talk, 3, "dark", "blurred")
    assert talk.effects == ()
    assert talk.waits(seconds=5).told == ["said.saved", "said.hint_blurred", "said.hint_dark"]
    assert talk.values["labels"] == "E3"
    assert talk.waits(days=1).told.count("said.hint_blurred") == 0


def test_the_summary_waits_for_what_is_seen_in_the_files() -> None:
    talk = proof().files("a", "b").waits(seconds=4, looked=False)
    seen(talk, 2, "dark")
    assert talk.waits(seconds=4, looked=False).told == []
    seen(talk, 1)
    assert talk.waits(seconds=0).told == ["said.saved", "said.hint_dark"]


def test_the_summary_waits_for_a_file_that_is_stored_and_not_looked_into() -> None:
    talk = proof().files("a").stores()
    assert talk.waits(seconds=4, looked=False).told == []
    seen(talk, 1)
    assert talk.waits(seconds=0).told == ["said.saved"]


def test_the_summary_does_not_wait_long() -> None:
    talk = proof().files("a")
    assert talk.waits(seconds=14, looked=False).told == []
    assert talk.waits(seconds=1, looked=False).told == ["said.saved"]
    talk.take(Lost(talk.files("b").case.exhibits[1].id, "gone"))
    assert talk.waits(seconds=2, looked=False).told == [], "what was lost is not called saved"
    assert talk.case.unsummed == 0, "nor is it waited for"


def test_hints_that_come_late_are_a_summary_of_their_own() -> None:
    talk = proof().files("a").waits(minutes=1)
    talk.presses("!line-inside")
    seen(talk, 1, "soft").waits(seconds=1)
    seen(talk, 1, "soft")
    assert (talk.waits(seconds=5).told, talk.values) == (["said.hint_soft"], {"labels": "E1"})
    assert talk.case.line == "inside", "the line chosen meanwhile stays chosen"


def test_a_file_without_hints_says_nothing() -> None:
    talk = proof().files("a").waits(seconds=3)
    assert seen(talk, 1).effects == ()
    assert "summary" not in {each.kind for each in talk.planned}


@pytest.mark.parametrize("match", ["1.101", "E1"])
def test_a_repeated_picture_names_the_first(match: str) -> None:
    talk = proof().files("a", "b").waits(seconds=3)
    seen(talk, 2, "same_picture", match=match).waits(seconds=5)
    assert talk.told == ["said.hint_same_picture"]
    assert talk.values == {"labels": "E2", "match": "E1"}


def test_a_hint_nobody_knows_is_left_out() -> None:
    talk = seen(proof().files("a").waits(seconds=3), 1, "ugly")
    assert talk.exhibits[0][1].hints == ()
    assert talk.waits(seconds=5).told == []


def test_a_file_is_kept_in_spite_of_its_hints() -> None:
    talk = seen(proof().files("a", "b").waits(seconds=3), 1, "blurred").waits(seconds=5)
    assert [label for label, _ in find_doubtful(talk.case)] == ["E1"]
    assert talk.take(Vouched()).told == ["said.vouched"]
    assert find_doubtful(talk.case) == ()
    assert talk.take(Vouched()).told == ["toast.noted"]


@pytest.mark.parametrize("text", ["Keep anyway", "E1 keep"])
def test_keeping_can_be_typed(text: str) -> None:
    talk = seen(proof().files("a").waits(seconds=3), 1, "dark").waits(seconds=5)
    assert talk.says(text).told == ["said.vouched"]


def test_a_file_sent_again_has_no_doubt_left() -> None:
    talk = seen(proof().files("a").waits(seconds=3), 1, "dark").waits(seconds=5)
    talk.take(Replaced(talk.case.exhibits[0].id)).files("better")
    assert find_doubtful(talk.case) == ()
    assert [label for label, _ in talk.exhibits] == ["E1"]


def test_a_file_taken_out_meanwhile_is_not_spoken_of() -> None:
    talk = seen(proof().files("a", "b"), 1, "dark")
    talk.take(Withdrawn(talk.case.exhibits[0].id))
    assert talk.waits(seconds=5).told == ["said.saved"]
    assert seen(talk, 1, "dark").effects == ()


def test_a_copy_of_a_file_taken_out_is_no_copy() -> None:
    talk = proof().files("a", "b")
    talk.take(Withdrawn(talk.case.exhibits[0].id))
    assert seen(talk, 2, "same_file", match="1.101").exhibits[0][1].hints == ()
    talk.files("c")
    assert seen(talk, 3, "same_file", match="1.102").exhibits[1][1].hints == ("same_file",)
    talk.take(Withdrawn(talk.case.exhibits[1].id))
    assert talk.waits(seconds=5).told == ["said.saved"]


def test_a_screenshot_is_weak_only_where_a_photo_of_the_goods_is_wanted() -> None:
    talk = Talk(dated()).says("10.05.2026").files("a", "b")
    talk.waits(seconds=5).take(Lined("1.102", "paper"), Lined("1.103", "goods"))
    seen(talk, 1, "screenshot")
    seen(talk, 2, "screenshot")
    assert [each.hints for _, each in talk.exhibits] == [(), ("screenshot",)]
    talk.waits(seconds=5).take(Lined("1.102", "goods"))
    assert talk.exhibits[0][1].hints == ("screenshot",), "it is odd only for what it is said to be"
    assert talk.waits(seconds=5).told == ["said.hint_screenshot"]


def test_a_screenshot_is_weak_for_the_goods_of_any_check() -> None:
    lines = (line("goods", "The goods", "Whole."), line("damage", "The damage", "Close."))
    checks = tuple(
        CaptureDateCheck(name, "{label} {taken} {came_on}", "came_on", frozenset({name}))
        for name in ("goods", "damage")
    )
    proof_step = Step("proof", Exhibits(lines), "?")
    talk = Talk(small(Step("came_on", Day(), "When?"), proof_step, checks=checks))
    talk.says("10.05.2026").presses("!line-damage").files("a")
    seen(talk, 1, "screenshot")
    assert talk.exhibits[0][1].hints == ("screenshot",)


@pytest.mark.parametrize("reason", REJECTIONS)
def test_a_file_that_does_not_open_is_told_at_once(reason: str) -> None:
    talk = proof().files("a", "b")
    talk.take(Inspected(talk.case.exhibits[1].id, refused=reason))
    assert (talk.told, talk.values) == ([f"said.refused_{reason}"], {"label": "E2"})
    assert (talk.exhibits[1][1].state, talk.exhibits[1][1].refused) == ("lost", reason)
    assert talk.stores().exhibits[1][1].state == "lost"


def test_a_file_that_does_not_open_is_not_called_saved() -> None:
    talk = proof().files("a").waits(seconds=3).files("b", "c")
    talk.take(Inspected("1.102", refused="broken"), Inspected("1.101", refused="broken"))
    assert (talk.waits(seconds=3).told, talk.values) == (["said.saved"], {"labels": "E3"})
    talk.files("d").take(Inspected("1.104", refused="broken"))
    assert talk.waits(seconds=3).told == []


def test_a_file_that_does_not_open_covers_no_line() -> None:
    talk = proof().files("a").waits(seconds=3)
    line = talk.says("The carton").exhibits[0][1].shown_line or ""
    assert find_line_exhibits(talk.case, line)
    talk.take(Inspected(talk.case.exhibits[0].id, refused="broken"))
    assert find_line_exhibits(talk.case, line) == ()


def dated() -> Guide:
    """A guide that wants photos of goods, not older than the goods, and a paper."""
    lines = (line("goods", "The goods", "Whole."), line("paper", "The paper", "Whole."))
    check = CaptureDateCheck("early", "{label} {taken} {came_on}", "came_on", frozenset({"goods"}))
    return small(
        Step("came_on", Day(), "When?"), Step("proof", Exhibits(lines), "?"), checks=(check,)
    )


def test_the_camera_s_day_is_kept_and_compared() -> None:
    talk = Talk(dated()).says("10.05.2026").files("a")
    assert talk.value("came_on") == date(2026, 5, 10)
    talk.take(Inspected("1.102", taken_at=AT, taken_from="camera"))
    assert (talk.exhibits[0][1].taken_at, talk.exhibits[0][1].hints) == (AT, ())
    assert talk.waits(seconds=5).told == ["said.saved"]
    talk.says("The goods").waits(seconds=5)
    assert talk.told == ["said.hint_before_delivery"], "it can be too old only for the goods"
    talk.take(Inspected("1.102", taken_at=AT, taken_from="upload"))
    assert talk.exhibits[0][1].hints == ()


def too_early() -> Talk:
    """A photo of the goods that its camera dates before they came; the buyer was told."""
    talk = Talk(dated()).says("10.05.2026").presses("!line-goods").files("a")
    return talk.take(Inspected("1.102", taken_at=AT, taken_from="camera")).waits(seconds=5)


def test_a_camera_s_date_that_is_wrong_is_asked_about_no_more() -> None:
    talk = too_early().says("The date is wrong")
    assert talk.told == ["said.date_denied"]
    assert (talk.exhibits[0][1].date_denied, find_doubtful(talk.case)) == (True, ())
    known = talk.guide.walk(talk.case.answers).known
    assert all(check.evaluate(known, talk.exhibits) is None for check in talk.guide.checks)
    assert talk.take(Dated("no")).told == ["toast.noted"]


def test_a_camera_s_date_that_is_right_makes_the_photo_useless() -> None:
    talk = too_early().take(Dated("yes"))
    assert talk.told == ["said.too_early"]
    assert [label for label, _ in find_doubtful(talk.case)] == ["E1"]


def test_a_small_picture_that_came_as_a_file_is_not_asked_for_as_a_file() -> None:
    talk = proof()
    talk.take(Filed("1.200", "document", "small.png", 900, 200), Inspected("1.200", ("tiny",)))
    assert talk.waits(seconds=5).told == ["said.saved", "said.hint_tiny_file"]
