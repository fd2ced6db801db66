"""Where things lie on the machine: paths as people write them in settings."""

from collections.abc import Mapping
from pathlib import Path


def resolve_path(text: str) -> Path:
    """Return the path meant, `~` and all, from the root on."""
    return Path(text).expanduser().absolute()


def find_data_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of the database, the files and the sign of life."""
    return resolve_path(environment.get("DATA_DIR", "").strip() or "data")
