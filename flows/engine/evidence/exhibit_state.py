"""What becomes of the file of an exhibit: decided here alone, for the case and for its row."""

from typing import assert_never

from flows.model.case import ExhibitState
from flows.model.events.buyer import Filed
from flows.model.events.system import Lost, Stored

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Bytes a bot can download from Telegram's own servers."""


def decide_state(event: Filed | Stored | Lost) -> ExhibitState:
    """Return the state that an event brings a file to; one too large stays with the buyer."""
    match event:
        case Filed(size=size):
            too_large = size is not None and size > MAX_FILE_BYTES
            return ExhibitState.KEPT if too_large else ExhibitState.WANTED
        case Stored():
            return ExhibitState.STORED
        case Lost(reason=reason):
            return ExhibitState.KEPT if reason == "too_big" else ExhibitState.LOST
        case _:
            assert_never(event)
