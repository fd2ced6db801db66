"""A letter is kept word for word once the buyer says it was sent, and never taken back."""

from datetime import UTC, date, datetime, timedelta, timezone

import orjson
import pytest

from flows.casefile.draft import draft_case_file, find_open_letters, write_open_letters
from flows.definition.vocabulary import (
    Ask,
    Choose,
    End,
    Exhibits,
    Guide,
    Letter,
    Phase,
    Step,
    go,
    line,
    option,
    picked,
)
from flows.model import codec
from flows.model.case import Case, Spot
from flows.model.case_file import BuildInfo
from flows.model.events.buyer import Amended, Reopened, Withdrawn
from tests.support.flows.talk import START, Talk

SENT = option("sent", "I sent it", "done", sends=("note",))
ALREADY = option("already", "They know", "already")
GUIDE = Guide(
    "small",
    "Small",
    phases=(
        Phase(
            "one",
            "One",
            (
                Step("what", Ask(), "What?"),
                Step("look", Choose((option("ok", "Good", "ok"),)), "Read it.", letters=("note",)),
                Step("proof", Exhibits((line("photo", "Photo", "Take it."),)), "Send it."),
                Step(
                    "paste",
                    Choose((SENT, ALREADY, option("again", "Once more", "again"))),
                    "Paste it.",
                    letters=("note", "other"),
                    paths=(go("look", when=picked("paste", "again"), again=True), go("more")),
                ),
                Step("more", Ask(), "More?"),
                Step("end", End(), "Over."),
            ),
        ),
    ),
    letters=(
        Letter(
            "note",
            "Note",
            lambda known, case: f"It is {known.text('what')}. {' '.join(case.labels.values())}",
            lambda known, _case: f"是{known.text('what')}",
        ),
        Letter("other", "Other", lambda _known, _case: "Something else."),
    ),
)


def at_paste(what: str = "broken") -> Talk:
    return Talk(GUIDE).opens().says(what).presses("ok").files("").says("done")


def sent(case: Case) -> list[tuple[str, int, date, str, str]]:
    return [(e.letter, e.lap, e.on, e.text.english, e.text.chinese) for e in case.sent_letters]


def test_what_was_sent_stays_as_it_was_shown_whatever_is_answered_later() -> None:
    talk = at_paste().presses("sent")
    assert sent(talk.case) == [("note", 0, START.date(), "It is broken. E1", "是broken")]
    talk.take(Reopened(Spot("what"))).says("wet")
    assert talk.case.sent_letters[0].text.english == "It is broken. E1"
    talk.take(Reopened(Spot("paste"))).presses("already")
    assert len(talk.case.sent_letters) == 1
    assert ("said.stays_sent", START.date()) == (talk.told[-1], talk.values["day"])


def test_the_text_is_that_of_the_screen_and_not_of_the_moment() -> None:
    """A file that came after the text was shown is not in what the seller read."""
    talk = at_paste().files("", "").presses("sent")
    assert talk.case.sent_letters[0].text.english == "It is broken. E1"


def test_the_same_text_once_more_is_no_second_letter_and_another_text_is() -> None:
    talk = at_paste().presses("sent").sleeps(days=2)
    talk.take(Reopened(Spot("paste"))).presses("sent")
    assert len(talk.case.sent_letters) == 1
    assert talk.case.answers[Spot("paste")].at == START
    talk.take(Reopened(Spot("what"))).says("wet").take(Reopened(Spot("paste"))).presses("sent")
    assert [(on, text) for _, _, on, text, _ in sent(talk.case)] == [
        (START.date(), "It is broken. E1"),
        (START.date() + timedelta(days=2), "It is wet. E1"),
    ]


def test_an_edited_message_can_say_that_it_was_sent() -> None:
    talk = at_paste().says("already")
    assert not talk.case.sent_letters
    talk.take(Amended(talk.message, "done"))
    assert [letter for letter, *_ in sent(talk.case)] == ["note"]


def test_the_day_is_the_buyers_own() -> None:
    talk = at_paste()
    talk.now = datetime(2026, 5, 12, 7, tzinfo=timezone(timedelta(hours=10)))
    talk.presses("sent")
    assert talk.case.sent_letters[0].on == date(2026, 5, 12)
    assert talk.case.sent_letters[0].at == datetime(2026, 5, 11, 21, tzinfo=UTC)
    assert talk.case.answers[Spot("paste")].on == date(2026, 5, 12)


def test_only_offered_is_not_sent() -> None:
    assert not at_paste().presses("already").case.sent_letters
    assert not at_paste().presses("again").case.sent_letters


def test_the_labels_in_a_sent_text_mean_the_same_files_for_good() -> None:
    talk = at_paste().files("").presses("sent")
    first, second = (exhibit for _, exhibit in talk.exhibits)
    talk.files("late").take(Withdrawn(first.id))
    assert [label for label, _ in talk.exhibits] == ["E2", "E3"]
    assert talk.exhibits[0][1].id == second.id


def test_what_is_open_now_is_apart_from_what_was_sent() -> None:
    talk = Talk(GUIDE).opens().says("broken")
    assert find_open_letters(GUIDE, talk.case) == {"note"}
    talk.presses("ok")
    assert find_open_letters(GUIDE, talk.case) == {"note"}, "it was approved, and waits"
    talk.says("done")
    assert {*write_open_letters(GUIDE, talk.case)} == {"note.en.txt", "note.zh.txt", "other.en.txt"}
    talk.presses("sent")
    assert not write_open_letters(GUIDE, talk.case)
    made = draft_case_file(GUIDE, talk.case, BuildInfo(START))
    assert [text.name for text in made.sent_texts] == ["2026-05-11-note"]
    assert made.sent_texts[0].versions == {"en": "It is broken. ", "zh": "是broken"}


def test_a_case_of_a_former_version_has_no_sent_texts() -> None:
    """Its letter stands in the chat, but nobody kept the words: none is made up."""
    stored = orjson.loads(codec.encode_case(at_paste().case))
    del stored["shown_letters"], stored["sent_letters"]
    talk = Talk(GUIDE)
    talk.case = codec.decode_case(orjson.dumps(stored))
    assert not talk.presses("sent").case.sent_letters
    assert draft_case_file(GUIDE, talk.case, BuildInfo(START)).sent_texts == ()


def test_a_former_sending_keeps_its_day_beside_a_new_one() -> None:
    """The words of the first were not kept; what is sent two days later is another letter."""
    stored = orjson.loads(codec.encode_case(at_paste().presses("sent").case))
    for name in ("shown_letters", "sent_letters", "days"):
        del stored[name]
    talk = Talk(GUIDE).sleeps(days=2)
    talk.case = codec.decode_case(orjson.dumps(stored))
    talk.take(Reopened(Spot("paste"))).presses("sent")
    (letter,) = talk.case.sent_letters
    assert (letter.on, letter.at) == (START.date() + timedelta(days=2), START + timedelta(days=2))
    assert talk.case.answers[Spot("paste")].at == START


def test_who_takes_back_and_says_it_again_has_sent_it_once() -> None:
    talk = at_paste().presses("sent").sleeps(days=1)
    talk.take(Reopened(Spot("paste"))).presses("already").sleeps(days=1)
    talk.take(Reopened(Spot("paste"))).presses("sent")
    (letter,) = talk.case.sent_letters
    answer = talk.case.answers[Spot("paste")]
    assert (letter.at, letter.on) == (answer.at, answer.on) == (START, START.date())


@pytest.mark.parametrize("times", [1, 3])
def test_two_letters_of_one_day_have_two_names(times: int) -> None:
    talk = at_paste("a")
    for number in range(times):
        talk.presses("sent").take(Reopened(Spot("what"))).says(f"b{number}")
        talk.take(Reopened(Spot("paste")))
    names = [each.name for each in draft_case_file(GUIDE, talk.case, BuildInfo(START)).sent_texts]
    assert names == ["2026-05-11-note", "2026-05-11-note-2", "2026-05-11-note-3"][:times]
