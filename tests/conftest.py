"""What holds for every test: how they are shared out, and that none is skipped unseen in CI."""

import os
from collections.abc import Generator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from hypothesis import settings
from hypothesis.vendor.pretty import RepresentationPrinter, for_type_by_name
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.support.dependencies import describe_age
from tests.support.postgres_server import keep_folder

IN_CI = os.environ.get("CI") == "true"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

settings.register_profile("fast", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.register_profile(
    "by hand", max_examples=int(os.environ.get("EXAMPLES", "50")), deadline=None
)
settings.load_profile("by hand" if "EXAMPLES" in os.environ else "ci" if IN_CI else "fast")


def name_guide(guide: object, printer: RepresentationPrinter, _cycle: bool) -> None:
    """Write a guide of a failing example by its name.

    A whole one takes two megabytes. Hypothesis warns of that, the warning is an error, and then
    "Inconsistent data generation" is reported in place of what failed.
    """
    printer.text(f"<guide {getattr(guide, 'id', '')}>")


for_type_by_name("flows.definition.guide", "Guide", name_guide)

# Hundreds of processes are started, and each would compile what it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

WORKERS_PER_CORE = 2
"""A test of whole processes waits for half of its time, in which another test has the core."""

WHOLE_PROCESSES = "tests/e2e/"
SPREAD = "tests/e2e/test_chats.py"
"""A file whose tests share nothing, and take long enough to be handed out one by one."""

TOGETHER = "tests/bot/casefile/"
"""A folder whose files look at one case file, which is made once for a process."""


class FileScheduling(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Hands out the tests file by file, so that what a file's tests share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(SPREAD):
            return nodeid
        return TOGETHER if nodeid.startswith(TOGETHER) else nodeid.partition("::")[0]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the other order, by hand: no test may count on those before it."""
    parser.addoption("--backwards", action="store_true", help="run the last test first")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what the processes that run tests share, as long as the one that started them lives."""
    if not hasattr(config, "workerinput"):
        kept = ExitStack()
        kept.enter_context(keep_folder())
        config.add_cleanup(kept.close)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say when it is time to look at the dependencies again."""
    if told := describe_age(datetime.now(UTC).date()):
        terminalreporter.write_line(told, yellow=True)


def pytest_xdist_auto_num_workers() -> int:
    """Return for how many workers `-n auto` stands."""
    allowed = getattr(os, "sched_getaffinity", None)
    cores = len(allowed(0)) if allowed else os.cpu_count() or 1
    return WORKERS_PER_CORE * cores


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FileScheduling:
    """Share the tests out in our way, whatever --dist says."""
    return FileScheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left with it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(WHOLE_PROCESSES))
    if config.getoption("--backwards"):
        items.reverse()


def unskipped(report: Report) -> Report:
    """The report, failed if it says "skipped" in CI: a test nobody runs protects nobody."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, and in CI every test must run: {reason_of(report)}"
    return report


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why it was skipped; pytest keeps (path, line, reason)."""
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Hear of tests that skip themselves; first, so that an expected failure is known as one."""
    return unskipped((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Hear of modules that skip themselves as a whole."""
    return unskipped((yield))
