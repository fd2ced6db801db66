"""Exhibits in the buyer's order: moved, listed, replaced, and how their labels stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import codec
from flows.model.effects import Refer, Review, Show
from flows.model.events import Event
from flows.model.events.buyer import Replaced, Withdrawn
from flows.model.events.evidence import Lined, Moved
from flows.model.events.system import Exported
from tests.flows.engine.test_files import listed, proof
from tests.support.flows.talk import Talk


def three() -> Talk:
    """Three files, each said to be what it is."""
    return proof().files("one", "two", "three").waits(seconds=2)


def order(talk: Talk) -> str:
    return " ".join(f"{label}:{each.caption}" for label, each in talk.exhibits)


def name(talk: Talk, caption: str) -> str:
    return next(each.id for each in talk.case.exhibits if each.caption == caption)


def export(talk: Talk, version: int = 1) -> Talk:
    names = tuple(each.id for _, each in talk.exhibits)
    return talk.take(Exported(version, "ab" * 32, names))


def test_labels_follow_the_order_until_the_first_case_file() -> None:
    talk = three()
    talk.take(Moved(name(talk, "three"), 1))
    assert (talk.told, talk.values) == (["said.relabelled"], {"former": "E3", "label": "E1"})
    assert order(talk) == "E1:three E2:one E3:two"


def test_labels_stay_after_the_first_case_file() -> None:
    talk = export(three())
    talk.take(Moved(name(talk, "three"), 1))
    assert (talk.told, talk.values) == (["said.moved"], {"label": "E3", "place": 1})
    assert order(talk) == "E3:three E1:one E2:two"
    talk.take(Withdrawn(name(talk, "one"))).files("four")
    assert order(talk) == "E3:three E2:two E4:four"
    assert order(export(talk, 2).files("five")) == "E3:three E2:two E4:four E5:five"


def test_a_file_taken_out_before_the_first_case_file_leaves_no_gap() -> None:
    talk = three()
    talk.take(Withdrawn(name(talk, "one")))
    assert order(export(talk)) == "E1:two E2:three"


def test_a_file_sent_while_the_case_file_was_made_goes_on_from_it() -> None:
    talk = three()
    names = tuple(each.id for _, each in talk.exhibits)
    talk.files("late").take(Moved(name(talk, "three"), 1), Exported(1, "ab", names))
    assert order(talk) == "E3:three E1:one E2:two E4:late"


def test_an_export_heard_twice_changes_nothing() -> None:
    talk = export(three())
    before = talk.case
    assert export(talk).case == before
    assert talk.effects == (Refer(1), Show(talk.spot, is_brief=True))


@pytest.mark.parametrize(("place", "found"), [(0, "one"), (-3, "one"), (99, "one")])
def test_a_place_that_is_not_there_is_the_nearest(place: int, found: str) -> None:
    talk = three()
    talk.take(Moved(name(talk, found), place))
    assert order(talk).split()[0 if place < 1 else -1].endswith(found)


@pytest.mark.parametrize("event", [Moved("x", 1), Lined("x"), Replaced("x"), Lined("1.101", "x")])
def test_what_is_not_there_is_an_old_button(event: Event) -> None:
    assert three().take(event).told == ["toast.old"]


def test_a_file_can_be_put_under_a_line_or_under_none() -> None:
    talk = three()
    talk.take(Lined(name(talk, "two"), "inside"))
    assert (talk.told, listed(talk)) == (["said.lined"], [None, "inside", None])
    talk.take(Lined(name(talk, "two")))
    assert (talk.told, listed(talk)) == (["said.unlined"], [None] * 3)


def test_a_file_in_reply_to_another_takes_its_place() -> None:
    talk = three().files("better", target=102)
    assert talk.told == ["said.replaced"]
    assert talk.wanted == [name(talk, "better")]
    assert order(talk) == "E1:one E2:better E3:three"
    assert talk.waits(seconds=5).told == []


def test_a_file_after_the_button_takes_the_place_and_the_caption() -> None:
    talk = three()
    talk.take(Replaced(name(talk, "two")))
    assert (talk.told, talk.values) == (["said.replacing"], {"label": "E2"})
    assert order(talk.files("")) == "E1:one E2:two E3:three"
    assert talk.exhibits[1][1].message == 104
    assert order(talk.files("next")).endswith("E4:next")


def test_a_file_replaced_after_the_case_file_gets_a_new_label() -> None:
    talk = export(three()).files("better", target=102)
    assert (order(talk), talk.values["former"]) == ("E1:one E4:better E3:three", "E2")
    assert talk.told == ["said.replaced_as"]


def test_choosing_a_line_forgets_the_replacement() -> None:
    talk = three()
    talk.take(Replaced(name(talk, "two"))).presses("!line-inside").files("new")
    assert order(talk) == "E1:one E2:two E3:three E4:new"


def test_going_on_forgets_the_replacement() -> None:
    talk = three()
    talk.take(Replaced(name(talk, "two"))).presses("!done").files("new")
    assert order(talk) == "E1:one E2:two E3:three E4:new"


def test_an_album_in_reply_replaces_one_file_only() -> None:
    talk = three().files("better", "more", target=102)
    assert order(talk) == "E1:one E2:better E3:three E4:more"


def test_a_reply_to_something_else_is_an_ordinary_file() -> None:
    assert order(three().files("new", target=7)).endswith("E4:new")


TYPED = [
    ("E3 first", "E1:three E2:one E3:two"),
    ("move e3 to 2", "E1:one E2:three E3:two"),
    ("E3: up", "E1:one E2:three E3:two"),
    ("e1 down", "E1:two E2:one E3:three"),
    ("E1 last", "E1:two E2:three E3:one"),
    ("E1 up", "E1:one E2:two E3:three"),
    ("E2 out", "E1:one E2:three"),
    ("E2: the seal is cut", "E1:one E2:the seal is cut E3:three"),
]


@pytest.mark.parametrize(("text", "found"), TYPED)
def test_every_button_can_be_typed(text: str, found: str) -> None:
    assert order(three().says(text)) == found


def test_a_label_alone_shows_the_exhibit() -> None:
    talk = three().says("E2")
    assert talk.effects == (Review(name(talk, "two")),)


def test_a_line_and_a_replacement_can_be_typed() -> None:
    talk = three().says("E2 the inside")
    assert listed(talk) == [None, "inside", None]
    assert order(talk.says("E2 replace").files("new")) == "E1:one E2:new E3:three"


def test_a_label_that_is_not_there_is_no_command() -> None:
    assert three().says("E9 first").told == ["misread.send_files"]


def deeds(names: list[str]) -> st.SearchStrategy[Event]:
    exhibit = st.sampled_from(names)
    return st.builds(Moved, exhibit, st.integers(0, 9)) | st.builds(Withdrawn, exhibit)


@given(st.data())
def test_a_label_in_a_case_file_never_means_another_file(data: st.DataObject) -> None:
    talk, printed = three(), dict[str, str]()
    for version in range(1, 4):
        export(talk.files(f"new {version}"), version)
        for label, each in talk.exhibits:
            assert printed.setdefault(label, each.id) == each.id
        names = [each.id for each in talk.case.exhibits]
        talk.take(*data.draw(st.lists(deeds(names), max_size=4)))
        assert codec.decode_case(codec.encode_case(talk.case)) == talk.case
