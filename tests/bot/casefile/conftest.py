"""The whole case file and its packs, made once for all tests that look at them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.casefile.builders import build_full_pack
from bot.casefile.manifest import ManifestFile
from bot.casefile.result import BuildResult
from tests.support.casefile import case_files
from tests.support.casefile.pdf_reader import Contents, contents

TEXTS = {"first-message.en.txt": "Hello,\n", "first-message.zh.txt": "您好：\n"}


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, ManifestFile]:
    """The files of the exhibits."""
    return case_files.held(tmp_path_factory.mktemp("held"))


@pytest.fixture(scope="session")
def pack(
    tmp_path_factory: pytest.TempPathFactory, held: Mapping[str, ManifestFile]
) -> tuple[Path, BuildResult]:
    """The whole pack in its folder, and what its maker says of it."""
    folder = tmp_path_factory.mktemp("pack")
    return folder, build_full_pack(case_files.whole(), held, TEXTS, folder)


@pytest.fixture(scope="session")
def document(pack: tuple[Path, BuildResult]) -> Contents:
    """What is in the PDF."""
    folder, bound = pack
    return contents((folder / bound.names[0]).read_bytes())
