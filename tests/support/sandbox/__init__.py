"""A served sandbox, small worlds, the recorded requests, and a bot that echoes."""

from pathlib import Path

ECHO_BOT = Path(__file__).with_name("echo_bot.py")
