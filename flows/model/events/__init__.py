"""Everything that can happen to a case: an event is the buyer's or the system's own.

The journal keeps an event under the name of its class, so the classes keep their names.
"""

from flows.model.events.buyer import BuyerEvent
from flows.model.events.system import SystemEvent

Event = BuyerEvent | SystemEvent

__all__ = ["BuyerEvent", "Event", "SystemEvent"]
