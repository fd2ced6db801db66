"""What a button carries comes back as what it meant, in 64 bytes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.ids import generate_id
from bot.transport import callback_data
from bot.transport.callback_data import (
    CasePress,
    ChatAction,
    ChatPress,
    decode_press,
    encode_case_action,
    encode_chat_action,
    encode_listing,
    encode_place,
    encode_reopen,
    encode_reply,
    encode_snooze,
)
from flows.definition.kinds import Exhibits
from flows.guides import load_guides
from flows.model.case import Spot
from flows.model.events import Event
from flows.model.events.buyer import (
    Asked,
    Picked,
    Reopened,
    Replaced,
    Reviewed,
    Snoozed,
    Vouched,
    Withdrawn,
)
from flows.model.events.evidence import Lined, Moved

names = st.from_regex(r"[a-z][a-z0-9_]{1,15}", fullmatch=True)


@given(names, st.builds(Spot, names, st.integers(0, 999)), st.text(max_size=4))
def test_a_reply_comes_back(case: str, spot: Spot, option: str) -> None:
    assert decode_press(encode_reply(case, spot, option)) == CasePress(case, Picked(spot, option))


@pytest.mark.parametrize("option", ["a:b:c", "2026-03-04", "1,000 USD", "!line-x", ":", ""])
def test_an_option_may_hold_anything(option: str) -> None:
    assert decode_press(encode_reply("c", Spot("s"), option)) == CasePress(
        "c", Picked(Spot("s"), option)
    )


@pytest.mark.parametrize(
    ("token", "event"),
    [
        (encode_reopen("c", Spot("s", 2)), Reopened(Spot("s", 2))),
        (encode_case_action("c", "topic", "faq"), Asked("faq")),
        (encode_case_action("c", "phase", "tell"), Reviewed("tell")),
        (encode_case_action("c", "drop", "1001.77"), Withdrawn("1001.77")),
        (encode_case_action("c", "again", "1001.77"), Replaced("1001.77")),
        (encode_case_action("c", "keep", ""), Vouched()),
        (encode_place("c", "1001.77", 3), Moved("1001.77", 3)),
        (encode_listing("c", "1001.77", "carton"), Lined("1001.77", "carton")),
        (encode_listing("c", "1001.77"), Lined("1001.77")),
    ],
)
def test_a_look_at_a_case_comes_back(token: str, event: Event) -> None:
    assert decode_press(token) == CasePress("c", event)


@pytest.mark.parametrize("argument", ["", "case1234", "pt-BR"])
def test_what_concerns_the_chat_comes_back(argument: str) -> None:
    assert decode_press(encode_chat_action(ChatAction.OPEN, argument)) == ChatPress(
        ChatAction.OPEN, argument
    )


@pytest.mark.parametrize("data", ["", "chat", "chat:new", "a:b:c", "a:b:-1:c", "a:b:x:c", "a:b::c"])
def test_what_was_never_ours_is_nothing(data: str) -> None:
    assert decode_press(data) is None


def test_a_lap_nobody_gets_to_is_nothing() -> None:
    assert decode_press("c:s:999999:x") == CasePress("c", Picked(Spot("s", 999999), "x"))
    assert decode_press(f"c:s:{'9' * 7}:x") is None


def test_what_does_not_fit_is_refused() -> None:
    encode_reply("c", Spot("s"), "x" * (callback_data.MAX_BYTES - len("c:s:0:")))
    with pytest.raises(ValueError, match="64 bytes"):
        encode_reply("c", Spot("s"), "x" * (callback_data.MAX_BYTES - len("c:s:0:") + 1))


def test_bytes_are_counted_and_not_characters() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        encode_reply("c", Spot("s"), "字" * 20)


def test_every_button_of_every_guide_fits() -> None:
    case = generate_id()
    for found in load_guides().values():
        for step in found.steps.values():
            prefix = "!later-" if isinstance(step.kind, Exhibits) else ""
            for token in step.kind.list_labels():
                encode_reply(case, Spot(step.id, 99), prefix + token)
        for topic in found.topics:
            encode_case_action(case, "topic", topic.id)


def test_the_largest_numbers_of_telegram_fit() -> None:
    encode_case_action(generate_id(), "drop", f"{2**52}.{2**31}")
    for guide in load_guides().values():
        for line in guide.checklist_lines:
            encode_listing(generate_id(), f"{2**52}.{2**31}", line)


SNOOZED_UNTIL = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)


def test_a_reminder_is_put_off_to_the_minute() -> None:
    argument = encode_snooze("due:claim", SNOOZED_UNTIL + timedelta(seconds=59))
    assert argument == "due:claim|29562300", "buttons sent long ago carry this form"
    token = encode_case_action("c", "later", argument)
    assert decode_press(token) == CasePress("c", Snoozed("due:claim", SNOOZED_UNTIL))


@pytest.mark.parametrize("minutes", ["", "soon", "-5", "1.5", "1" * 10])
def test_a_reminder_put_off_to_no_time_asks_for_one(minutes: str) -> None:
    assert decode_press(f"c:@later:0:idle|{minutes}") == CasePress("c", Snoozed("idle"))
    assert decode_press("c:@later:0:idle|" + "1" * 9) != CasePress("c", Snoozed("idle"))
