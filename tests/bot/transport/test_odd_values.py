"""Values that no row and no call could hold cost themselves, or their update, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.transport.update_page import parse_page
from bot.transport.updates import CaseMessage, UnknownPress
from flows.model.events.buyer import Said
from flows.model.events.evidence import Forwarded
from tests.support.bot.poller import text
from tests.support.bot.raw_updates import event, meaning, press, update

HALF = "\ud83e"


def test_a_day_that_no_calendar_has_does_not_cost_the_message() -> None:
    origin = {"sender_user": {"first_name": f"Li{HALF}"}, "date": 10**15}
    forwarded = event(text=f"a{HALF}b", forward_origin=origin)
    assert forwarded == Forwarded("a?b", "Li?", None, 3)
    known = event(text="a", forward_origin={**origin, "date": 0})
    assert isinstance(known, Forwarded)
    assert known.written_at == datetime(1970, 1, 1, tzinfo=UTC)


def test_half_a_pair_is_kept_nowhere() -> None:
    file = {"file_id": f"F{HALF}", "file_name": f"a{HALF}.pdf", "mime_type": f"x{HALF}"}
    found: Any = meaning(document=file, caption=f"c{HALF}")
    assert (found.file_id, found.event.name, found.event.caption) == ("F?", "a?.pdf", "c?")
    assert press(f"a{HALF}").content == UnknownPress()
    said = parse_page([text(1) | {"message": {**text(1)["message"], "text": HALF}}]).updates[0]
    assert said.content == CaseMessage(Said("?", 1))


@pytest.mark.parametrize("size", [10**30, -1, "9", None, 1.5])
def test_a_size_that_is_none_is_not_known(size: Any) -> None:
    found: Any = meaning(document={"file_id": "F", "file_size": size})
    assert found.event.size is None


def test_what_an_update_was_read_from_is_no_part_of_what_it_says() -> None:
    found = parse_page([update(text="secret words")]).updates[0]
    assert found.raw == update(text="secret words")
    assert "message_id" not in repr(found)
