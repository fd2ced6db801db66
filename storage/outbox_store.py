"""The part of the store that is the outbox; see `storage.store`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncEngine

from storage.crypto.envelope import KeyRing
from storage.crypto.key_cache import KeyCache
from storage.db.engine import begin_transaction
from storage.db.process_lock import ProcessLock
from storage.personal_records import SentMessage
from storage.records import OutboxMessage, SetAsideMessage, SetAsideReason
from storage.repositories import outbox

NO_MESSAGES: Mapping[str, int] = MappingProxyType({})


class OutboxStore:
    """What must leave, and what could not; every method may raise UnavailableError."""

    def __init__(self, engine: AsyncEngine, ring: KeyRing) -> None:
        self._engine = engine
        self._ring = ring
        self._process_lock = ProcessLock(engine)

    async def claim_messages(
        self, now: datetime, lease_until: datetime, limit: int, skip_chats: Collection[int] = ()
    ) -> list[OutboxMessage]:
        """Messages to send now, oldest first, in order within each chat; ours until the lease ends.

        No message is handed out while an earlier one of its chat waits or is claimed.
        """
        async with begin_transaction(self._engine) as connection:
            keys = KeyCache(self._ring)
            return await outbox.claim(connection, keys, now, lease_until, limit, skip_chats)

    async def mark_sent(
        self,
        keys: Sequence[str],
        cards: Mapping[str, int] = NO_MESSAGES,
        questions: Mapping[str, int] = NO_MESSAGES,
        sent: Sequence[SentMessage] = (),
    ) -> None:
        """Telegram took these messages.

        `cards` is the message id of a new status card by case, `questions` that of a question, and
        `sent` are those that stand in a chat now.
        """
        async with begin_transaction(self._engine) as connection:
            await outbox.note_sent(connection, sent)
            await outbox.set_cards(connection, cards)
            await outbox.set_questions(connection, questions)
            await outbox.remove(connection, keys)

    async def find_question(self, case_id: str) -> int | None:
        """The message id of the question that was asked last in a case."""
        async with begin_transaction(self._engine) as connection:
            return await outbox.find_question(connection, case_id)

    async def release_messages(
        self, keys: Sequence[str], not_before: datetime, tries: int = 1
    ) -> None:
        """Not sent: claim these again from `not_before` on, with `tries` more attempts."""
        async with begin_transaction(self._engine) as connection:
            await outbox.release(connection, keys, not_before, tries)

    async def drop_messages(self, keys: Sequence[str]) -> None:
        """These need not be sent any more."""
        async with begin_transaction(self._engine) as connection:
            await outbox.remove(connection, keys)

    async def set_aside_messages(self, reasons: Mapping[str, SetAsideReason], at: datetime) -> None:
        """These cannot be sent: they stay, for the operator to look at, and nothing waits."""
        async with begin_transaction(self._engine) as connection:
            await outbox.set_aside(connection, reasons, at)

    async def list_set_aside(self) -> list[SetAsideMessage]:
        """The messages that were set aside, oldest first."""
        async with begin_transaction(self._engine) as connection:
            return await outbox.list_set_aside(connection)

    async def extend_leases(self, keys: Sequence[str], until: datetime) -> None:
        """Keep messages longer: no other process claims them before that."""
        async with begin_transaction(self._engine) as connection:
            await outbox.QUEUE.lease(connection, keys, until)
        await self._process_lock.renew()

    async def count_messages(self) -> int:
        """How many messages have not been sent."""
        async with begin_transaction(self._engine) as connection:
            return await outbox.count_pending(connection)

    async def sleep_chat(self, chat_id: int, at: datetime) -> None:
        """The buyer blocked the bot: drop its messages; its nudges wait until the chat wakes.

        It wakes when a unit of work saves it with `asleep_at` None.
        """
        async with begin_transaction(self._engine) as connection:
            await outbox.sleep_chat(connection, chat_id, at)
