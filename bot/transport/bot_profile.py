"""What Telegram shows of the bot, its commands and descriptions, set when they have changed."""

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter, TelegramError

from bot.i18n.catalog import ENGLISH, Catalog
from bot.runtime.backoff import Backoff
from bot.runtime.clock import Clock, SystemClock
from bot.transport.client import BotApi, get_retry_seconds
from bot.transport.errors import describe_error, is_answer

log = logging.getLogger(__name__)
BACKOFF = Backoff(first=5.0, longest=600.0)


async def publish_profile(
    api: BotApi, catalog: Catalog, menu: Sequence[str], clock: Clock | None = None
) -> None:
    """Set the commands of the menu, by name, and the descriptions, in every language.

    While Telegram asks to wait, or cannot be reached, what is left is set later. What it refuses
    is logged and passed over: it is no reason not to run.
    """
    for language in catalog.languages:
        texts = catalog.find_language(language).voice.texts
        code = {} if language == ENGLISH else {"language_code": language.partition("-")[0]}
        commands = [{"command": name, "description": texts[f"command.{name}"]} for name in menu]
        wanted: dict[str, dict[str, Any]] = {
            "Commands": {"commands": commands},
            "Description": {"description": texts["about.description"]},
            "ShortDescription": {"short_description": texts["about.short"]},
        }
        for name, value in wanted.items():
            await _publish_until_set(api, name, value, code, clock or SystemClock())


async def _publish_until_set(
    api: BotApi, name: str, value: Mapping[str, Any], code: Mapping[str, str], clock: Clock
) -> None:
    """Set one thing in one language, however often it takes."""
    failures = 0
    while True:
        try:
            await _publish(api, name, value, code)
        except RetryAfter as error:
            pause = get_retry_seconds(error)
        except TelegramError as error:
            if is_answer(error):
                log.error("setMy%s was refused: %s", name, describe_error(error))  # noqa: TRY400
                return
            pause = BACKOFF.compute_pause(failures)
            log.warning("setMy%s goes again in %.0f s: %s", name, pause, describe_error(error))
        else:
            return
        failures += 1
        await clock.sleep_until(clock.now() + timedelta(seconds=pause))


async def _publish(
    api: BotApi, name: str, value: Mapping[str, Any], code: Mapping[str, str]
) -> None:
    found = await api.call(f"getMy{name}", code)
    if isinstance(found, Mapping):
        is_set = all(found.get(field) == text for field, text in value.items())
    else:
        is_set = found in value.values()  # the commands come as a bare list
    if not is_set:
        await api.call(f"setMy{name}", {**value, **code})
