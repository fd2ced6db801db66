"""What a picture of the order page proposes to a case, where the case still asks for it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from bot.i18n.catalog import Catalog
from bot.inspection.order_page import Order
from flows.definition.guide import Guide
from flows.definition.steps import OrderField
from flows.engine.handlers.prefill import needs_reading
from flows.model import codec
from flows.model.case import Case, Value
from storage.store import Store


class OrderScanner(Protocol):
    """The part of `bot.inspection.inspector.Inspector` that reads orders."""

    async def read_order(self, path: Path) -> Order | None:
        """What an order's screenshot seems to say; None if nothing."""
        ...


class OrderReader:
    """Reads pictures for the cases that still ask for what an order's page says."""

    def __init__(self, store: Store, catalog: Catalog, reader: OrderScanner) -> None:
        self._store, self._catalog, self._reader = store, catalog, reader

    async def __call__(self, case_id: str, path: Path) -> Mapping[str, Value]:
        """The roles a picture of a case fills; raises KeyMissingError, as the case may be gone."""
        case = codec.decode_case((await self._store.load_case(case_id)).snapshot)
        return await read_roles(
            self._reader, self._catalog.find_language(None).guides[case.guide], case, path
        )


async def read_roles(
    reader: OrderScanner, guide: Guide, case: Case, path: Path
) -> Mapping[str, Value]:
    """Return the field `read` of an `Inspected` event; `path` is of a picture in the clear.

    Nothing is read, and so nothing costs time, where no question to come can be filled from it.
    """
    return build_roles(await reader.read_order(path)) if needs_reading(guide, case) else {}


def build_roles(order: Order | None) -> dict[str, Value]:
    """Return what an order's page says by the roles a step may read: a text, an amount, a day."""
    if order is None:
        return {}
    said: dict[OrderField, Value | None] = {
        "order_number": order.number,
        "order_total": order.total,
        "ordered_on": order.placed_on,
    }
    return {role: value for role, value in said.items() if value is not None}
