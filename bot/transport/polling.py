"""Long polling that confirms only what is committed: the offset moves after the batch is kept."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from traceback import format_tb
from typing import Any, Protocol

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.runtime.backoff import Backoff
from bot.runtime.clock import Clock
from bot.runtime.counters import UNREADABLE_UPDATES
from bot.transport.client import get_retry_seconds
from bot.transport.errors import describe_error
from bot.transport.http import UnreadableAnswerError
from bot.transport.poll_window import PollWindow
from bot.transport.update_page import UnreadableUpdate, UpdatePage, parse_page
from bot.transport.updates import ALLOWED_UPDATES, Update
from storage.errors import DamagedError, StorageError

log = logging.getLogger(__name__)
POLL_SECONDS = 50
BACKOFF = Backoff(first=1.0, longest=30.0)
NUMBERLESS_BACKOFF = Backoff(first=1.0, longest=4.0)
"""While only updates without a number wait: the next one ends it, and waits no longer than this."""

MAX_NOT_FOUND = 5
"""So often in a row, before it ever answered, a server that does not know the token is believed."""


class UpdateSource(Protocol):
    """The part of `bot.transport.client.BotClient` that asks for updates."""

    async def get_updates(
        self, offset: int | None, wait: int, kinds: Sequence[str], limit: int
    ) -> Any:
        """The next updates."""
        ...


class NumberlessPageError(TelegramError):
    """No update of a page has a number to confirm it by."""


class Poller:
    """One loop of getUpdates.

    `take` and `set_aside`, which is given what cannot be read, must have committed when they
    return. `caught_up` is called once, with the chats of the backlog, when Telegram had nothing
    more waiting. `heard` is called after each answer.
    """

    def __init__(
        self,
        api: UpdateSource,
        clock: Clock,
        take: Callable[[Sequence[Update]], Awaitable[None]],
        set_aside: Callable[[Sequence[UnreadableUpdate]], Awaitable[None]],
        caught_up: Callable[[frozenset[int]], Awaitable[None]],
        heard: Callable[[], None],
    ) -> None:
        self._api, self._clock = api, clock
        self._take, self._set_aside = take, set_aside
        self._caught_up, self._heard = caught_up, heard
        self._window = PollWindow()
        self._backlog: set[int] | None = set()
        self._failures, self._not_found, self._is_known = 0, 0, False

    async def run(self) -> None:
        """Until cancelled; raises InvalidToken when Telegram does not know the token.

        Nothing else ends it: whatever an answer holds, it is asked for again, or passed.
        """
        while True:
            try:
                await self.poll_once()
                self._failures = 0
            except InvalidToken:
                raise
            except RetryAfter as error:
                await self._sleep(get_retry_seconds(error))
            except Exception as error:  # noqa: BLE001  # the others wait behind what failed
                self._check_token(error)
                await self._pause_after(error)

    def _check_token(self, error: Exception) -> None:
        """Raise InvalidToken where the server has never known the token.

        A malformed one is "not found", but so is all on a server that is just starting.
        """
        self._not_found = self._not_found + 1 if isinstance(error, EndPointNotFound) else 0
        if self._not_found >= MAX_NOT_FOUND and not self._is_known:
            raise InvalidToken("Telegram does not know this bot token") from None

    async def _pause_after(self, error: Exception) -> None:
        backoff = NUMBERLESS_BACKOFF if isinstance(error, NumberlessPageError) else BACKOFF
        pause = backoff.compute_pause(self._failures)
        self._failures += 1
        level = logging.ERROR if isinstance(error, DamagedError) else logging.WARNING
        log.log(level, "%s; asking again in %.0f s", _explain_error(error), pause)
        if not isinstance(error, TelegramError | StorageError):
            log.error("the place of it:\n%s", "".join(format_tb(error.__traceback__)))
        await self._sleep(pause)

    async def poll_once(self) -> None:
        """Ask once, commit what came, and only then let it be confirmed by the next asking."""
        page = await self._ask()
        self._heard()
        self._is_known = True
        await self._take(page.updates)
        if page.next_offset is not None and page.unreadable:
            await self._set_aside(page.unreadable)
            _report_unreadable(page.unreadable)
        self._window.confirm(page)
        if self._backlog is not None:
            await self._track_backlog(page)
        if page.next_offset is None and page.unreadable:
            raise NumberlessPageError("updates without a number")

    async def _ask(self) -> UpdatePage:
        wait = 0 if self._backlog is not None else POLL_SECONDS
        window = self._window
        try:
            result = await self._api.get_updates(window.offset, wait, ALLOWED_UPDATES, window.limit)
        except UnreadableAnswerError as error:
            return window.pass_unreadable(error)
        page = parse_page(result)
        window.widen()
        return page

    async def _track_backlog(self, page: UpdatePage) -> None:
        """After a start: once the backlog is at its end, the outbox may be sent."""
        backlog = (self._backlog or set()) | {each.chat_id for each in page.updates}
        self._backlog = backlog
        if page.next_offset is None:
            await self._caught_up(frozenset(backlog))
            self._backlog = None  # not before: when it fails, it is tried again

    async def _sleep(self, seconds: float) -> None:
        await self._clock.sleep_until(self._clock.now() + timedelta(seconds=seconds))


def _report_unreadable(unreadable: Sequence[UnreadableUpdate]) -> None:
    """Count what is set aside and tell the operator, in one line for a page."""
    reasons = [each.reason for each in unreadable]
    UNREADABLE_UPDATES.update(reasons)
    told = ", ".join(sorted(set(reasons)))
    log.error("updates of an unknown shape were set aside: %d (%s)", len(reasons), told)


def _explain_error(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another process asks for this bot's updates"
    if isinstance(error, TelegramError):
        return f"updates cannot be taken ({describe_error(error)})"
    if isinstance(error, DamagedError):
        return f"updates cannot be taken. {error}"
    return f"updates cannot be taken ({type(error).__name__})"
