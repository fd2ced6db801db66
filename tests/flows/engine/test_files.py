"""Files and the checklist: received, listed, captioned, taken out, stored, lost."""

import pytest

from flows.definition.vocabulary import Ask, Choose, Exhibits, Step, Story, line, option, picked
from flows.engine.context import build_context
from flows.engine.evidence.exhibit_state import MAX_FILE_BYTES
from flows.model.events.buyer import Aimed, Passed, Withdrawn
from flows.model.events.system import Lost, Stored
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

LINES = (
    line("carton", "The carton", "All six sides."),
    line("label", "The shipping label", "So that it can be read."),
    line("inside", "The inside", "With the goods."),
)
PROOF = Step("proof", Exhibits(LINES), "Send photos.")
NAME = Step("name", Ask(), "Your name?")


def proof() -> Talk:
    return Talk(small(PROOF, NAME)).opens()


def listed(talk: Talk) -> list[str | None]:
    """The checklist lines that the exhibits are said to show, in order."""
    return [exhibit.shown_line for _, exhibit in talk.exhibits]


def find_next_line(talk: Talk) -> str | None:
    """The line of the checklist that is asked for next."""
    line = build_context(talk.guide, talk.case, talk.now, talk.preferences).find_next_line()
    return line.id if line else None


def test_a_file_is_fetched_and_summed_up() -> None:
    talk = proof().files("front")
    assert (talk.effects, talk.wanted) == ((), [talk.case.exhibits[0].id])
    assert talk.waits(seconds=2).told == ["said.saved"]
    assert (talk.values, talk.asked_shown) == ({"labels": "E1"}, ("E1",))


def test_an_album_is_one_summary_and_one_question() -> None:
    talk = proof().files("front", "back").sleeps(seconds=1).files("top").waits(seconds=5)
    assert listed(talk) == [None] * 3, "nobody said yet what they show"
    assert (talk.told, talk.values) == (["said.saved"], {"labels": "E1–E3"})
    assert talk.asked_shown == ("E1", "E2", "E3")


def test_a_file_belongs_to_the_line_that_was_chosen() -> None:
    talk = proof().presses("!line-inside").files().waits(seconds=2)
    assert (talk.told, talk.asked_shown) == (["said.saved", "said.lined"], ())
    assert listed(talk.files()) == ["inside", None], "the next one is asked about"


def test_a_line_chosen_while_a_batch_comes_in_stays_chosen() -> None:
    talk = proof().files().presses("!line-inside").waits(seconds=5).files()
    assert listed(talk) == [None, "inside"]


@pytest.mark.parametrize("text", ["The inside", "3", "inside"])
def test_a_line_can_be_typed(text: str) -> None:
    talk = proof().says(text)
    assert (talk.case.line, talk.asked) == ("inside", "proof")


@pytest.mark.parametrize(
    ("press", "words", "said"),
    [("!none-carton", "I don't have it", "none"), ("!later-carton", "Later", "later")],
)
def test_a_line_can_be_passed_by_button_or_in_words(press: str, words: str, said: str) -> None:
    for talk in (proof().presses(press), proof().says(words)):
        assert talk.case.lines == {"carton": said}
        assert find_next_line(talk) == "label"


def test_a_line_passed_can_be_chosen_after_all() -> None:
    talk = proof().presses("!none-carton", "!line-carton").files()
    assert listed(talk) == ["carton"]
    assert talk.case.lines == {}


@pytest.mark.parametrize("event", [Aimed("nowhere"), Passed("nowhere", "none")])
def test_a_line_that_is_not_asked_for_is_an_old_button(event: Aimed | Passed) -> None:
    assert proof().take(event).told == ["toast.old"]


def test_a_text_where_files_are_wanted_is_explained() -> None:
    talk = proof().says("here is my proof")
    assert (talk.told, talk.asked) == (["misread.send_files"], "proof")


def test_the_checklist_is_made_for_the_problem() -> None:
    which = Step("which", Choose((option("wet", "Wet"), option("torn", "Torn"))), "Which?")
    lines = (line("bag", "The bag", "Flat.", when=picked("which", "torn")), LINES[0])
    guide = small(which, Step("proof", Exhibits(lines), "Photos."))
    assert find_next_line(Talk(guide).presses("wet")) == "carton"
    assert find_next_line(Talk(guide).presses("torn")) == "bag"


def test_what_is_sent_to_the_only_line_of_a_list_is_that() -> None:
    talk = Talk(small(Step("proof", Exhibits(LINES[:1]), "Photos."))).opens().files("x", "y")
    assert listed(talk) == ["carton", "carton"]
    assert talk.waits(seconds=2).asked_shown == ()


def test_a_file_is_taken_at_any_question() -> None:
    talk = Talk(small(NAME)).opens().files("carton")
    assert talk.waits(seconds=2).told == ["said.saved_aside"]
    assert talk.asked == ""
    assert listed(talk) == [None]


def test_a_story_told_in_messages_is_noted_once() -> None:
    talk = Talk(small(Step("story", Story(), "What happened?"))).says("It came.", "Broken.")
    assert talk.effects == ()
    assert talk.waits(seconds=2).told == ["said.noted"]
    assert talk.values == {"count": 2}


def test_done_is_receipt_enough() -> None:
    talk = proof().files().presses("!done")
    assert talk.asked == "name"
    assert talk.waits(hours=1).told == []


def test_a_reply_to_a_file_is_its_caption() -> None:
    talk = proof().files().replies("The corner is crushed")
    assert (talk.told, talk.asked) == (["said.captioned"], "proof")
    assert talk.exhibits[0][1].caption == "The corner is crushed"


def test_a_reply_that_names_a_line_moves_the_file_there() -> None:
    talk = proof().files().replies("the shipping label")
    assert (talk.told, listed(talk)) == (["said.lined"], ["label"])


def test_a_reply_to_anything_else_is_an_answer() -> None:
    talk = Talk(small(NAME)).replies("Sam", target=7)
    assert (talk.asked, talk.value("name")) == ("end", "Sam")


def test_a_caption_is_cut_and_cleaned() -> None:
    talk = proof().files("\u202e" + "x" * 5000)
    assert talk.exhibits[0][1].caption == "x" * 1000


def test_a_file_too_big_is_kept_by_the_buyer() -> None:
    talk = proof().files(size=MAX_FILE_BYTES + 1)
    assert (talk.told, talk.asked) == (["said.too_big"], "proof")
    assert talk.wanted == []
    assert talk.exhibits[0][1].state == "kept"
    assert proof().files(size=MAX_FILE_BYTES).wanted


def test_a_stored_file_is_marked_as_received() -> None:
    talk = proof().files().stores()
    assert (talk.marked, talk.told, talk.asked) == ([101], [], "")
    assert talk.exhibits[0][1].state == "stored"
    before = talk.case
    assert talk.stores().effects == ()
    assert talk.case == before


@pytest.mark.parametrize(("reason", "state"), [("too_big", "kept"), ("gone", "lost")])
def test_a_lost_file_is_told_by_its_label(reason: str, state: str) -> None:
    talk = proof().files("a", "b")
    talk.take(Lost(talk.case.exhibits[1].id, reason))
    assert (talk.told, talk.values) == ([f"said.{reason}"], {"label": "E2"})
    assert talk.exhibits[1][1].state == state


def test_news_of_a_file_nobody_knows_changes_nothing() -> None:
    talk = proof()
    before = talk.case
    talk.take(Stored("nowhere", "ab" * 32, 1), Lost("nowhere", "gone"))
    assert (talk.case, talk.effects) == (before, ())


def test_a_file_taken_out_leaves_its_line_open() -> None:
    talk = proof().files().waits(seconds=2).says("The carton").files()
    assert find_next_line(talk) == "label"
    talk.take(Withdrawn(talk.case.exhibits[0].id))
    assert (talk.told, find_next_line(talk)) == (["said.withdrawn"], "carton")
    assert [label for label, _ in talk.exhibits] == ["E1"], "no case file cites it yet"
    assert talk.waits(seconds=5).files().exhibits[-1][0] == "E2"


def test_a_file_taken_out_before_it_was_lost_is_not_spoken_of() -> None:
    talk = proof().files()
    talk.take(Withdrawn(talk.case.exhibits[0].id), Lost(talk.case.exhibits[0].id, "gone"))
    assert (talk.told, talk.exhibits) == ([], ())


def test_a_file_cannot_be_taken_out_twice() -> None:
    talk = proof().files()
    withdrawn = Withdrawn(talk.case.exhibits[0].id)
    assert talk.take(withdrawn, withdrawn).told == ["toast.old"]
    assert talk.replies("too late", target=101).told == ["misread.send_files"]
