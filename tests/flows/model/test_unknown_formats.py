"""What is stored in a way that is not known is refused, and not read wrongly."""

from datetime import UTC, datetime

import orjson
import pytest

from flows.model import codec
from flows.model.case import Answer, Spot, open_case

AT = datetime(2026, 5, 11, 10, tzinfo=UTC)
CASE = open_case("c1", "g", AT).with_answer(Spot("a"), Answer("answered", AT, "x"))


def test_a_snapshot_of_a_later_version_is_refused() -> None:
    known = orjson.loads(codec.encode_case(CASE))
    with pytest.raises(ValueError, match=r"stored as version 2; this bot knows 1"):
        codec.decode_case(orjson.dumps({**known, "v": 2}))


def test_a_kind_of_value_that_is_not_known_is_refused() -> None:
    known = orjson.loads(codec.encode_case(CASE))
    known["answers"][0][4] = {"colour": "red"}
    with pytest.raises(ValueError, match="not known"):
        codec.decode_case(orjson.dumps(known))


def test_a_kind_of_event_that_is_no_longer_known_is_named() -> None:
    with pytest.raises(KeyError, match="Vanished"):
        codec.decode_event(b'{"event": "Vanished"}')
