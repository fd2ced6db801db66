"""What every start of the bot imports and works out before it reads a setting."""

import alembic.command

import bot.app.run
import bot.sandbox.bot_main
from flows.guides import load_guides

__all__ = ["alembic", "bot"]

load_guides()
