"""The one error of the sandbox's Bot API: what Telegram's server says instead of a result."""


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """An answer that is not ok: an HTTP status, a description, and perhaps a wait in seconds."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad(reason: str) -> Refusal:
    """A 400 in the wording of the real server."""
    return Refusal(400, f"Bad Request: {reason}")


BLOCKED = "Forbidden: bot was blocked by the user"
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


def too_many(seconds: int) -> Refusal:
    """A 429 that asks for a wait of `seconds`."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", seconds)
