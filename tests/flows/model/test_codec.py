"""Cases and events survive being written and read, exactly and whole."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import orjson
import pytest

from flows.model import codec
from flows.model.case import (
    Answer,
    Case,
    Exhibit,
    ExhibitState,
    LineSource,
    Proposal,
    Spot,
    StoryPart,
    Value,
    open_case,
)
from flows.model.case_file_version import CaseFileVersion
from flows.model.events import Event
from flows.model.events.buyer import (
    Aimed,
    Amended,
    Asked,
    Captioned,
    Explained,
    Filed,
    Finished,
    Handled,
    Kept,
    Opened,
    Ordered,
    Passed,
    Picked,
    Placed,
    Recalled,
    Reopened,
    Replaced,
    Reviewed,
    Said,
    Sent,
    Skipped,
    Snoozed,
    Vouched,
    WentBack,
    Withdrawn,
)
from flows.model.events.evidence import Browsed, Dated, Forwarded, Lined, Moved, Parted, Shown
from flows.model.events.system import Exported, Inspected, Lost, NudgeFell, Stored, Unbound
from flows.model.money import Money

AT = datetime(2026, 5, 11, 10, 0, 0, 123457, tzinfo=UTC)
VALUES: tuple[Value | None, ...] = (
    None,
    "",
    "text \u202e <b> 字 😀",
    0,
    -7,
    2**60,
    date(2026, 2, 28),
    AT,
    Money(123456, "KWD"),
    (),
    ("one", "two"),
)
READ: Mapping[str, Value] = {
    "order_number": "20261111222233334",
    "order_total": Money(5, "USD"),
    "ordered_on": AT.date(),
}
EVENTS: tuple[Event, ...] = (
    Opened("damaged"),
    Said("hello", 7),
    Picked(Spot("a", 2), "b"),
    Filed("1.2", "photo", "x.jpg", None, 2, "caption"),
    Captioned(1, "text", 2),
    Amended(1, "text"),
    Sent("poll"),
    Finished(),
    Skipped(),
    WentBack(),
    Kept(),
    Reopened(Spot("a")),
    Aimed("line"),
    Passed("line", "none"),
    Withdrawn("1.2"),
    Asked("faq"),
    Reviewed(),
    Recalled("first_message"),
    Handled("idle", "mute"),
    Snoozed("due:claim", AT),
    Explained("claim"),
    Recalled("refund_short"),
    Placed(("Asia/Kathmandu", "UTC"), 9, sure=False),
    NudgeFell("idle", 1, AT),
    Stored("1.2", "ab", 5),
    Lost("1.2", "gone"),
    Moved("1.2", 3),
    Lined("1.2", "line"),
    Shown("1.2", 3, "line"),
    Forwarded("text", "Zhang", AT, 2),
    Parted("1.2", 3),
    Browsed("1.2", 1, 3, 2),
    Dated("no"),
    Replaced("1.2"),
    Vouched(),
    Ordered(),
    Unbound(),
    Exported(2, "ab", ("1.2", "1.3")),
    Inspected("1.2", ("blurred", "dark"), AT, "camera", "E1", "broken", READ),
)


def full_case() -> Case:
    """A case with something in every field."""
    return Case(
        id="c1",
        guide="g",
        opened_at=AT,
        heard_at=AT + timedelta(days=1),
        answers={Spot("a"): Answer("answered", AT, "x", 5), Spot("a", 1): Answer("elapsed", AT)},
        entries={Spot("b"): (StoryPart("told", 6), StoryPart("more"))},
        exhibits=(
            Exhibit(
                *("1.2", "photo", "x.jpg", 2, AT, "line", "cap", 9),
                state=ExhibitState.STORED,
                digest="ab",
                withdrawn=True,
                taken_at=AT,
                taken_from="camera",
                number=4,
                seen=True,
                hints=("blurred",),
                match="E1",
                vouched=True,
                refused="broken",
                line_from=LineSource.BUYER,
                author="Zhang",
                written_at=AT,
                source_id="AQAD",
                is_screenshot=True,
                date_denied=True,
            ),
        ),
        exported=CaseFileVersion(2, AT, "cd", 4),
        replacing="1.2",
        doubts=("1.2",),
        doubted_at=AT,
        proposed={role: Proposal(value, "1.2") for role, value in READ.items()},
        focus=Spot("a"),
        line="line",
        lines={"other": "none"},
        nudged={"wait": 2},
        snoozed={"idle": AT},
        muted=frozenset({"wait"}),
        unsummed=3,
        asked_about=("1.2",),
        asked_apart=True,
        cut_message=8,
        cut_at=AT,
    )


def test_a_full_case_comes_back() -> None:
    case = full_case()
    assert codec.decode_case(codec.encode_case(case)) == case


def test_an_empty_case_comes_back() -> None:
    case = open_case("c1", "g", AT)
    assert codec.decode_case(codec.encode_case(case)) == case


@pytest.mark.parametrize("value", VALUES)
def test_every_value_comes_back_in_its_own_type(value: Value | None) -> None:
    case = open_case("c1", "g", AT).with_answer(Spot("a"), Answer("answered", AT, value))
    found = codec.decode_case(codec.encode_case(case)).answers[Spot("a")].value
    assert (found, type(found)) == (value, type(value))


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    local = AT.astimezone(timezone(timedelta(hours=8)))
    found = codec.decode_case(codec.encode_case(open_case("c1", "g", local))).opened_at
    assert (found, found.tzinfo) == (AT, UTC)


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_comes_back(event: Event) -> None:
    assert codec.decode_event(codec.encode_event(event)) == event


def test_no_event_was_forgotten() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event))


NEWER = {"taken_at", "taken_from", "number", "hints", "match", "vouched", "refused"}


def test_a_snapshot_of_a_former_version_opens() -> None:
    known = orjson.loads(codec.encode_case(full_case()))
    newer = ("exported", "replacing", "doubts", "doubted_at", "proposed")
    for name in (*newer, "figures"):
        del known[name]
    known["exhibits"] = [
        {name: value for name, value in each.items() if name not in NEWER}
        for each in known["exhibits"]
    ]
    found = codec.decode_case(orjson.dumps(known))
    assert (found.exhibits[0].hints, found.proposed) == ((), {})
    assert (found.exported, found.exhibits[0].taken_at) == (None, None)


def test_an_event_of_a_former_version_opens() -> None:
    for event, name in ((EVENTS[3], "target"), (Inspected("1.2"), "read")):
        known = orjson.loads(codec.encode_event(event))
        del known[name]
        assert codec.decode_event(orjson.dumps(known)) == event


def test_what_was_stored_before_case_files_could_be_had_again_opens() -> None:
    kept = orjson.loads(codec.encode_case(open_case("c1", "alibaba", AT)))
    del kept["resends"]
    assert codec.decode_case(orjson.dumps(kept)).resends is False
    assert codec.decode_event(b'{"event":"Ordered"}') == Ordered()
