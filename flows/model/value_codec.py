"""Values of answers, and instants, as plain JSON and back, each in its own type."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flows.model.case import Value
from flows.model.money import Money

Json = Any
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def encode_value(value: Value | None) -> Json:
    """Return a value that tells its own type."""
    match value:
        case datetime():
            return {"at": encode_instant(value)}
        case date():
            return {"on": value.isoformat()}
        case Money(minor, currency):
            return {"money": [minor, currency]}
        case tuple():
            return {"texts": list(value)}
        case _:
            return value


def decode_required(value: Json) -> Value:
    """Return a value where there must be one."""
    found = decode_value(value)
    if found is None:
        raise ValueError("a value is missing")
    return found


def decode_value(value: Json) -> Value | None:
    """Return what `encode_value` was given; raises ValueError for a kind that is not known."""
    match value:
        case {"at": at}:
            return decode_instant(at)
        case {"on": on}:
            return date.fromisoformat(on)
        case {"money": [minor, currency]}:
            return Money(minor, currency)
        case {"texts": texts}:
            return tuple(texts)
        case str() | int() | None:
            return value
        case _:
            raise ValueError("a value of a kind that is not known")


def encode_instant(at: datetime) -> int:
    """Return microseconds since 1970, exactly."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def decode_instant(microseconds: int) -> datetime:
    """Return the instant, in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def encode_any_instant(at: datetime | None) -> int | None:
    """Return microseconds since 1970, None for none."""
    return None if at is None else encode_instant(at)


def decode_any_instant(microseconds: int | None) -> datetime | None:
    """Return the instant, None for none."""
    return None if microseconds is None else decode_instant(microseconds)
