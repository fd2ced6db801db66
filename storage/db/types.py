"""Instants in the database: microseconds since 1970, the same number on every database."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

from storage.errors import NaiveInstantError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as an integer, exact to the microsecond, and given back in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Microseconds since 1970; refuses a datetime without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveInstantError(f"{value} has no time zone")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The instant in UTC."""
        return None if value is None else EPOCH + timedelta(microseconds=value)
