"""What the tests of the served sandbox share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.sandbox.served_sandbox import Served, served_in


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A sandbox on loopback with one person in it."""
    async with served_in(tmp_path) as served:
        yield served
