"""What the pages are made with travels with the package."""

import tomllib
from pathlib import Path

from bot.casefile.builders import VERIFIER
from bot.casefile.pages.fonts_index import FOLDER, TABLE
from bot.casefile.pages.typesetting import TEMPLATE

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "bot" / "casefile" / "pages"


def test_every_file_of_the_package_is_packed() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    patterns = (*setup["package-data"]["*"], *setup["package-data"]["bot.casefile.pages"])
    packed = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    found = {path for path in PACKAGE.rglob("*") if path.is_file() and ".py" not in path.suffix}
    assert found <= packed
    assert {TABLE, FOLDER / "OFL.txt", TEMPLATE / "pages.typ"} <= packed
    assert VERIFIER.parent == PACKAGE.parent
