"""Requests for what is made of a case, counted in one row a case.

Each request counts `asked` up; what is made meets the requests it knew of. So requests that come
while it is being made are met by one more, and none is lost.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert, Update

from storage.db.types import EPOCH


class RequestCounter:
    """The requests in a table; `blank` is what a row holds beside them before anything is made."""

    def __init__(self, table: Table, **blank: Any) -> None:
        self._table = table
        self._first = {"asked": 1, "made": 0, "attempts": 0, **blank}
        self._requests = {
            "sqlite": self._build_request(sqlite.insert(table)),
            "postgresql": self._build_request(postgresql.insert(table)),
        }

    def _build_request(self, insert: Any) -> Insert:
        again = {"asked": self._table.c.asked + 1, "attempts": 0, "not_before": EPOCH}
        fresh: Insert = insert.on_conflict_do_update(index_elements=["case_id"], set_=again)
        return fresh

    def build_completion(self, **values: Any) -> Update:
        """Return the statement that notes what was made of `case`: it meets `met` requests."""
        table = self._table.c
        return (
            update(self._table)
            .where(table.case_id == bindparam("case"), table.made < bindparam("met"))
            .values(made=bindparam("met"), attempts=0, leased_until=EPOCH, **values)
        )

    async def request(self, connection: AsyncConnection, chats: Mapping[str, int]) -> None:
        """Count one more request for each of these cases, given with the chat it belongs to."""
        rows = [
            {"case_id": case_id, "chat_id": chat_id, **self._first}
            for case_id, chat_id in sorted(chats.items())
        ]
        if rows:
            await connection.execute(self._requests[connection.dialect.name], rows)
