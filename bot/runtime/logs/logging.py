"""Log lines as text or JSON that never hold the bot's token nor anything a buyer wrote.

Libraries log what they send (httpx whole addresses with the token in them, python-telegram-bot
whole parameters), so below a warning only this project's own loggers are heard. Everything that
is heard passes a filter that takes tokens out of the message, the exception and the stack. Of an
error only its kind and its place are written, and of a fault that lasts the first line and counts.
"""

import logging
import re
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

import orjson

from bot.runtime.logs.error_text import format_error
from bot.runtime.logs.repeated_logs import FoldingHandler

OWN_LOGGERS = ("bot", "flows", "storage")
# The token as BotFather gives it, also percent-encoded, also with the `bot` of an address before
# it. In an address it may be short, a loose one has eight digits and thirty characters or more.
_TOKEN = re.compile(
    r"(?P<lead>/(?:file/)?bot)[0-9]+(?::|%3A)[^/\s'\"]*"
    r"|(?<![0-9])(?P<bot>bot)?[0-9]{8,}(?::|%3A)[A-Za-z0-9_-]{30,}",
    re.IGNORECASE,
)


def redact(text: str, secrets: tuple[str, ...] = ()) -> str:
    """The text without any bot token in it, nor any of the secrets."""
    for secret in secrets:
        text = text.replace(secret, "<secret>")
    return _TOKEN.sub(lambda found: (found["lead"] or found["bot"] or "") + "<token>", text)


class RedactingFilter(logging.Filter):
    """Takes secrets out of a record before any formatter sees it."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = tuple(sorted(filter(None, secrets), key=len, reverse=True))

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, redacted."""
        message = record.getMessage()
        if record.name == "asyncio":  # its other lines show a task with what it raised
            message = message.partition("\n")[0]
        record.msg, record.args = redact(message, self._secrets), ()
        if record.exc_info:
            # A formatter takes a text that is there already, and the original must not be reread.
            if record.exc_info[1]:
                record.exc_text = format_error(record.exc_info[1])
            record.exc_info = None
        if record.exc_text:
            record.exc_text = redact(record.exc_text, self._secrets)
        if record.stack_info:
            record.stack_info = redact(record.stack_info, self._secrets)
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: `at`, `level`, `logger`, `message`, perhaps `error`, `stack`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_text:
            line["error"] = record.exc_text
        if record.stack_info:
            line["stack"] = record.stack_info
        return orjson.dumps(line, option=orjson.OPT_UTC_Z).decode()


def configure_logging(
    level: str, form: str, *, secrets: tuple[str, ...] = (), stream: TextIO | None = None
) -> logging.Handler:
    """Send all logs to `stream` (standard error) and return the one handler that does it.

    `level` counts for this project's own loggers, `form` is "text" or "json"; `secrets` are taken
    out besides bot tokens.
    """
    handler = FoldingHandler(stream or sys.stderr)
    handler.setFormatter(
        JsonFormatter()
        if form == "json"
        else logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    )
    handler.addFilter(RedactingFilter(secrets))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in OWN_LOGGERS:
        logging.getLogger(name).setLevel(level)
    for name in ("httpx", "httpcore", "telegram", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_crash
    sys.unraisablehook = _log_unraisable
    threading.excepthook = _log_thread_crash
    return handler


# The interpreter itself would print these with all that the error quotes.


def _log_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what would end the process."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("the bot stops", exc_info=(kind, error, trace))


def _log_unraisable(found: "sys.UnraisableHookArgs") -> None:
    """Log what was raised where nobody can catch it, such as while an object is deleted."""
    logging.getLogger("bot").error("an error was ignored", exc_info=found.exc_value or True)


def _log_thread_crash(found: threading.ExceptHookArgs) -> None:
    """Log what has ended a thread."""
    logging.getLogger("bot").error("a thread has ended", exc_info=found.exc_value or True)
