"""Puts one letter through to Telegram, or finds out that it cannot be."""

import logging
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from telegram.error import TelegramError

from bot.outbox.acknowledger import Marker
from bot.outbox.attachments import Ready, plain_ready
from bot.outbox.rate_limiter import Stopwatch
from bot.outbox.retry import LONGEST_PAUSE, Line
from bot.transport.errors import Refusal, judge, plain, reason
from storage.errors import FileMissing, SealBroken, StorageError
from storage.records import Letter

log = logging.getLogger(__name__)
CALLBACK_SECONDS = 30.0  # after that a tap's own answer says nothing to anybody


class Fate(Enum):
    """What became of a letter."""

    SENT = auto()
    DROPPED = auto()
    ASLEEP = auto()  # and of every other letter to this chat


class Poster:
    """Knows what each role of a letter needs, and what to try when it is refused.

    An `editMessageText` of role "card" without a `message_id` edits the case's status card; when
    there is none yet, or it is gone, the card is sent as a new message and pinned.
    """

    def __init__(
        self, line: Line, marker: Marker, watch: Stopwatch, ready: Ready = plain_ready
    ) -> None:
        self._line, self._marker, self._watch, self._ready = line, marker, watch, ready

    async def post(self, letter: Letter, since: float) -> Fate:
        """Send the letter, which is here since that second of the stopwatch; never raises."""
        pause = 1.0
        while True:
            try:
                async with self._ready(letter) as parameters:
                    return await self._post(letter, parameters, since)
            except (FileMissing, SealBroken):
                log.exception("a file that goes with %s is gone; it is dropped", letter.method)
                return Fate.DROPPED
            except (StorageError, OSError):  # also a disk that is full
                log.warning("the store is away; the letter goes again", exc_info=True)
                await self._watch.pause(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            except Exception:
                log.exception("a letter for %s is broken and is dropped", letter.method)
                return Fate.DROPPED

    async def _post(self, letter: Letter, parameters: dict[str, Any], since: float) -> Fate:
        if letter.method == "answerCallbackQuery":
            return await self._answer(parameters, since)
        aimed = letter.method == "sendMessage" or "message_id" in parameters
        if letter.role not in ("card", "pin") or letter.case_id is None or aimed:
            return await self._attempt(letter, letter.method, parameters)
        card = await self._marker.card(letter.case_id)
        if card is not None:
            return await self._attempt(letter, letter.method, parameters | {"message_id": card})
        return await self._anew(letter, parameters) if letter.role == "card" else Fate.DROPPED

    async def _answer(self, parameters: Mapping[str, Any], since: float) -> Fate:
        """Answer a tap once: it only stops a spinner, and nothing depends on it."""
        if self._watch.seconds() - since > CALLBACK_SECONDS:
            return Fate.DROPPED
        try:
            await self._line.once("answerCallbackQuery", parameters)
        except TelegramError as error:
            log.debug("a tap was not answered: %s", reason(error))
            return Fate.DROPPED
        return Fate.SENT

    async def _attempt(self, letter: Letter, method: str, parameters: Mapping[str, Any]) -> Fate:
        try:
            return await self._send(letter, method, parameters)
        except TelegramError as error:
            refusal, refused = judge(error, letter.role), error
        match refusal:
            case Refusal.ASLEEP:
                return Fate.ASLEEP
            case Refusal.DONE:
                return Fate.SENT
            case Refusal.ANEW:
                return await self._anew(letter, parameters)
            case Refusal.PLAIN if simple := plain(parameters):
                log.error("%s was refused, going plain: %s", method, reason(refused))
                return await self._last(letter, method, simple)
            case _:
                log.error("%s was refused and is dropped: %s", method, reason(refused))
                return Fate.DROPPED

    async def _last(self, letter: Letter, method: str, parameters: Mapping[str, Any]) -> Fate:
        """Send it in its simplest form; refused again, it is dropped."""
        try:
            return await self._send(letter, method, parameters)
        except TelegramError as error:
            refused = error
        if judge(refused) is Refusal.ASLEEP:
            return Fate.ASLEEP
        log.error("%s was refused twice and is dropped: %s", method, reason(refused))
        return Fate.DROPPED

    async def _anew(self, letter: Letter, parameters: Mapping[str, Any]) -> Fate:
        """Send the status card as a new message and pin it."""
        fresh = {name: value for name, value in parameters.items() if name != "message_id"}
        fate = await self._attempt(letter, "sendMessage", fresh)
        if fate is Fate.SENT and letter.case_id:
            card = await self._marker.card(letter.case_id)
            pin = {"chat_id": letter.chat_id, "message_id": card, "disable_notification": True}
            await self._attempt(letter, "pinChatMessage", pin)
        return fate

    async def _send(self, letter: Letter, method: str, parameters: Mapping[str, Any]) -> Fate:
        result = await self._line.insist(
            letter.chat_id, method, parameters, nudge=letter.role == "nudge"
        )
        if letter.role == "card" and letter.case_id and method == "sendMessage":
            self._marker.pinned(letter.case_id, result["message_id"])
        return Fate.SENT
