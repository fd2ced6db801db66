"""The whole run, played once for all tests that look at what came of it."""

import asyncio
import zipfile
from pathlib import Path

import pytest

from tests.support.evidence.whole_run import Run, played


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What came of it."""
    return asyncio.run(played(tmp_path_factory.mktemp("run")))


@pytest.fixture(scope="session")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files the bot sent, as they came."""
    path = tmp_path_factory.mktemp("came")
    for name, stored in run.files.items():
        (path / name).write_bytes(stored.data)
    return path


@pytest.fixture(scope="session")
def unpacked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All parts of the ZIP, unpacked into one folder."""
    path = tmp_path_factory.mktemp("unpacked")
    for part in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(part) as archive:
            archive.extractall(path)
    return path
