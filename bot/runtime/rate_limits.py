"""How much the bot may send and must take: what Telegram asks for, or what a test does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Messages a second in all and to one chat, and how many may go to a chat at once.

    `progress_seconds` are the seconds between two signs of how far a case file is. A bot that
    `controls_floods` reads no more of one chat than it can answer.
    """

    overall: float = 30.0
    per_chat: float = 1.0
    burst: float = 5.0
    progress_seconds: float = 2.0
    controls_floods: bool = True


TELEGRAM_LIMITS = RateLimits()
