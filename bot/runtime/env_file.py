"""Reads the operator's `.env` file, with the quoting that a shell and Docker Compose share.

A line is empty, a comment behind `#`, or `NAME=value`. A value is put together from bare
characters, 'single quotes', in which every character stands for itself, and "double quotes", in
which a backslash stands before ", $, ` and itself. Whatever a shell would expand, run or split is
refused: nothing is ever read otherwise than it would be there.
"""

import re
from collections.abc import MutableMapping
from pathlib import Path

from bot.runtime.errors import SettingsError

ENV_FILE = ".env"

_SINGLE = r"'[^']*'"
_DOUBLE = r'"(?:[^"\\$`]|\\["\\$`])*"'
_BARE = r"""[^\s'"\\$`;&|<>()#][^\s'"\\$`;&|<>()]*"""
_PART = re.compile(rf"{_SINGLE}|{_DOUBLE}|{_BARE}")
_LINE = re.compile(
    rf"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)="
    rf"(?P<value>(?:{_SINGLE}|{_DOUBLE}|{_BARE})*)(?:\s+#.*|\s*)"
)
_ESCAPED = re.compile(r'\\(["\\$`])')


def load_env_file(environment: MutableMapping[str, str], path: Path) -> None:
    """Add the variables of the file at `path` to `environment`; what is set there already wins.

    A variable set to nothing is set. Does nothing without such a file; raises SettingsError as
    `read_env_file` does.
    """
    if path.exists():
        for name, value in read_env_file(path).items():
            environment.setdefault(name, value)


def read_env_file(path: Path) -> dict[str, str]:
    """Return the variables of a file; of one that is set twice, the last value.

    Raises SettingsError when the file cannot be read, with one sentence for each line that is not
    understood: it has the line's number, and nothing of what stands there, which may be secret.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError((f"{path} cannot be read: {error.strerror}.",)) from None
    except UnicodeDecodeError:
        raise SettingsError((f"{path} is not a text in UTF-8.",)) from None
    found: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if (match := _LINE.fullmatch(bare)) and "\0" not in bare:
            found[match["name"]] = _unquote(match["value"])
        else:
            problems.append(_refusal(path, number))
    if problems:
        raise SettingsError(tuple(problems))
    return found


def _unquote(value: str) -> str:
    return "".join(map(_unquote_part, _PART.findall(value)))


def _unquote_part(part: str) -> str:
    match part[0]:
        case "'":
            return part[1:-1]
        case '"':
            return _ESCAPED.sub(r"\1", part[1:-1])
        case _:
            return part


def _refusal(path: Path, number: int) -> str:
    return (
        f"Line {number} of {path} is not understood: write NAME=value without a space around the "
        "=, and a value with spaces or signs in 'single quotes'."
    )
