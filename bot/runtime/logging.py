"""Log lines as text or JSON that never hold the bot's token nor anything a buyer wrote.

Libraries log what they send (httpx whole addresses with the token in them, python-telegram-bot
whole parameters), so below a warning only this project's own loggers are heard. Everything that
is heard passes a filter that takes tokens out of the message, the exception and the stack.
"""

import logging
import re
import sys
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

import orjson

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
        record.msg, record.args = redact(record.getMessage(), self._secrets), ()
        if record.exc_info:
            # A formatter takes a text that is there already, and the original must not be reread.
            record.exc_text = logging.Formatter().formatException(record.exc_info)
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
    handler = logging.StreamHandler(stream or sys.stderr)
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
    return handler


def _log_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what would end the process, for the interpreter itself prints it unredacted."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("the bot stops", exc_info=(kind, error, trace))
