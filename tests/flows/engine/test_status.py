"""Where a case is, as the buyer sees it."""

from datetime import date, timedelta

from flows.definition.vocabulary import Anchor, Ask, Day, Deadline, Step, picked
from flows.engine.status import Status, build_status, count_phase_questions
from flows.model.case import Spot
from flows.model.events.buyer import Reopened, Withdrawn
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import START, Talk


def told() -> Talk:
    """A talk at the story."""
    talk = Talk(GUIDE).opens().presses("go", "broken").says("10", "4", "USD 500", "1 May 2026")
    return talk.skips()


def seen(talk: Talk) -> Status:
    return build_status(talk.guide, talk.case, talk.preferences)


def about(talk: Talk) -> int:
    """About how many questions the phase has, as the buyer is told."""
    return count_phase_questions(talk.guide, talk.case, seen(talk).question)


def test_a_new_case_is_at_its_first_question() -> None:
    now = seen(Talk(GUIDE).opens())
    assert (now.phase, now.phases, now.question) == (1, 3, 1)
    assert (now.waiting, now.ended, now.skipped, now.due, now.next_nudge_at) == (
        False,
        False,
        (),
        None,
        None,
    )


def test_questions_are_counted_on_the_way_taken() -> None:
    talk = told()
    assert (seen(talk).question, about(talk)) == (7, 7)
    talk.take(Reopened(Spot("problem")))
    assert (seen(talk).question, about(talk)) == (1, 7)


def test_the_next_phase_starts_to_count_anew() -> None:
    now = seen(told().says("It broke.").presses("!done"))
    assert (now.phase, now.question) == (2, 1)


def test_what_was_skipped_is_open() -> None:
    talk = told()
    assert seen(talk).skipped == (Spot("came_on"),)
    assert seen(talk.take(Reopened(Spot("came_on"))).says("2 May 2026")).skipped == ()


def test_the_nearest_safe_day_is_shown() -> None:
    due = seen(told()).due
    assert due
    assert (due.deadline, due.day, due.anchor) == ("window", date(2026, 7, 29), "bought_on")


def test_a_safe_day_is_shown_to_its_end() -> None:
    deadlines = tuple(
        Deadline(name, "Safe day", (Anchor("came", length),), (), margin=0)
        for name, length in (("first", 3), ("second", 9))
    )
    talk = Talk(
        small(Step("came", Day(), "Came when?"), Step("name", Ask(), "Who?"), deadlines=deadlines)
    )
    talk.says("today").sleeps(days=3).says("Sam")
    due = seen(talk).due
    assert due
    assert (due.deadline, due.day) == ("first", talk.now.date())
    talk.sleeps(days=1).take(Reopened(Spot("name")))
    due = seen(talk).due
    assert due
    assert due.deadline == "first", "one that has passed stays until it is settled"


def test_a_nearer_anchor_wins() -> None:
    talk = told().take(Reopened(Spot("came_on"))).says("2 May 2026")
    due = seen(talk).due
    assert due
    assert due.day == date(2026, 5, 31)


def test_what_the_page_shows_wins() -> None:
    shown = Step("shown", Day(ahead=90), "What day does the page show?")
    deadline = Deadline("window", "Safe day", (Anchor("came", 10),), (), page="shown", margin=2)
    guide = small(Step("came", Day(), "Came when?"), shown, deadlines=(deadline,))
    due = seen(Talk(guide).says("today", "20 June 2026")).due
    assert due
    assert (due.day, due.is_from_page) == (date(2026, 6, 18), True)


def test_a_deadline_that_does_not_matter_is_not_shown() -> None:
    deadline = Deadline("window", "Safe day", (Anchor("came", 10),), (), when=picked("name", "x"))
    guide = small(Step("came", Day(), "When?"), Step("name", Ask(), "Who?"), deadlines=(deadline,))
    assert seen(Talk(guide).says("today", "y")).due is None
    assert seen(Talk(guide).says("today", "x")).due


def test_a_wait_says_when_the_bot_writes_again() -> None:
    now = seen(told().says("It broke.").presses("!done").skips())
    assert now.waiting
    assert now.next_nudge_at == START + timedelta(days=1)


def test_files_are_counted_until_they_are_taken_out() -> None:
    talk = told().files("a", "b")
    assert seen(talk).exhibits == 2
    assert seen(talk.take(Withdrawn(talk.case.exhibits[0].id))).exhibits == 1


def test_a_closed_case_is_ended() -> None:
    talk = told().says("It broke.").presses("!done").skips().presses("kept")
    assert seen(talk).ended
    assert seen(talk).next_nudge_at is None
