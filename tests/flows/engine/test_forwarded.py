"""Forwarded messages keep their author and date: evidence, never the buyer's own answer."""

from dataclasses import replace
from datetime import UTC, datetime

from flows.definition.exhibit_checks import CaptionCountCheck
from flows.definition.vocabulary import Ask, Step, Story
from flows.guides.alibaba.letters.content.evidence import EvidenceTitle, show_exhibits
from flows.guides.alibaba.letters.english import ENGLISH
from flows.model.case import ExhibitState
from flows.model.events.buyer import Filed
from flows.model.events.evidence import Forwarded
from tests.flows.engine.test_files import NAME, listed, proof
from tests.support.flows.guides import small
from tests.support.flows.letter_cases import exhibit, known
from tests.support.flows.talk import Talk

AT = datetime(2026, 5, 2, 9, 30, tzinfo=UTC)


def forwards(talk: Talk, *texts: str) -> Talk:
    """Forward what the seller wrote, one message each."""
    for text in texts:
        talk.message += 1
        talk.take(Forwarded(text, "Zhang Wei", AT, talk.message))
    return talk


def test_a_forwarded_text_is_evidence_and_no_answer() -> None:
    talk = forwards(Talk(small(NAME)).opens(), "We will not refund.", "It is your fault.")
    assert talk.effects == ()
    talk.waits(seconds=2)
    assert (talk.told, talk.asked) == (["said.saved_aside", "said.forwarded"], "")
    assert talk.values["labels"] == "E1, E2"
    found = talk.exhibits[0][1]
    assert (found.author, found.written_at, found.caption) == (
        "Zhang Wei",
        AT,
        "We will not refund.",
    )
    assert (found.state, found.kind) == (ExhibitState.KEPT, "message")


def test_where_the_words_of_others_are_asked_for_it_is_those_too() -> None:
    step = Step("asked", Ask(most=50), "What do they ask for?", asks_words_of_others=True)
    talk = forwards(Talk(small(step, NAME)).opens(), "Photos of all units.")
    assert (talk.value("asked"), talk.asked) == ("Photos of all units.", "name")
    assert (talk.told, talk.values) == (["said.their_words"], {"label": "E1"})
    assert [each.author for _, each in talk.exhibits] == ["Zhang Wei"]
    talk = forwards(Talk(small(step, NAME)).opens(), "Photos of all units. " * 9)
    assert (talk.value("asked"), len(talk.exhibits)) == (None, 1), "too long, and still kept"


def test_among_the_evidence_it_is_asked_what_it_shows() -> None:
    talk = forwards(proof(), "We will not refund.").waits(seconds=2)
    assert (talk.told, talk.asked_shown) == (["said.saved"], ("E1",))
    assert listed(talk.says("The inside")) == ["inside"]


def test_the_words_of_another_are_not_overwritten() -> None:
    talk = forwards(proof(), "We will not refund.").waits(seconds=2)
    assert talk.says("E1: they said yes").told == ["misread.forwarded_words"]
    assert talk.exhibits[0][1].caption == "We will not refund."


def test_between_the_parts_of_a_story_it_is_no_part() -> None:
    talk = Talk(small(Step("story", Story(), "What happened?"))).says("It came.")
    forwards(talk, "We will not refund.").says("They refused.").waits(seconds=2)
    assert talk.told == ["said.noted", "said.saved_aside", "said.forwarded"]
    assert (talk.values["count"], talk.values["labels"]) == (2, "E1")
    assert talk.presses("!done").value("story") == ("It came.", "They refused.")


def test_what_another_wrote_is_not_quoted_as_the_buyer_s_caption() -> None:
    theirs = replace(exhibit(1, None, "only 7 of 500 are bad"), author="Zhang Wei")
    paragraph = show_exhibits([("E1", theirs)], EvidenceTitle.EVIDENCE)
    assert "7 of 500" not in " ".join(ENGLISH.word_line(each) for each in paragraph)
    check = CaptionCountCheck("c", "{label} {count}", "bad", "all", frozenset({"bad_count"}))
    told = known(bad=9, all=500)
    for author, found in (("", {"label": "E1", "count": 7}), ("Zhang Wei", None)):
        shown = replace(exhibit(1, "bad_count", "7 of 500"), author=author)
        assert check.evaluate(told, (("E1", shown),)) == found


def test_a_forwarded_file_keeps_its_author_and_date() -> None:
    filed = Filed("1.101", "photo", "a.jpg", 9, 101, author="Zhang Wei", written_at=AT)
    found = proof().take(filed).exhibits[0][1]
    assert (found.author, found.written_at) == ("Zhang Wei", AT)
