"""Long polling that confirms only what is committed: the offset moves after the batch is kept."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol

from telegram.error import Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.runtime.backoff import Backoff
from bot.runtime.clock import Clock
from bot.transport.client import get_retry_seconds
from bot.transport.errors import describe_error
from bot.transport.updates import ALLOWED_UPDATES, Update, parse_update
from storage.errors import StorageError

log = logging.getLogger(__name__)
POLL_SECONDS = 50
BACKOFF = Backoff(first=1.0, longest=30.0)


class UpdateSource(Protocol):
    """The part of `bot.transport.client.BotClient` that asks for updates."""

    async def get_updates(
        self, offset: int | None, wait: int, kinds: Sequence[str]
    ) -> list[dict[str, Any]]:
        """The next updates."""
        ...


class Poller:
    """One loop of getUpdates.

    `take` must have committed when it returns. `caught_up` is called once, with the chats of the
    backlog, when Telegram had nothing more waiting. `heard` is called after each answer.
    """

    def __init__(
        self,
        api: UpdateSource,
        clock: Clock,
        take: Callable[[Sequence[Update]], Awaitable[None]],
        caught_up: Callable[[frozenset[int]], Awaitable[None]],
        heard: Callable[[], None],
    ) -> None:
        self._api, self._clock = api, clock
        self._take, self._caught_up, self._heard = take, caught_up, heard
        self._offset: int | None = None
        self._backlog: set[int] | None = set()

    async def run(self) -> None:
        """Until cancelled; raises InvalidToken when Telegram does not know the token."""
        failures = 0
        while True:
            try:
                await self.poll_once()
                failures = 0
            except (InvalidToken, Forbidden):
                raise
            except RetryAfter as error:
                await self._sleep(get_retry_seconds(error))
            except (TelegramError, StorageError) as error:
                pause = BACKOFF.compute_pause(failures)
                log.warning("%s; asking again in %.0f s", _explain_error(error), pause)
                await self._sleep(pause)
                failures += 1

    async def poll_once(self) -> None:
        """Ask once, commit what came, and only then let it be confirmed by the next asking."""
        catching_up = self._backlog is not None
        page = await self._api.get_updates(
            self._offset, 0 if catching_up else POLL_SECONDS, ALLOWED_UPDATES
        )
        self._heard()
        updates = [parsed for update in page if (parsed := _try_parse(update))]
        await self._take(updates)
        if page:
            self._offset = page[-1]["update_id"] + 1
        if self._backlog is not None:
            await self._track_backlog(page, updates)

    async def _track_backlog(self, page: Sequence[object], updates: Sequence[Update]) -> None:
        """After a start: once the backlog is at its end, the outbox may be sent."""
        backlog = (self._backlog or set()) | {each.chat_id for each in updates}
        self._backlog = backlog
        if not page:
            await self._caught_up(frozenset(backlog))
            self._backlog = None  # not before: when it fails, it is tried again

    async def _sleep(self, seconds: float) -> None:
        await self._clock.sleep_until(self._clock.now() + timedelta(seconds=seconds))


def _try_parse(update: Mapping[str, Any]) -> Update | None:
    """Return what an update means; one of a shape never seen would come again for ever."""
    try:
        return parse_update(update)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        log.error("an update of an unknown shape was left out: %s", type(error).__name__)  # noqa: TRY400
        return None


def _explain_error(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another process asks for this bot's updates"
    if isinstance(error, TelegramError):
        return f"updates cannot be taken ({describe_error(error)})"
    return f"updates cannot be taken ({type(error).__name__})"
