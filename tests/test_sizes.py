"""Files and functions stay small enough to be read at one sitting.

Lines are counted as an editor shows them: a function from its `def` to its last line, with its
docstring; a file with its blank lines.
"""

import ast
import math
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "flows", "storage")
LONGEST_FILE = 250
LONGEST_FUNCTION = 50
USUAL_FILE = 150  # median
USUAL_FUNCTION = 8  # median
LARGE_FUNCTION = 25  # nine in ten are no longer


def modules(package: str) -> list[Path]:
    """The Python files of a package, in a steady order."""
    return sorted((ROOT / package).rglob("*.py"))


def lines_in(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> dict[str, int]:
    """The length of each function and method of a file, by `file:line name`."""
    where = path.relative_to(ROOT)
    return {
        f"{where}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def functions_of(package: str) -> dict[str, int]:
    """The length of each function and method of a package."""
    return {name: size for path in modules(package) for name, size in functions(path).items()}


def ninth_decile(sizes: list[int]) -> int:
    """The smallest size that nine in ten do not exceed; 0 of none."""
    return sorted(sizes)[math.ceil(len(sizes) * 0.9) - 1] if sizes else 0


def summary(path: Path) -> str:
    """The first paragraph of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_bytes())) or "").partition("\n\n")[0]


@pytest.mark.parametrize("package", [*PACKAGES, "tests"])
def test_no_file_is_too_long(package: str) -> None:
    sizes = {str(path.relative_to(ROOT)): lines_in(path) for path in modules(package)}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_function_is_too_long(package: str) -> None:
    sizes = functions_of(package)
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_most_files_are_short(package: str) -> None:
    assert median(map(lines_in, modules(package))) <= USUAL_FILE


@pytest.mark.parametrize("package", PACKAGES)
def test_most_functions_are_short(package: str) -> None:
    sizes = functions_of(package)
    large = sorted(name for name, size in sizes.items() if size > LARGE_FUNCTION)
    assert median([*sizes.values()] or [0]) <= USUAL_FUNCTION
    assert ninth_decile([*sizes.values()]) <= LARGE_FUNCTION, large


@pytest.mark.parametrize("package", [*PACKAGES, "tests"])
def test_a_module_opens_with_one_sentence(package: str) -> None:
    assert [
        str(path.relative_to(ROOT))
        for path in modules(package)
        if not summary(path).endswith(".") or "\n" in summary(path)
    ] == []
