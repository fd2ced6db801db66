"""Notes in the store which messages are done, many at a time.

Whatever is finished while one write runs shares the next, so under load an acknowledgement costs
next to nothing, and when all is quiet it is written at once.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping

from bot.outbox.rate_limiter import MonotonicClock
from bot.runtime.clock import Clock
from storage.errors import StorageError
from storage.personal_records import SentMessage
from storage.records import SetAsideReason
from storage.store import Store

log = logging.getLogger(__name__)
BATCH_SIZE = 500
RETRY_SECONDS = 1.0


class Acknowledger:
    """Collects what is done and writes it; `on_written` is given the keys once they are written."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        watch: MonotonicClock,
        on_written: Callable[[Iterable[str]], None],
    ) -> None:
        self._store, self._clock = store, clock
        self._watch, self._on_written = watch, on_written
        self._sent: list[str] = []
        self._dropped: list[str] = []
        self._set_aside: dict[str, SetAsideReason] = {}
        self._cards: dict[str, int] = {}
        self._questions: dict[str, int] = {}
        self._notes: list[SentMessage] = []
        self._has_some, self._writing = asyncio.Event(), asyncio.Lock()

    def mark_sent(self, key: str) -> None:
        """Telegram has accepted this message."""
        self._sent.append(key)
        self._has_some.set()

    def mark_dropped(self, key: str) -> None:
        """This message need not be sent any more."""
        self._dropped.append(key)
        self._has_some.set()

    def mark_set_aside(self, key: str, reason: SetAsideReason) -> None:
        """This message cannot be sent, and is kept for the operator."""
        self._set_aside[key] = reason
        self._has_some.set()

    def set_card(self, case_id: str, message_id: int) -> None:
        """This message is now the status card of the case; call before `mark_sent`."""
        self._cards[case_id] = message_id

    def note_sent(self, messages: Iterable[SentMessage]) -> None:
        """These stand in a chat now; call before `mark_sent`."""
        self._notes += messages

    async def find_card(self, case_id: str) -> int | None:
        """The message id of a case's status card, also when it is not written yet."""
        if (fresh := self._cards.get(case_id)) is not None:
            return fresh
        async with self._store.begin() as batch:
            found = (await batch.load_cases([case_id])).get(case_id)
        return found.card if found else None

    def set_question(self, case_id: str, message_id: int) -> None:
        """This message now asks the question of the case; call before `mark_sent`."""
        self._questions[case_id] = message_id

    async def find_question(self, case_id: str) -> int | None:
        """The message id of a case's question, also when it is not written yet."""
        if (fresh := self._questions.get(case_id)) is not None:
            return fresh
        return await self._store.find_question(case_id)

    async def mark_asleep(self, chat_id: int) -> None:
        """This buyer cannot be written to; returns when the store knows, and never raises."""
        at = self._clock.now()
        log.info("a buyer cannot be written to; the chat sleeps until they come back")
        while True:
            try:
                return await self._store.sleep_chat(chat_id, at)
            except StorageError:
                log.warning("a sleeping chat cannot be noted; trying again", exc_info=True)
                await self._watch.pause(RETRY_SECONDS)

    async def run(self) -> None:
        """Write what is done as it comes, until cancelled; a store that is away is tried again."""
        while True:
            await self._has_some.wait()
            try:
                await self.flush()
            except StorageError:
                log.warning("acknowledgements cannot be written; trying again", exc_info=True)
                await self._watch.pause(RETRY_SECONDS)

    async def flush(self) -> None:
        """Write what there is now; raises StorageError, and then nothing is forgotten."""
        async with self._writing:
            await self._write_all()

    async def _write_all(self) -> None:
        self._has_some.clear()
        try:
            while self._sent:
                keys = self._sent[:BATCH_SIZE]
                cards, questions = dict(self._cards), dict(self._questions)
                notes = list(self._notes)
                await self._store.mark_sent(keys, cards, questions, notes)
                del self._sent[: len(keys)], self._notes[: len(notes)]
                _forget_written(self._cards, cards)
                _forget_written(self._questions, questions)
                self._on_written(keys)
            while self._dropped:
                keys = self._dropped[:BATCH_SIZE]
                await self._store.drop_messages(keys)
                del self._dropped[: len(keys)]
                self._on_written(keys)
            if reasons := dict(self._set_aside):
                await self._store.set_aside_messages(reasons, self._clock.now())
                for key in reasons:
                    del self._set_aside[key]
                self._on_written(reasons)
        except BaseException:
            self._has_some.set()
            raise


def _forget_written(known: dict[str, int], written: Mapping[str, int]) -> None:
    """The store knows these messages now; one sent anew in the meantime stays."""
    for case_id, message_id in written.items():
        if known.get(case_id) == message_id:
            del known[case_id]
