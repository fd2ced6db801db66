"""No log line holds a token, whatever the way it came in."""

import io
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import orjson
import pytest

from bot.runtime.logs import logging as logs

TOKEN = "123456789:AAExampleExampleExampleExampleExample"


@pytest.fixture
def restored() -> Iterator[None]:
    """Leave the root logger and the hooks as they were."""
    root, hooks = logging.getLogger(), (sys.excepthook, sys.unraisablehook, threading.excepthook)
    handlers, level = list(root.handlers), root.level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    root.setLevel(level)
    for name in (*logs.OWN_LOGGERS, "httpx", "httpcore", "telegram", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def lines(restored: None) -> io.StringIO:  # noqa: ARG001
    """What is logged, as text."""
    stream = io.StringIO()
    logs.configure_logging("DEBUG", "text", secrets=("hunter2",), stream=stream)
    return stream


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"/file/bot{TOKEN}/photos/file_1.jpg",
        TOKEN.replace(":", "%3A"),
        "http://127.0.0.1/bot1:short/getMe",
        "http://127.0.0.1/file/bot1%3Ashort/photos/1.jpg",
        "the password is hunter2",
    ],
)
def test_a_token_in_a_message_goes(lines: io.StringIO, text: str) -> None:
    logging.getLogger("bot.x").info("calling %s now", text)
    logging.getLogger("somebody.else").warning(text)
    assert lines.getvalue().count("\n") == 2
    for secret in (TOKEN, "AAExample", "1:short", "1%3Ashort", "hunter2"):
        assert secret not in lines.getvalue()


def test_a_token_in_an_exception_goes(lines: io.StringIO) -> None:
    try:
        fail(ConnectionError(f"no way to https://api.telegram.org/bot{TOKEN}/getMe"))
    except ConnectionError:
        logging.getLogger("bot").exception("failed", stack_info=True)
    assert TOKEN not in lines.getvalue()
    assert (
        "ConnectionError: no way to https://api.telegram.org/bot<token>/getMe" in lines.getvalue()
    )
    assert "test_logging.py" in lines.getvalue()


def test_what_is_no_token_stays() -> None:
    for text in (
        "at 12:30:45",
        "case 7f3a: filed",
        "the bot stops",
        "order 123456789: open",
        "/srv/bottles/x",
    ):
        assert logs.redact(text) == text


def test_libraries_are_silent_below_a_warning(lines: io.StringIO) -> None:
    for name in ("httpx", "httpcore.http11", "telegram.Bot", "sqlalchemy.engine", "aiosqlite"):
        logging.getLogger(name).info("POST /sendMessage with all of the answer")
        logging.getLogger(name).debug("more")
    assert lines.getvalue() == ""


def test_json_is_one_object_a_line(restored: None) -> None:  # noqa: ARG001
    stream = io.StringIO()
    logs.configure_logging("INFO", "json", stream=stream)
    try:
        fail(ValueError(f"bad {TOKEN}"))
    except ValueError:
        logging.getLogger("bot.y").exception("two\nlines", stack_info=True)
    logging.getLogger("bot.y").debug("too quiet")
    (line,) = stream.getvalue().splitlines()
    parsed = orjson.loads(line)
    assert parsed["level"] == "error"
    assert parsed["logger"] == "bot.y"
    assert parsed["message"] == "two\nlines"
    assert parsed["error"].endswith("\nValueError")
    assert "Stack" in parsed["stack"]
    assert parsed["at"].endswith("Z")


def test_even_the_last_words_are_redacted() -> None:
    script = (
        "from bot.runtime.logs import logging as logs\n"
        "logs.configure_logging('INFO', 'text')\n"
        f"raise ConnectionError('cannot reach /bot{TOKEN}/getMe')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert TOKEN not in done.stderr
    assert "CRITICAL" in done.stderr
    assert "bot<token>/getMe" in done.stderr
