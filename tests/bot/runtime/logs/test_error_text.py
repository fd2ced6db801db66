"""What is logged of an error says where and what, and never repeats what somebody wrote."""

import asyncio
import gc
import io
import logging
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from PIL import Image
from sqlalchemy.exc import IntegrityError

from bot.runtime.logs import logging as logs
from bot.runtime.logs.error_text import format_error, summarize_error
from storage.errors import UnavailableError

SECRET = "Ann Smith 1234567890"


def catch(act: Callable[[], object]) -> BaseException:
    """What an act raises."""
    try:
        act()
    except BaseException as error:  # noqa: BLE001
        return error
    raise AssertionError("it raised nothing")


def refuse_row() -> None:
    """A database that quotes the row it refuses, as SQLAlchemy does where nobody forbids it."""
    params = {"name": SECRET}
    raise IntegrityError("INSERT INTO x VALUES (:name)", params, sqlite3.Error("NOT NULL: x"))


def fail_within() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise UnavailableError(f"the database gave up: {SECRET}") from error


def fail_in_group() -> None:
    raise BaseExceptionGroup(SECRET, [KeyError(SECRET), catch(fail_within)])


QUOTING: dict[str, Callable[[], Any]] = {
    "number": lambda: int(SECRET),
    "key": lambda: dict[str, str]()[SECRET],
    "file": lambda: Path(f"/{SECRET}.jpg").read_bytes(),
    "picture": lambda: Image.open(io.BytesIO(SECRET.encode())),
    "json": lambda: orjson.loads(SECRET),
    "bytes": lambda: f"{SECRET}é".encode().decode("ascii"),
    "attribute": lambda: getattr(object(), SECRET),
    "row": refuse_row,
    "cause": fail_within,
    "group": fail_in_group,
}


@pytest.mark.parametrize("act", QUOTING.values(), ids=QUOTING)
def test_what_an_error_quotes_is_left_out(act: Callable[[], object]) -> None:
    told = format_error(catch(act))
    assert SECRET not in told
    assert "test_error_text.py" in told


def test_what_the_machine_did_is_told() -> None:
    assert summarize_error(OSError(28, "No space left on device", "/x/carton.jpg")) == (
        "OSError: [Errno 28] No space left on device"
    )
    error = catch(fail_within)
    assert summarize_error(error) == "UnavailableError: the database gave up"
    assert [line for line in format_error(error).splitlines() if not line.startswith(" ")] == [
        "ValueError",
        "which led to:",
        "UnavailableError: the database gave up",
    ]


def test_a_circle_of_causes_comes_to_an_end() -> None:
    first, second = KeyError(), ValueError()
    first.__context__, second.__context__ = second, first
    assert format_error(first).count("which led to:") == 8


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What is logged, as the operator sees it."""
    root, hooks = logging.getLogger(), (sys.excepthook, sys.unraisablehook, threading.excepthook)
    handlers, level, found = list(root.handlers), root.level, io.StringIO()
    handler = logs.configure_logging("DEBUG", "text", stream=found)
    yield found
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    handler.close()
    root.setLevel(level)
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    for name in (*logs.OWN_LOGGERS, "httpx", "httpcore", "telegram", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.NOTSET)


class Careless:
    """Something that raises where nobody can catch it."""

    def __del__(self) -> None:
        raise ValueError(SECRET)


def test_what_nobody_catches_is_told_the_same_way(stream: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError(SECRET)

    async def forget() -> None:
        task = asyncio.ensure_future(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
        gc.collect()

    asyncio.run(forget())
    careless = Careless()
    del careless
    gc.collect()
    thread = threading.Thread(target=int, args=(SECRET,))
    thread.start()
    thread.join()
    told = stream.getvalue()
    assert SECRET not in told
    for words in ("never retrieved", "an error was ignored", "a thread has ended"):
        assert words in told
    assert told.count("ValueError") >= 3
