"""What a button carries: case, step, lap and option in 64 bytes, and what a press of it means."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from flows.model.case import Spot
from flows.model.events import Event
from flows.model.events.buyer import (
    Asked,
    Explained,
    Handled,
    Kept,
    Ordered,
    Picked,
    Recalled,
    Reopened,
    Replaced,
    Reviewed,
    Snoozed,
    Vouched,
    Withdrawn,
)
from flows.model.events.evidence import Browsed, Dated, Lined, Moved, Parted, Shown

CHAT_PREFIX = "chat"
MAX_BYTES = 64
MAX_MINUTE_DIGITS = 9
_BROWSING = re.compile(r"@(more|next)(\d{1,2})")
_EPOCH, _MINUTE = datetime(1970, 1, 1, tzinfo=UTC), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class CasePress:
    """A press that belongs to one case."""

    case: str
    event: Event


class ChatAction(StrEnum):
    """What a button about the chat does; its value stands in the button's token."""

    NEW = "new"  # argument: a guide's id, or ""
    OPEN = "open"  # argument: a case's id
    SHELVE = "shelve"  # argument: a case's id
    LIST = "list"  # argument: from which place on cases have buttons
    LANGUAGE = "language"  # argument: a language's code
    CALENDAR = "calendar"
    QUIET = "quiet"  # argument: hours such as "22-8"
    STOP = "stop"
    GO = "go"
    EXPORT = "export"
    FORGET = "forget"  # argument: a case's id, "all", or "" to choose
    CONFIRM = "confirm"  # argument: a case's id or "all", to be deleted after one more question
    ERASE = "erase"  # argument: the same, and until which minute the button may be pressed
    KEEP = "keep"  # argument: the id of a case that is to be kept on, "" for nothing deleted


@dataclass(frozen=True, slots=True)
class ChatPress:
    """A press about the chat: which case, which language."""

    action: ChatAction
    argument: str = ""


def encode_reply(case: str, spot: Spot, option: str) -> str:
    """Return the token of a reply to a question."""
    return _check_size(f"{case}:{spot.step}:{spot.lap}:{option}")


def encode_reopen(case: str, spot: Spot) -> str:
    """Return the token that asks a question again."""
    return encode_reply(case, spot, "@edit")


def encode_case_action(case: str, action: str, argument: str) -> str:
    """Return the token of a look at a case, such as "topic", "phase" or "drop"."""
    return _check_size(f"{case}:@{action}:0:{argument}")


def encode_place(case: str, exhibit: str, place: int) -> str:
    """Return the token that puts an exhibit at a place."""
    return _check_size(f"{case}:@place:{place}:{exhibit}")


def encode_listing(case: str, exhibit: str, line: str = "", ahead: int = 0) -> str:
    """Return the token that puts an exhibit under a line of the checklist, or under none.

    The files in the next `ahead` messages are then asked about.
    """
    return _check_size(f"{case}:@line:{ahead}:{exhibit}:{line}")


def encode_shown(case: str, exhibit: str, span: int, line: str = "") -> str:
    """Return the token by which the files up to an exhibit show a line, or nothing of the list."""
    return _check_size(f"{case}:@s:{span}:{exhibit}:{line}")


def encode_parting(case: str, exhibit: str, span: int) -> str:
    """Return the token by which the files up to an exhibit are asked about one by one."""
    return _check_size(f"{case}:@parts:{span}:{exhibit}")


def encode_browsing(case: str, exhibit: str, page: int, span: int, ahead: int | None) -> str:
    """Return the token that offers other lines for the files up to an exhibit, or for it alone."""
    where = f"@more{page}:{span}" if ahead is None else f"@next{page}:{ahead}"
    return _check_size(f"{case}:{where}:{exhibit}")


def encode_chat_action(action: ChatAction, argument: str = "") -> str:
    """Return the token of something about the chat."""
    return _check_size(f"{CHAT_PREFIX}:{action}:{argument}")


def encode_snooze(kind: str, at: datetime) -> str:
    """Return a kind of nudge and the minute it is put off to, as an argument."""
    return f"{kind}|{(at - _EPOCH) // _MINUTE}"


def encode_erasure(target: str, until: datetime) -> str:
    """Return what is to be erased and until which minute that may be pressed, as an argument."""
    return f"{target}|{(until - _EPOCH) // _MINUTE}"


def decode_erasure(argument: str) -> tuple[str, datetime]:
    """Return what is to be erased, and until when; one that cannot be read is over long ago."""
    target, _, minutes = argument.partition("|")
    is_time = minutes.isdecimal() and len(minutes) <= MAX_MINUTE_DIGITS
    return target, _EPOCH + int(minutes) * _MINUTE if is_time else _EPOCH


def decode_press(data: str) -> CasePress | ChatPress | None:
    """Return what a press means, or None for data that was never ours."""
    parts = data.split(":", 3)
    if parts[0] == CHAT_PREFIX and len(parts) == 3:
        return ChatPress(ChatAction(parts[1]), parts[2]) if parts[1] in {*ChatAction} else None
    if len(parts) != 4 or not parts[2].isdecimal() or len(parts[2]) > 6:
        return None
    case, step, lap, option = parts
    return CasePress(case, _build_event(step, int(lap), option))


def _build_event(step: str, lap: int, option: str) -> Event:
    match step, option:
        case "@topic", topic:
            return Asked(topic)
        case "@phase", phase:
            return Reviewed(phase)
        case "@drop", exhibit:
            return Withdrawn(exhibit)
        case "@done" | "@mute", kind:
            return Handled(kind, step.removeprefix("@"))
        case "@later", argument:
            return _build_snooze(argument)
        case "@why", deadline:
            return Explained(deadline)
        case "@text", letter:
            return Recalled(letter)
        case "@papers", wish:
            return Ordered(redacted=True) if wish == "redacted" else Ordered(again=True)
        case "@open", _:
            return Kept()
        case "@again", exhibit:
            return Replaced(exhibit)
        case "@keep", exhibit:
            return Vouched(exhibit)
        case "@place", exhibit:
            return Moved(exhibit, lap)
        case "@line", listed:
            exhibit, _, line = listed.partition(":")
            return Lined(exhibit, line or None, lap)
        case "@s", shown:
            exhibit, _, line = shown.partition(":")
            return Shown(exhibit, lap, line or None)
        case "@parts", exhibit:
            return Parted(exhibit, lap)
        case "@date", reply:
            return Dated(reply)
        case _ if browsed := _BROWSING.fullmatch(step):
            page = int(browsed[2])
            if browsed[1] == "more":
                return Browsed(option, page, lap)
            return Browsed(option, page, 0, lap)
        case _, "@edit":
            return Reopened(Spot(step, lap))
        case _:
            return Picked(Spot(step, lap), option)


def _build_snooze(argument: str) -> Snoozed:
    kind, _, minutes = argument.partition("|")
    if not minutes.isdecimal() or len(minutes) > MAX_MINUTE_DIGITS:
        return Snoozed(kind)
    return Snoozed(kind, _EPOCH + int(minutes) * _MINUTE)


def _check_size(token: str) -> str:
    if len(token.encode()) > MAX_BYTES:
        raise ValueError(f"a button carries at most {MAX_BYTES} bytes")
    return token
