"""Sends one message to Telegram, or finds out that it can never be sent."""

import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

from telegram.error import TelegramError

from bot.outbox.acknowledger import Acknowledger
from bot.outbox.attachments import ParameterLoader, load_plain
from bot.outbox.probe import BACKOFF
from bot.outbox.rate_limiter import MonotonicClock
from bot.outbox.retry import DECORATIONS, RetryingClient, UnansweredError
from bot.outbox.superseded import ASKING_ROLES
from bot.transport.errors import FailureKind, classify_error, describe_error, strip_markup
from storage.errors import DecryptionError, FileMissingError, StorageError
from storage.personal_records import SentMessage
from storage.records import MessageRole, OutboxMessage, SetAsideReason

log = logging.getLogger(__name__)
CALLBACK_SECONDS = 30.0  # after that a tap's own answer says nothing to anybody
AIMED_ROLES = (MessageRole.CARD, MessageRole.PIN, MessageRole.ASK)


class DeliveryResult(Enum):
    """What became of a message."""

    SENT = auto()
    DROPPED = auto()  # nobody misses it
    ASLEEP = auto()  # and so is every other message to this chat


Outcome = DeliveryResult | SetAsideReason
"""What became of a message, or why it must be set aside."""


class Delivery:
    """Sends a message as its role needs, and tries what is left when it is refused.

    An `editMessageText` of role "card" without a `message_id` edits the case's status card; when
    there is none yet, or it is gone, the card is sent as a new message and pinned. One of role
    "ask" edits the question that was asked last; where that is not known, or gone, its text is
    sent as a message.
    """

    def __init__(
        self,
        client: RetryingClient,
        acknowledger: Acknowledger,
        watch: MonotonicClock,
        load_parameters: ParameterLoader = load_plain,
    ) -> None:
        self._client, self._acknowledger, self._watch = client, acknowledger, watch
        self._load_parameters = load_parameters

    async def deliver(self, message: OutboxMessage, since: float) -> Outcome:
        """Send the message, which is here since that second of the clock; never raises."""
        failures = 0
        while True:
            try:
                async with self._load_parameters(message) as parameters:
                    return await self._route_message(message, parameters, since)
            except (FileMissingError, DecryptionError):
                log.exception("a file that goes with %s is gone; it is set aside", message.method)
                return SetAsideReason.FILE_GONE
            except (StorageError, OSError):  # also a disk that is full
                log.warning("the store is away; the message goes again", exc_info=True)
                await self._watch.pause(BACKOFF.compute_pause(failures))
                failures += 1
            except Exception:
                log.exception("a message for %s is broken and is set aside", message.method)
                return SetAsideReason.BROKEN

    async def _route_message(
        self, message: OutboxMessage, parameters: dict[str, Any], since: float
    ) -> Outcome:
        if message.method == "answerCallbackQuery":
            return await self._answer_tap(parameters, since)
        aimed = message.method == "sendMessage" or "message_id" in parameters
        if message.role not in AIMED_ROLES or message.case_id is None or aimed:
            return await self._try_call(message, message.method, parameters)
        if message.role is MessageRole.ASK:
            return await self._edit_question(message, parameters)
        card = await self._acknowledger.find_card(message.case_id)
        if card is not None:
            return await self._try_call(message, message.method, parameters | {"message_id": card})
        return (
            await self._send_new_card(message, parameters)
            if message.role is MessageRole.CARD
            else DeliveryResult.DROPPED
        )

    async def _edit_question(
        self, message: OutboxMessage, parameters: Mapping[str, Any]
    ) -> Outcome:
        """Edit the question that was asked last."""
        asked = await self._acknowledger.find_question(message.case_id or "")
        if asked is None:
            return await self._send_instead(message, parameters)
        return await self._try_call(message, message.method, {**parameters, "message_id": asked})

    async def _send_instead(self, message: OutboxMessage, parameters: Mapping[str, Any]) -> Outcome:
        """Send what a question should have been edited into; buttons to take away are gone."""
        if "text" not in parameters:
            return DeliveryResult.DROPPED
        fresh = {name: value for name, value in parameters.items() if name != "message_id"}
        return await self._try_call(message, "sendMessage", fresh)

    async def _answer_tap(self, parameters: Mapping[str, Any], since: float) -> Outcome:
        """Answer a tap once: it only stops a spinner, and nothing depends on it."""
        await self._client.wait_ready()
        if self._watch.seconds() - since > CALLBACK_SECONDS:
            return DeliveryResult.DROPPED
        try:
            await self._client.call_once("answerCallbackQuery", parameters)
        except TelegramError as error:
            log.debug("a tap was not answered: %s", describe_error(error))
            return DeliveryResult.DROPPED
        return DeliveryResult.SENT

    async def _try_call(
        self, message: OutboxMessage, method: str, parameters: Mapping[str, Any]
    ) -> Outcome:
        try:
            return await self._send_call(message, method, parameters)
        except TelegramError as error:
            failure, refused = classify_error(error, message.role), error
        match failure:
            case FailureKind.UNREACHABLE:
                return DeliveryResult.ASLEEP
            case FailureKind.DONE:
                return DeliveryResult.SENT
            case FailureKind.RESEND:
                instead = message.role is MessageRole.ASK
                resend = self._send_instead if instead else self._send_new_card
                return await resend(message, parameters)
            case FailureKind.BAD_MARKUP if simple := strip_markup(parameters):
                log.error("%s was refused, going plain: %s", method, describe_error(refused))
                return await self._try_plain(message, method, simple)
            case _:
                return _give_up(method, SetAsideReason.REFUSED, describe_error(refused))

    async def _try_plain(
        self, message: OutboxMessage, method: str, parameters: Mapping[str, Any]
    ) -> Outcome:
        """Send it in its simplest form; refused again, it is set aside."""
        try:
            return await self._send_call(message, method, parameters)
        except TelegramError as error:
            refused = error
        if classify_error(refused) is FailureKind.UNREACHABLE:
            return DeliveryResult.ASLEEP
        return _give_up(method, SetAsideReason.REFUSED, f"twice, {describe_error(refused)}")

    async def _send_new_card(
        self, message: OutboxMessage, parameters: Mapping[str, Any]
    ) -> Outcome:
        """Send the status card as a new message and pin it."""
        fresh = {name: value for name, value in parameters.items() if name != "message_id"}
        result = await self._try_call(message, "sendMessage", fresh)
        if result is DeliveryResult.SENT and message.case_id:
            card = await self._acknowledger.find_card(message.case_id)
            pin = {"chat_id": message.chat_id, "message_id": card, "disable_notification": True}
            await self._try_call(message, "pinChatMessage", pin)
        return result

    async def _send_call(
        self, message: OutboxMessage, method: str, parameters: Mapping[str, Any]
    ) -> Outcome:
        try:
            result = await self._client.call_with_retry(
                message.chat_id, method, parameters, nudge=message.role is MessageRole.NUDGE
            )
        except UnansweredError as error:
            return _give_up(method, SetAsideReason.UNANSWERED, str(error))
        if method.startswith("send") and message.role is not MessageRole.EXPORT:
            self._acknowledger.note_sent(list_sent(message, result))
        if method == "sendMessage":
            self._note_sent(message, result["message_id"])
        return DeliveryResult.SENT

    def _note_sent(self, message: OutboxMessage, number: int | None) -> None:
        """Note a new card or question; its number is unknown when Telegram's yes was cut off."""
        if message.case_id is None or number is None:
            return
        if message.role is MessageRole.CARD:
            self._acknowledger.set_card(message.case_id, number)
        # The first message of a case is both its card and its question.
        if message.method == "sendMessage" and message.role in ASKING_ROLES:
            self._acknowledger.set_question(message.case_id, number)


def _give_up(method: str, why: SetAsideReason, reason: str) -> Outcome:
    """Say in the log that a call cannot be made; what nobody misses is not kept."""
    if method in DECORATIONS:
        log.warning("%s was %s and is let go: %s", method, why, reason)
        return DeliveryResult.DROPPED
    log.error("%s was %s and is set aside: %s", method, why, reason)
    return why


def list_sent(message: OutboxMessage, result: Any) -> Iterator[SentMessage]:
    """Yield the messages that Telegram says a call has made, one or those of an album."""
    for made in result if isinstance(result, list) else [result]:
        if isinstance(made, dict) and {"message_id", "date"} <= made.keys():
            at = datetime.fromtimestamp(made["date"], UTC)
            yield SentMessage(message.chat_id, made["message_id"], message.case_id, at)
