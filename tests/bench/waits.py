"""How long people wait: for a reply while files are worked on, for a bad file, for a long text.

Run it with `python -m tests.bench.waits`. The tests bound the same by what no other program on the
machine changes.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from flows.model.errors import MisreadError
from tests.bench.tables import show
from tests.flows.reading.test_totality import LONG_PIECES, READERS
from tests.support.evidence.whole_run import played
from tests.support.inspection import hostile_files

MOST_SECONDS = 1.0
ROUNDS = 3


def reply(folder: Path) -> float:
    """The seconds in which 95 of 100 replies come while sixteen heavy files are worked on."""
    replies = sorted(asyncio.run(played(folder)).replies)
    return replies[len(replies) * 95 // 100]


def best(work: Callable[[], object]) -> float:
    """The least seconds of some rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def bad_file(folder: Path) -> float:
    """The seconds until the hardest of the bad files is refused."""

    async def inspect(path: Path) -> None:
        async with ProcessPool() as pool:
            await Inspector(pool).inspect(path)

    found = []
    for name, (make, _) in hostile_files.BAD.items():
        path = folder / name
        path.write_bytes(make())
        found.append(best(lambda: asyncio.run(inspect(path))))  # noqa: B023  # called at once
    return max(found)


def long_text(_folder: Path) -> float:
    """The seconds for the hardest text of 10,000 characters."""

    def read(name: str, typed: str) -> None:
        with suppress(MisreadError):
            READERS[name](typed)

    texts = [(piece * 10_000)[:10_000] for piece in LONG_PIECES]
    return max(best(lambda: read(name, typed)) for name in READERS for typed in texts)  # noqa: B023


WAITS: Mapping[str, Callable[[Path], float]] = {
    "a reply, files being worked on": reply,
    "the hardest bad file": bad_file,
    "the hardest long text": long_text,
}


def main() -> int:
    """Print the table; return 1 where somebody waits too long."""
    took = {}
    for name, measure in WAITS.items():
        with tempfile.TemporaryDirectory() as folder:
            took[name] = measure(Path(folder))
    show("Waiting", ("", "s"), [[name, f"{seconds:.3f}"] for name, seconds in took.items()])
    return int(max(took.values()) > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
