"""The one error of the sandbox's Bot API: what Telegram's server says instead of a result."""


class BotApiError(Exception):
    """An answer that is not ok: an HTTP status, a description, and perhaps a wait in seconds."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad_request(reason: str) -> BotApiError:
    """A 400 in the wording of the real server."""
    return BotApiError(400, f"Bad Request: {reason}")


BLOCKED = "Forbidden: bot was blocked by the user"
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


def too_many_requests(seconds: int) -> BotApiError:
    """A 429 that asks for a wait of `seconds`."""
    return BotApiError(429, f"Too Many Requests: retry after {seconds}", seconds)
