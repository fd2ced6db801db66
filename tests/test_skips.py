"""In CI a skipped test fails, and elsewhere it is only named."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

SOURCES = {
    "mark": "import pytest\n@pytest.mark.skip(reason='no server')\ndef test_a(): ...",
    "call": "import pytest\ndef test_a(): pytest.skip('no server')",
    "fixture": (
        "import pytest\n@pytest.fixture\ndef server(): pytest.skip('no server')\n"
        "def test_a(server): ..."
    ),
    "module": "import pytest\npytest.skip('no server', allow_module_level=True)",
    "expected": "import pytest\n@pytest.mark.xfail\ndef test_a(): raise ValueError",
}


def run_tests(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """Run the test files above under our conftest, away from our own suite."""
    for name, source in SOURCES.items():
        (folder / f"test_{name}.py").write_text(source)
    (folder / "pytest.ini").write_text("[pytest]\nasyncio_default_fixture_loop_scope = function\n")
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--continue-on-collection-errors"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_way_to_skip_fails_in_ci(tmp_path: Path) -> None:
    run = run_tests(tmp_path, ci="true")
    assert run.returncode == 1, run.stdout
    assert run.stdout.count("in CI every test must run: ") >= 4
    assert "1 failed, 1 xfailed, 3 errors in" in run.stdout


def test_elsewhere_a_skip_is_no_failure(tmp_path: Path) -> None:
    run = run_tests(tmp_path, ci="")
    assert run.returncode == 0, run.stdout
    assert "4 skipped, 1 xfailed in" in run.stdout
