"""A whole bot without a network: updates in, one transaction each batch, calls made on a world.

The world is the sandbox's: it refuses whatever Telegram would refuse, and remembers every message.
"""

import base64
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

import orjson
from telegram.error import BadRequest

from bot.handlers.inputs import Input
from bot.handlers.unit_of_work import TurnContext, handle_batch
from bot.i18n.catalog import Catalog
from bot.outbox.superseded import ASKING_ROLES
from bot.runtime.settings import Contact
from bot.sandbox.bot_api import methods
from bot.sandbox.bot_api.contract import check_request
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.types import ChatHistory, Json, Upload
from bot.sandbox.world.world import World
from bot.transport import updates as inbound
from bot.transport.errors import FailureKind as Judged
from bot.transport.errors import classify_error
from flows.definition.guide import Guide
from flows.guides import load_guides
from flows.model import codec
from flows.model.case import Case
from flows.model.events.system import Lost, Stored
from storage.records import Changes, MessageRole, OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import ManualClock

LEASE = timedelta(minutes=5)


class ErrorCapture(logging.Handler):
    """Keeps what is logged as an error: our own faults."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@dataclass(slots=True)
class WholeBot:
    """Turns on a real store, and the world that their calls are made on."""

    store: Store
    clock: ManualClock
    guides: Mapping[str, Guide] = field(default_factory=load_guides)
    catalog: Catalog = field(init=False)
    world: World = field(init=False)
    context: TurnContext = field(init=False)
    errors: ErrorCapture = field(default_factory=ErrorCapture)
    cards: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.world = World(lambda: self.clock.now().timestamp())
        self.world.updates.allow_kinds(list(inbound.ALLOWED_UPDATES))
        self.catalog = Catalog(self.guides.values())
        numbers = count()
        self.context = TurnContext(self.catalog, Contact(), lambda: f"k{next(numbers):07}")

    def add_buyer(self, language: str | None = "en") -> ChatHistory:
        """Somebody new opens the chat."""
        return self.world.chats[self.world.add_person("Sam", language).id]

    def take_updates(self) -> list[Json]:
        """What Telegram has for the bot since it last asked."""
        updates = self.world.updates.take(0, 1000)
        self.world.updates.clear()
        return updates

    async def process(self, updates: Iterable[Json]) -> Changes:
        """Take updates as one batch and make the calls that come of them."""
        read = [inbound.parse_update(update) for update in updates]
        return await self.process_inputs([Input.from_update(each) for each in read if each])

    async def process_inputs(self, items: list[Input]) -> Changes:
        """Process inputs as one batch; every call must be one that Telegram accepts."""
        log = logging.getLogger("bot.handlers.dispatcher")
        log.addHandler(self.errors)
        try:
            async with self.store.begin() as batch:
                outcome = await handle_batch(batch, self.context, items, self.clock.now())
                await batch.save(outcome.changes)
        finally:
            log.removeHandler(self.errors)
        assert self.errors.messages == []
        changes = outcome.changes
        for message in changes.messages:
            self._deliver(message)
        await self.store.mark_sent(
            [message.key for message in changes.messages], self.cards, self.questions
        )
        return changes

    def _deliver(self, message: OutboxMessage) -> None:
        parameters = orjson.loads(message.payload)
        method = message.method
        if message.role in (MessageRole.CARD, MessageRole.PIN) and method != "sendMessage":
            card = self.cards.get(message.case_id or "")
            if card is None:
                method = "sendMessage" if message.role is MessageRole.CARD else ""
            parameters |= {"message_id": card} if card else {}
        if message.role is MessageRole.ASK and "message_id" not in parameters:
            asked = self.questions.get(message.case_id or "")
            edits = method != "sendMessage"
            method = method if asked or not edits else "sendMessage" if "text" in parameters else ""
            parameters |= {"message_id": asked} if asked and edits else {}
        if not method:
            return
        result = self._call(method, parameters)
        if message.role is MessageRole.CARD and method == "sendMessage" and message.case_id:
            self.cards[message.case_id] = result["message_id"]
        if message.method == "sendMessage" and message.role in ASKING_ROLES and message.case_id:
            self.questions[message.case_id] = result["message_id"]

    def _call(self, method: str, parameters: Json) -> Any:
        try:
            named, uploads = _take_file(parameters)
            return methods.call_method(self.world, check_request(method, named, uploads))
        except BotApiError as refusal:
            told = refusal.description.removeprefix("Bad Request: ")
        assert classify_error(BadRequest(told)) is Judged.DONE, f"{method}: {told}\n{parameters}"
        return None

    async def download_files(self, *, lost: str = "") -> Changes:
        """Bring in every wanted file, or find that none can be had."""
        now = self.clock.now()
        wanted = await self.store.claim_downloads(now, now + LEASE, 100)
        return await self.process_inputs(
            [
                Input.from_download(
                    each, Lost(each.id, lost) if lost else Stored(each.id, "ab" * 32, 9)
                )
                for each in wanted
            ]
        )

    async def pass_time(self, by: timedelta) -> Changes:
        """Let time pass; the nudges that came due are processed."""
        self.clock.move(by)
        now = self.clock.now()
        rows = await self.store.claim_nudges(now, now + LEASE, 1000)
        return await self.process_inputs([Input.from_nudge(row) for row in rows])

    async def load_current_case(self, chat_id: int) -> Case | None:
        """The case on the screen of a chat."""
        async with self.store.begin() as batch:
            chat = (await batch.load_chats([chat_id])).get(chat_id)
            found = await batch.load_cases([chat.current]) if chat and chat.current else {}
        return next((codec.decode_case(record.snapshot) for record in found.values()), None)


def _take_file(parameters: Json) -> tuple[Json, dict[str, Upload]]:
    """The parameters of a call, and the small file in them as an upload of its own."""
    file = (parameters.get("document") or {}).get("@file")
    if not file:
        return parameters, {}
    upload = Upload(file["name"], file["type"], base64.b64decode(file["base64"]))
    return {**parameters, "document": "attach://file"}, {"file": upload}
