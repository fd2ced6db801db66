"""The letters that bring a case file are such as Telegram takes, and say what they are."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from bot.rendering.case_file import CaseFileDelivery, StoredFile, render_delivery
from bot.rendering.view import View
from bot.sandbox.bot_api.markup import parse_html
from flows.guides.alibaba import GUIDE
from flows.model.case import open_case
from flows.nudges.quiet_hours import ContactPreferences
from tests.support.bot.processor import load_catalog
from tests.support.flows.alibaba_buyer import Chat
from tests.support.storage.records import NOW

CAPTION_CHARACTERS = 1024


def sheaves(*names: str) -> tuple[StoredFile, ...]:
    return tuple(StoredFile(name, f"{n:064x}") for n, name in enumerate(names))


DELIVERY = CaseFileDelivery(
    version=2,
    pictures=sheaves("first.png", "timeline.png"),
    whole=sheaves("case-file-v2.pdf", "case-file-v2-files-1.zip"),
    form=sheaves("small.pdf", "e1.jpg"),
)


def view(number: int = 3) -> View:
    speech = load_catalog().find_language(None)
    answers = Chat().drive("order_number").answers
    case = replace(open_case("c1", "alibaba", NOW), answers=answers)
    return View(GUIDE, speech.voice, case, number, 7, NOW, ContactPreferences())


def captions(delivery: CaseFileDelivery) -> list[str]:
    found = [call.parameters for call in render_delivery(view(), delivery)]
    told = [each for one in found for each in (one, *one.get("media", ()))]
    return [each["caption"] for each in told if "caption" in each]


def kinds(delivery: CaseFileDelivery) -> list[tuple[str, int]]:
    """Each call with the number of its files."""
    found = render_delivery(view(), delivery)
    return [(call.method, len(call.parameters.get("media", "1"))) for call in found]


def listed(media: Iterable[dict[str, Any]]) -> list[str]:
    return [each["media"]["@stored"]["name"] for each in media]


def test_they_come_in_the_order_in_which_they_are_read() -> None:
    assert kinds(DELIVERY) == [
        ("sendMediaGroup", 2),
        ("sendDocument", 1),
        ("sendDocument", 1),
        ("sendMediaGroup", 2),
    ]


@pytest.mark.parametrize(
    ("count", "albums"),
    [(1, [1]), (2, [2]), (10, [10]), (11, [10, 1]), (12, [10, 2]), (30, [10, 10, 10])],
)
def test_an_album_has_two_to_ten_files(count: int, albums: list[int]) -> None:
    form = sheaves("small.pdf", *(f"e{n}.jpg" for n in range(1, count)))
    last = render_delivery(view(), replace(DELIVERY, form=form))[3:]
    assert [len(call.parameters.get("media", "1")) for call in last] == albums
    names = [
        name
        for call in last
        for name in listed(
            call.parameters.get("media", ({"media": call.parameters.get("document")},))
        )
    ]
    assert names == [each.name for each in form]
    told = [call for call in last if "caption" in str(call.parameters)]
    assert told == last[-1:]


def test_each_file_says_of_what_type_it_is() -> None:
    found = render_delivery(view(), DELIVERY)
    types = [call.parameters["document"]["@stored"]["type"] for call in found[1:3]]
    types += [each["media"]["@stored"]["type"] for each in found[3].parameters["media"]]
    assert types == ["application/pdf", "application/zip", "application/pdf", "image/jpeg"]


def test_every_caption_names_the_case() -> None:
    first, *others = captions(DELIVERY)
    assert len(others) == 3
    assert "Case 3 · " in first.splitlines()[0]
    assert all("Case 3 · " in caption.splitlines()[-1] for caption in others)


def test_only_one_of_several_archives_is_called_a_part() -> None:
    assert not any("Part" in caption for caption in captions(DELIVERY))
    whole = sheaves("case-file-v2.pdf", "a.zip", "b.zip")
    told = [caption.split(". ")[-1] for caption in captions(replace(DELIVERY, whole=whole))[2:4]]
    assert [each.splitlines()[0] for each in told] == ["Part 1 of 2.", "Part 2 of 2."]


def test_what_is_new_and_what_has_no_file_is_told() -> None:
    told = captions(replace(DELIVERY, changes=("Added: E4", "A <b> & c"), left_out=("E2", "E3")))
    assert "New since the version before: Added: E4; A &lt;b&gt; &amp; c" in told[0]
    assert "Listed without a file: E2, E3" in told[0]


@pytest.mark.parametrize("mark", ["&", "<", "😀", "件"])
def test_a_caption_is_never_too_long(mark: str) -> None:
    long = replace(
        DELIVERY,
        changes=tuple(f"Product: from {mark * 300} to {mark * 300}" for _ in range(9)),
        left_out=tuple(f"E{n}" for n in range(1, 400)),
    )
    shown = [parse_html(caption)[0] for caption in captions(long)]
    assert max(len(each.encode("utf-16-le")) // 2 for each in shown) <= CAPTION_CHARACTERS


def test_a_list_is_not_cut_within_a_label() -> None:
    told = captions(replace(DELIVERY, left_out=tuple(f"E{n}" for n in range(1, 400))))
    labels = told[0].rpartition(": ")[2].split(", ")
    assert labels[-1] == "…"
    assert labels[:-1] == [f"E{n}" for n in range(1, len(labels))]
