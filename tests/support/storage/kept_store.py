"""A store as version 0.1.0 left it: one case with an answer and a photo, and the key beside it."""

import zipfile
from pathlib import Path

from bot.runtime.settings import Settings

ARCHIVE = Path(__file__).parents[2] / "storage/maintenance/kept-0.1.0.zip"
CASE = "dauza2hn"


def unpack_store(folder: Path) -> Settings:
    """Put it into a folder; return the settings that name it."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    (folder / "data.seal.key").chmod(0o600)
    return Settings.from_environment({"DATA_DIR": str(folder / "data")}, online=False)
