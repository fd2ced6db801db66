"""What is not the file that the buyer sent is never kept as theirs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.workers.downloads import MAX_WRONG_CONTENTS
from bot.workers.queue_worker import BACKOFF
from storage.store import Store
from tests.bot.workers.test_downloads import FOUND, PHOTO, DownloadHarness
from tests.support.bot.clocks import ManualClock
from tests.support.bot.scripted_api import ScriptedApi

HTML = b"<!DOCTYPE html><html>502 Bad Gateway</html>"
JSON = b'{"ok": false, "error_code": 502}'
SAME_LENGTH = bytes(len(PHOTO))


@pytest.fixture
def bench(store: Store, api: ScriptedApi, clock: ManualClock, tmp_path: Path) -> DownloadHarness:
    return DownloadHarness(store, api, clock, tmp_path / "files")


def found(**fields: Any) -> dict[str, Any]:
    """An answer to getFile."""
    return FOUND | fields


async def download(bench: DownloadHarness, tries: int) -> None:
    """Let a file be tried so often, and each time be wanted again."""
    for failures in range(tries):
        await bench.worker.process(await bench.claim())
        assert bench.reports.empty()
        bench.clock.move(timedelta(seconds=BACKOFF.compute_pause(failures)))


@pytest.mark.parametrize("wrong", [b"", HTML, JSON, PHOTO[:-1], PHOTO + b"x", SAME_LENGTH])
async def test_a_wrong_content_is_fetched_again(
    bench: DownloadHarness, tmp_path: Path, wrong: bytes
) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", *[FOUND] * 3)
    bench.api.files["photos/1.jpg"] = wrong
    await download(bench, 2)
    assert not list((tmp_path / "files" / "cases").rglob("*"))
    bench.api.files["photos/1.jpg"] = PHOTO
    await bench.worker.process(await bench.claim())
    assert bench.reports.get_nowait()[:2] == ("e1", "stored")


async def test_what_stays_wrong_is_asked_for_again(bench: DownloadHarness) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", *[FOUND] * MAX_WRONG_CONTENTS)
    bench.api.files["photos/1.jpg"] = HTML
    await download(bench, MAX_WRONG_CONTENTS - 1)
    await bench.worker.process(await bench.claim())
    assert bench.reports.get_nowait() == ("e1", "lost", "gone")


async def test_a_network_that_was_away_for_long_does_not_count(bench: DownloadHarness) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", *[NetworkError("down")] * 9, FOUND, FOUND)
    await download(bench, 9)
    bench.api.files["photos/1.jpg"] = HTML
    await bench.worker.process(await bench.claim())
    assert bench.reports.empty()


@pytest.mark.parametrize(
    ("fields", "answer", "content"),
    [
        ({"size": None}, found(file_size=len(PHOTO)), PHOTO[:-1]),
        ({"size": len(PHOTO)}, found(file_size=len(PHOTO) - 1), PHOTO[:-1]),
        ({"size": None}, FOUND, b""),
        ({"size": None}, FOUND, HTML),
        ({"size": None, "kind": "document", "mime": "application/pdf"}, FOUND, HTML),
        ({"size": None, "kind": "document", "mime": "application/pdf"}, FOUND, JSON),
        ({"size": 9, "kind": "document", "mime": "application/pdf"}, FOUND, HTML),
        ({"size": 9, "kind": "video", "mime": "video/mp4"}, FOUND, b""),
    ],
)
async def test_what_is_known_of_a_file_is_compared(
    bench: DownloadHarness, fields: dict[str, Any], answer: Any, content: bytes
) -> None:
    await bench.want("e1", **fields)
    bench.api.answer("getFile", answer)
    bench.api.files["photos/1.jpg"] = content
    await download(bench, 1)


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"size": len(HTML), "kind": "document", "mime": "text/html"}, HTML),
        ({"size": len(HTML), "kind": "document", "mime": "application/pdf"}, HTML),
        ({"size": None, "kind": "document", "mime": "application/json"}, JSON),
        ({"size": None, "kind": "document", "mime": "application/pdf"}, b"%PDF-1.7"),
        ({"size": 0, "kind": "document", "mime": "text/plain"}, b""),
        ({"size": None}, PHOTO),
    ],
)
async def test_what_the_buyer_sent_is_kept_whatever_it_is(
    bench: DownloadHarness, fields: dict[str, Any], content: bytes
) -> None:
    await bench.want("e1", **fields)
    bench.api.answer("getFile", FOUND)
    bench.api.files["photos/1.jpg"] = content
    await bench.worker.process(await bench.claim())
    assert bench.reports.get_nowait()[:2] == ("e1", "stored")


async def test_where_message_and_server_differ_for_good_the_server_is_believed(
    bench: DownloadHarness,
) -> None:
    await bench.want("e1", size=len(PHOTO) + 5)
    answer = found(file_size=len(PHOTO))
    bench.api.answer("getFile", *[answer] * MAX_WRONG_CONTENTS)
    await download(bench, MAX_WRONG_CONTENTS - 1)
    await bench.worker.process(await bench.claim())
    assert bench.reports.get_nowait()[:2] == ("e1", "stored")


@pytest.mark.parametrize("answer", [None, [], True, "path"])
async def test_an_odd_answer_about_a_file_is_one_line(
    bench: DownloadHarness, caplog: pytest.LogCaptureFixture, answer: Any
) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", answer)
    await download(bench, 1)
    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("WARNING", None)]
