"""What an order's screenshot says is proposed, and what has two readings is not."""

from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from bot.inspection.inspector import Inspector
from bot.inspection.order_page import Order, find_order
from bot.isolation.process_pool import ProcessPool
from flows.model.money import Money
from tests.support.inspection import sample_files

ORDER = Order("234567890123456789", Money(231000, "USD"), date(2026, 10, 3))

ENGLISH = """Order No. 234567890123456789
Order date: Oct 03, 2026, 09:15
Supplier: Shenzhen Sun Co., Ltd.
Item subtotal: USD 2,210.00
Shipping fee: USD 100.00
Order total: USD 2,310.00
"""
CHINESE = """订 单 号 : 234567890123456789
下 单 时 间 : 2026-10-03 09:15:22
订 单 总 额 : USD 2,310.00
"""


@pytest.fixture
async def inspector() -> AsyncGenerator[Inspector, None]:
    async with ProcessPool() as pool:
        yield Inspector(pool)


def recognizer(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    """A program that recognizes these lines in whatever PNG of grey it is shown."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_an_order(text: str) -> None:
    assert find_order(text) == ORDER


def test_two_orders_are_none() -> None:
    assert find_order("Order 234567890123456789\nOrder 234567890123456780") is None
    assert find_order("nothing to see") is None


def test_what_has_two_readings_is_left_out() -> None:
    found = find_order(
        "Order 234567890123456789\nOrder date 03/04/2026\nTotal $12.00\nTotal USD 12\nTotal EUR 12"
    )
    assert found == Order("234567890123456789")
    assert find_order("Order 234567890123456789\ndate 2026-02-31") == Order("234567890123456789")


async def test_a_screenshot_is_recognized(
    inspector: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recognizer(tmp_path, monkeypatch, f'head -c 4 "$1" | grep -q PNG && cat <<END\n{ENGLISH}END')
    (tmp_path / "a.jpg").write_bytes(sample_files.encoded(Image.new("L", (90, 60)), "JPEG"))
    assert await inspector.read_order(tmp_path / "a.jpg") == ORDER


async def test_where_nothing_is_recognized_nothing_is_proposed(
    inspector: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(sample_files.encoded(Image.new("L", (90, 60)), "JPEG"))
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    recognizer(tmp_path, monkeypatch, "exit 1")
    assert await inspector.read_order(tmp_path / "a.jpg") is None
    assert await inspector.read_order(tmp_path / "b.jpg") is None
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert await inspector.read_order(tmp_path / "a.jpg") is None
