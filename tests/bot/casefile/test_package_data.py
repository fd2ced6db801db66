"""What the pages are made with travels with the package."""

import tomllib
from pathlib import Path

from bot.casefile.builders import VERIFY_SCRIPT
from bot.casefile.pages.fonts_index import COVERAGE_PATH, FONTS_FOLDER
from bot.casefile.pages.typesetting import TEMPLATE_FOLDER

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "bot" / "casefile" / "pages"


def test_every_file_of_the_package_is_packed() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    patterns = (*setup["package-data"]["*"], *setup["package-data"]["bot.casefile.pages"])
    packed = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    found = {path for path in PACKAGE.rglob("*") if path.is_file() and ".py" not in path.suffix}
    assert found <= packed
    assert {COVERAGE_PATH, FONTS_FOLDER / "OFL.txt", TEMPLATE_FOLDER / "pages.typ"} <= packed
    assert VERIFY_SCRIPT.parent == PACKAGE.parent
