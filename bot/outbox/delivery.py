"""Puts one letter through to Telegram, or finds out that it cannot be."""

import logging
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from telegram.error import TelegramError

from bot.outbox.acknowledger import Acknowledger
from bot.outbox.attachments import ParameterLoader, load_plain
from bot.outbox.rate_limiter import MonotonicClock
from bot.outbox.retry import BACKOFF, RetryingClient
from bot.transport.errors import FailureKind, classify_error, describe_error, strip_markup
from storage.errors import DecryptionError, FileMissingError, StorageError
from storage.records import MessageRole, OutboxMessage

log = logging.getLogger(__name__)
CALLBACK_SECONDS = 30.0  # after that a tap's own answer says nothing to anybody


class DeliveryResult(Enum):
    """What became of a letter."""

    SENT = auto()
    DROPPED = auto()
    ASLEEP = auto()  # and of every other letter to this chat


class Delivery:
    """Knows what each role of a letter needs, and what to try when it is refused.

    An `editMessageText` of role "card" without a `message_id` edits the case's status card; when
    there is none yet, or it is gone, the card is sent as a new message and pinned.
    """

    def __init__(
        self,
        line: RetryingClient,
        marker: Acknowledger,
        watch: MonotonicClock,
        ready: ParameterLoader = load_plain,
    ) -> None:
        self._line, self._marker, self._watch, self._ready = line, marker, watch, ready

    async def deliver(self, letter: OutboxMessage, since: float) -> DeliveryResult:
        """Send the letter, which is here since that second of the stopwatch; never raises."""
        failures = 0
        while True:
            try:
                async with self._ready(letter) as parameters:
                    return await self._route_message(letter, parameters, since)
            except (FileMissingError, DecryptionError):
                log.exception("a file that goes with %s is gone; it is dropped", letter.method)
                return DeliveryResult.DROPPED
            except (StorageError, OSError):  # also a disk that is full
                log.warning("the store is away; the letter goes again", exc_info=True)
                await self._watch.pause(BACKOFF.compute_pause(failures))
                failures += 1
            except Exception:
                log.exception("a letter for %s is broken and is dropped", letter.method)
                return DeliveryResult.DROPPED

    async def _route_message(
        self, letter: OutboxMessage, parameters: dict[str, Any], since: float
    ) -> DeliveryResult:
        if letter.method == "answerCallbackQuery":
            return await self._answer_tap(parameters, since)
        aimed = letter.method == "sendMessage" or "message_id" in parameters
        if (
            letter.role not in (MessageRole.CARD, MessageRole.PIN)
            or letter.case_id is None
            or aimed
        ):
            return await self._try_call(letter, letter.method, parameters)
        card = await self._marker.find_card(letter.case_id)
        if card is not None:
            return await self._try_call(letter, letter.method, parameters | {"message_id": card})
        return (
            await self._send_new_card(letter, parameters)
            if letter.role is MessageRole.CARD
            else DeliveryResult.DROPPED
        )

    async def _answer_tap(self, parameters: Mapping[str, Any], since: float) -> DeliveryResult:
        """Answer a tap once: it only stops a spinner, and nothing depends on it."""
        if self._watch.seconds() - since > CALLBACK_SECONDS:
            return DeliveryResult.DROPPED
        try:
            await self._line.call_once("answerCallbackQuery", parameters)
        except TelegramError as error:
            log.debug("a tap was not answered: %s", describe_error(error))
            return DeliveryResult.DROPPED
        return DeliveryResult.SENT

    async def _try_call(
        self, letter: OutboxMessage, method: str, parameters: Mapping[str, Any]
    ) -> DeliveryResult:
        try:
            return await self._send_call(letter, method, parameters)
        except TelegramError as error:
            refusal, refused = classify_error(error, letter.role), error
        match refusal:
            case FailureKind.UNREACHABLE:
                return DeliveryResult.ASLEEP
            case FailureKind.DONE:
                return DeliveryResult.SENT
            case FailureKind.RESEND:
                return await self._send_new_card(letter, parameters)
            case FailureKind.BAD_MARKUP if simple := strip_markup(parameters):
                log.error("%s was refused, going plain: %s", method, describe_error(refused))
                return await self._try_plain(letter, method, simple)
            case _:
                log.error("%s was refused and is dropped: %s", method, describe_error(refused))
                return DeliveryResult.DROPPED

    async def _try_plain(
        self, letter: OutboxMessage, method: str, parameters: Mapping[str, Any]
    ) -> DeliveryResult:
        """Send it in its simplest form; refused again, it is dropped."""
        try:
            return await self._send_call(letter, method, parameters)
        except TelegramError as error:
            refused = error
        if classify_error(refused) is FailureKind.UNREACHABLE:
            return DeliveryResult.ASLEEP
        log.error("%s was refused twice and is dropped: %s", method, describe_error(refused))
        return DeliveryResult.DROPPED

    async def _send_new_card(
        self, letter: OutboxMessage, parameters: Mapping[str, Any]
    ) -> DeliveryResult:
        """Send the status card as a new message and pin it."""
        fresh = {name: value for name, value in parameters.items() if name != "message_id"}
        fate = await self._try_call(letter, "sendMessage", fresh)
        if fate is DeliveryResult.SENT and letter.case_id:
            card = await self._marker.find_card(letter.case_id)
            pin = {"chat_id": letter.chat_id, "message_id": card, "disable_notification": True}
            await self._try_call(letter, "pinChatMessage", pin)
        return fate

    async def _send_call(
        self, letter: OutboxMessage, method: str, parameters: Mapping[str, Any]
    ) -> DeliveryResult:
        result = await self._line.call_with_retry(
            letter.chat_id, method, parameters, nudge=letter.role is MessageRole.NUDGE
        )
        if letter.role is MessageRole.CARD and letter.case_id and method == "sendMessage":
            self._marker.set_card(letter.case_id, result["message_id"])
        return DeliveryResult.SENT
