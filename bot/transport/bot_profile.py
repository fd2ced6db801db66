"""What Telegram shows of the bot, its commands and descriptions, set when they have changed."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from telegram.error import TelegramError

from bot.i18n.catalog import ENGLISH, Catalog
from bot.transport.client import BotApi

log = logging.getLogger(__name__)


async def publish_profile(api: BotApi, catalog: Catalog, menu: Sequence[str]) -> None:
    """Set the commands of the menu, by name, and the descriptions, in every language.

    A failure is logged: it is no reason not to start.
    """
    try:
        for language in catalog.languages:
            await _publish_language(api, catalog, menu, language)
    except TelegramError as error:
        log.warning("commands and descriptions are not set: %s", type(error).__name__)


async def _publish_language(
    api: BotApi, catalog: Catalog, menu: Sequence[str], language: str
) -> None:
    texts = catalog.find_language(language).voice.texts
    code = {} if language == ENGLISH else {"language_code": language.partition("-")[0]}
    commands = [{"command": name, "description": texts[f"command.{name}"]} for name in menu]
    if await api.call("getMyCommands", code) != commands:
        await api.call("setMyCommands", {"commands": commands, **code})
    await _update_description(api, "Description", "description", texts["about.description"], code)
    await _update_description(
        api, "ShortDescription", "short_description", texts["about.short"], code
    )


async def _update_description(
    api: BotApi, method: str, name: str, text: str, code: Mapping[str, Any]
) -> None:
    if (await api.call(f"getMy{method}", code)).get(name) != text:
        await api.call(f"setMy{method}", {name: text, **code})
