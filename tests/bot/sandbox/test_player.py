"""Transcripts are played with a real process over real HTTP, and differences are told."""

import sys
from pathlib import Path

import pytest

from bot.sandbox.bot_process import launch_command
from bot.sandbox.try_command import main
from tests.support.sandbox import ECHO_BOT

_LAUNCH_ECHO = launch_command(sys.executable, str(ECHO_BOT))
_CHAT = """\
## everything the echo bot can do
> /start
< Hello at ⟨date⟩ | [Yes] [No]
> [Yes]
^ You chose yes
* Chosen: yes
> old [No]
^ You chose no
* Chosen: no
> hello
< You said: hello
> edit 1 goodbye
< You said: goodbye
> photo carton.jpg "crushed corner"
+ 👍
< Got crushed corner
> album a.jpg b.jpg "two"
+ 👍
< Got two
+ 👍
< Got it
> reply that one
< You said: that one
> sticker
< You said: nothing I know
> file
< (document case.pdf)
> later
~ +1d
< It is later
"""


def play(tmp_path: Path, text: str, *options: str) -> tuple[int, Path]:
    """Play `text` as a file; the exit code and the file."""
    path = tmp_path / "echo.chat"
    path.write_text(text, "utf-8")
    return main(["--play", str(path), *options], _LAUNCH_ECHO), path


def test_a_chat_goes_as_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = play(tmp_path, _CHAT, "--out", str(tmp_path / "out"))

    assert (code, capsys.readouterr().err) == (0, "")
    assert (tmp_path / "out" / "echo" / "01-case.pdf").read_bytes() == b"%PDF-1.4 case"


def test_kills_between_acts_change_nothing(tmp_path: Path) -> None:
    code, _ = play(
        tmp_path,
        "> one\n< You said: one\n> later\n~ +1d\n< It is later\n> two\n"
        "< You said: two\n# kill\n# restart\n> three\n< You said: three\n",
        "--kill-between",
    )

    assert code == 0


def test_update_writes_what_the_bot_does(tmp_path: Path) -> None:
    asked = "".join(f"{line}\n" for line in _CHAT.splitlines() if line[0] not in "<*^+")

    code, path = play(tmp_path, asked, "--update")

    assert (code, path.read_text("utf-8")) == (0, _CHAT)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("> hello\n< You said: goodbye\n", "+ < You said: hello"),
        ("> hello\n< You said: hello | [Yes]\n", "- < You said: hello | [Yes]"),
        ("> hello\n< You said: hello\n> file\n> one\n", "did more than is written"),
        ("> hello\n", "did more than is written"),
        ("> [Maybe]\n", "has not shown the button [Maybe]"),
        ("> edit 2 x\n", "there are 0 texts to edit, not 2"),
        ("> wrong\n", 'has no parameter "colour"'),
        ("> die\n", "the bot has stopped"),
        ("> later\n< It is later\n", "has not written"),
        ("> ok\n!\n", "no line of a transcript"),
    ],
)
def test_divergence_is_told(
    text: str,
    reason: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.sandbox.transcripts.player.LIMIT_SECONDS", 1.0)

    code, path = play(tmp_path, text)

    assert code == 1
    assert reason in capsys.readouterr().err
    assert path.read_text("utf-8") == text
