"""`try`: the sandbox for a person with a browser, or for transcripts that are played."""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.runtime.clock import SystemClock
from bot.sandbox.bot_main import QUIET_VARIABLE
from bot.sandbox.sandbox import BOT_COMMAND, LOG_NAME, Sandbox, filter_environment, open_sandbox
from bot.sandbox.transcripts.player import DivergenceError, Player
from bot.sandbox.transcripts.transcript import TranscriptError, TranscriptLine, parse_transcript

_START_TIME = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
_FIRST_UPDATE = 439_028_092
_PORT = 8090


def build_parser() -> argparse.ArgumentParser:
    """The options of `python -m bot try`."""
    options = argparse.ArgumentParser(
        prog="python -m bot try", description="Try the bot with no token and no internet."
    )
    add = options.add_argument
    add("--port", type=int, default=_PORT, help=f"where the chat page is (default {_PORT})")
    add("--data", type=Path, metavar="DIR", help="keep the bot's data here, for the next time")
    add("--play", type=Path, nargs="+", metavar="FILE", help="play these transcripts instead")
    add("--out", type=Path, metavar="DIR", help="keep every file the bot sent in a played chat")
    add("--update", action="store_true", help="write into the transcripts what the bot does")
    add("--kill-between", action="store_true", help="kill the bot between the person's acts")
    return options


def main(args: Sequence[str], command: Sequence[str] = BOT_COMMAND) -> int:
    """Run `try` with these arguments; `command` is what runs the bot. Returns the exit code."""
    asked = build_parser().parse_args(args)
    if asked.play:
        return _play_transcripts(asked, command)
    return asyncio.run(_serve_chat(asked, command))


async def _serve_chat(asked: argparse.Namespace, command: Sequence[str]) -> int:
    """The chat page, until Ctrl-C."""
    with tempfile.TemporaryDirectory(prefix="try-") as spare:
        folder = asked.data or Path(spare)
        # Numbers of updates go on from an earlier try, so that the bot knows them for new.
        first = int(SystemClock().now().timestamp())
        try:
            async with open_sandbox(
                folder, first_update=first, command=command, port=asked.port
            ) as stage:
                return await _wait_signal(stage, folder)
        except OSError as error:
            print(f"The port {asked.port} cannot be had: {error.strerror}.", file=sys.stderr)
            return 1


async def _wait_signal(stage: Sandbox, folder: Path) -> int:
    print(
        f"The chat is at {stage.address}/  (the bot's log: {folder / LOG_NAME}; Ctrl-C stops both)"
    )
    sys.stdout.flush()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    return 0


def _play_transcripts(asked: argparse.Namespace, command: Sequence[str]) -> int:
    failed = 0
    for path in asked.play:
        print(f"## {path}")
        try:
            _play_transcript(path, asked, command)
        except (DivergenceError, TranscriptError, OSError) as reason:
            failed += 1
            sys.stdout.flush()
            print(f"\n{path}, {reason}\n", file=sys.stderr)
    print(f"{len(asked.play) - failed} of {len(asked.play)} transcripts went as written")
    return 1 if failed else 0


def _play_transcript(path: Path, asked: argparse.Namespace, command: Sequence[str]) -> None:
    lines = parse_transcript(path.read_text("utf-8"))
    out = asked.out / path.stem if asked.out else None
    with tempfile.TemporaryDirectory(prefix="play-") as folder:
        told = asyncio.run(_play_lines(lines, Path(folder), out, asked, command))
    if told is not None:
        path.write_text("\n".join(told) + "\n", "utf-8")


async def _play_lines(
    lines: list[TranscriptLine],
    folder: Path,
    out: Path | None,
    asked: argparse.Namespace,
    command: Sequence[str],
) -> list[str] | None:
    """Play the lines with a bot of their own; the new lines when they are to be updated."""
    async with open_sandbox(
        folder,
        offset=(_START_TIME - SystemClock().now()).total_seconds(),
        first_update=_FIRST_UPDATE,
        environment={**filter_environment(os.environ), QUIET_VARIABLE: "1"},
        command=command,
    ) as stage:
        player = Player(stage, print)
        try:
            await player.wait_ready()
            if asked.update:
                return await player.record(lines)
            await player.play(lines, kill_between=asked.kill_between)
        finally:
            if out is not None:
                _save_files(player, out)
    return None


def _save_files(player: Player, folder: Path) -> None:
    """Write down what the bot sent, in order, under the names it gave."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, stored in enumerate(player.list_files(), 1):
        (folder / f"{number:02}-{Path(stored.name).name}").write_bytes(stored.data)
