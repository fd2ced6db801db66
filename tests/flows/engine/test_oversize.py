"""A file too large to fetch: how to make it smaller, sent again, or listed as kept by the buyer."""

import pytest

from flows.engine.evidence.exhibit_state import MAX_FILE_BYTES
from flows.engine.handlers.oversize import TEXTS, find_undecided
from flows.model.effects import Say
from flows.model.events.buyer import Filed, Replaced, Vouched, Withdrawn
from flows.model.events.evidence import Lined
from flows.model.events.system import Lost
from tests.flows.engine.test_files import NAME, proof
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

BIG = MAX_FILE_BYTES + 1
LABELS = {"smaller": "Send a smaller one", "kept": "List it as kept by me"}


def sends(talk: Talk, kind: str, name: str, size: int | None = BIG) -> Talk:
    """Send one file of a kind."""
    talk.message += 1
    return talk.take(Filed(f"1.{talk.message}", kind, name, size, talk.message))


def large() -> Talk:
    """A talk with one large film among the evidence."""
    return sends(proof().files("small").waits(seconds=3), "document", "unpacking.MP4")


@pytest.mark.parametrize(
    ("kind", "name", "slot"),
    [
        ("video", "v.mp4", "said.too_big_video"),
        ("animation", "v.gif", "said.too_big_video"),
        ("document", "Unpacking.MOV", "said.too_big_film"),
        ("document", "scan.HEIC", "said.too_big_picture"),
        ("document", "invoice.pdf", "said.too_big_paper"),
        ("document", "call.wav", "said.too_big_sound"),
        ("audio", "call", "said.too_big_sound"),
        ("document", "all.zip", "said.too_big"),
        ("document", "document", "said.too_big"),
        ("photo", "photo.jpg", "said.too_big"),
    ],
)
def test_each_kind_of_file_is_made_smaller_in_its_own_way(kind: str, name: str, slot: str) -> None:
    talk = sends(proof(), kind, name)
    assert (talk.told, talk.values, talk.asked) == ([slot], {"label": "E1"}, "proof")
    assert talk.wanted == []
    assert [each.exhibit for each in talk.effects if isinstance(each, Say)] == ["1.101"]
    assert slot in TEXTS


def test_a_size_told_only_by_the_server_is_spoken_of_alike() -> None:
    talk = sends(proof(), "video", "v.mp4", size=None).waits(seconds=3)
    talk.take(Lost("1.101", "too_big"))
    assert talk.told == ["said.too_big_video"]
    assert talk.says("smaller").told == ["said.replacing"]


@pytest.mark.parametrize("text", [LABELS["smaller"], "smaller", "A smaller one."])
def test_a_smaller_one_takes_its_place(text: str) -> None:
    talk = large().take(Lined("1.102", "label")).says(text)
    assert (talk.told, talk.values) == (["said.replacing"], {"label": "E2"})
    sends(talk, "video", "short.mp4", size=5000)
    assert talk.told == ["said.replaced"]
    assert talk.wanted == ["1.104"]
    assert [(label, each.name) for label, each in talk.exhibits][1] == ("E2", "short.mp4")
    assert talk.exhibits[1][1].shown_line == "label", "it is under the same name of the list"
    assert find_undecided(talk.case) is None


def test_one_still_too_large_takes_its_place_and_is_asked_about_again() -> None:
    talk = sends(large().take(Replaced("1.102")), "video", "long.mp4")
    assert (talk.told, talk.values) == (["said.too_big_video"], {"label": "E2"})
    assert [each.name for _, each in talk.exhibits] == ["101.jpg", "long.mp4"]


@pytest.mark.parametrize("text", [LABELS["kept"], "kept by me", "E2 keep"])
def test_it_may_stay_with_the_buyer(text: str) -> None:
    talk = large().says(text)
    assert (talk.told, talk.asked) == (["said.kept"], "proof")
    assert (talk.exhibits[1][1].state, talk.exhibits[1][1].vouched) == ("kept", True)
    assert find_undecided(talk.case) is None
    assert talk.take(Vouched("1.102")).told == ["toast.noted"]


def test_kept_after_all_the_next_file_is_a_file_of_its_own() -> None:
    talk = large().take(Replaced("1.102"), Vouched("1.102")).files("another")
    assert [label for label, _ in talk.exhibits] == ["E1", "E2", "E3"]


def test_whoever_says_nothing_has_it_listed_all_the_same() -> None:
    talk = large().says("done")
    assert talk.asked == "name"
    assert talk.exhibits[1][1].state == "kept"


def test_the_latest_of_several_is_meant() -> None:
    talk = sends(large(), "video", "second.mp4").says("kept by me")
    assert talk.values == {"label": "E3"}
    assert talk.says("kept by me").values == {"label": "E2"}


def test_one_taken_out_is_not_asked_about() -> None:
    talk = large().take(Withdrawn("1.102"))
    assert find_undecided(talk.case) is None
    assert talk.take(Vouched("1.102")).told == ["toast.old"]
    assert talk.take(Replaced("1.102")).told == ["toast.old"]


def test_words_that_only_sound_like_a_button_are_an_answer() -> None:
    talk = sends(Talk(small(NAME)), "video", "v.mp4").says("smaller")
    assert talk.value("name") == "smaller"


def test_the_words_of_the_button_count_at_every_question() -> None:
    talk = sends(Talk(small(NAME)), "video", "v.mp4").says(LABELS["kept"])
    assert (talk.told, talk.asked) == (["said.kept"], "")
    assert talk.says(LABELS["kept"]).value("name") == LABELS["kept"]


def test_without_a_large_file_nothing_is_meant() -> None:
    talk = proof().files("small").waits(seconds=3).says("kept by me")
    assert talk.told == ["misread.send_files"]
