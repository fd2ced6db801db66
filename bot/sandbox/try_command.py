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
from bot.sandbox.bot_process import Launcher
from bot.sandbox.sandbox import LAUNCH_BOT, LOG_NAME, Sandbox, filter_environment, open_sandbox
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


def main(args: Sequence[str], launch: Launcher = LAUNCH_BOT) -> int:
    """Run `try` with these arguments; `launch` starts the bot. Returns the exit code."""
    options = build_parser().parse_args(args)
    if options.play:
        return _play_transcripts(options, launch)
    return asyncio.run(_serve_chat(options, launch))


async def _serve_chat(options: argparse.Namespace, launch: Launcher) -> int:
    """The chat page, until Ctrl-C."""
    with tempfile.TemporaryDirectory(prefix="try-") as spare:
        folder = options.data or Path(spare)
        # Numbers of updates go on from an earlier try, so that the bot knows them for new.
        first = int(SystemClock().now().timestamp())
        try:
            async with open_sandbox(
                folder, first_update=first, launch=launch, port=options.port
            ) as sandbox:
                return await _wait_signal(sandbox, folder)
        except OSError as error:
            print(
                f"The port {options.port} cannot be had: {error.strerror}. Choose another with "
                '--port, or any that is free: make try ARGS="--port 0"',
                file=sys.stderr,
            )
            return 1


async def _wait_signal(sandbox: Sandbox, folder: Path) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    # Whoever reads the line may stop it at once.
    print(
        f"The chat is at {sandbox.address}/  "
        f"(the bot's log: {folder / LOG_NAME}; Ctrl-C stops both)"
    )
    sys.stdout.flush()
    await stop.wait()
    return 0


def _play_transcripts(options: argparse.Namespace, launch: Launcher) -> int:
    failed = 0
    for path in options.play:
        print(f"## {path}")
        try:
            _play_transcript(path, options, launch)
        except (DivergenceError, TranscriptError, OSError) as reason:
            failed += 1
            sys.stdout.flush()
            print(f"\n{path}, {reason}\n", file=sys.stderr)
    print(f"{len(options.play) - failed} of {len(options.play)} transcripts went as written")
    return 1 if failed else 0


def _play_transcript(path: Path, options: argparse.Namespace, launch: Launcher) -> None:
    lines = parse_transcript(path.read_text("utf-8"))
    out = options.out / path.stem if options.out else None
    with tempfile.TemporaryDirectory(prefix="play-") as folder:
        recorded = asyncio.run(_play_lines(lines, Path(folder), out, options, launch))
    if recorded is not None:
        path.write_text("\n".join(recorded) + "\n", "utf-8")


async def _play_lines(
    lines: list[TranscriptLine],
    folder: Path,
    out: Path | None,
    options: argparse.Namespace,
    launch: Launcher,
) -> list[str] | None:
    """Play the lines with a bot of their own; the new lines when they are to be updated."""
    async with open_sandbox(
        folder,
        offset=(_START_TIME - SystemClock().now()).total_seconds(),
        first_update=_FIRST_UPDATE,
        environment={**filter_environment(os.environ), QUIET_VARIABLE: "1"},
        launch=launch,
    ) as sandbox:
        player = Player(sandbox, print)
        try:
            await player.wait_ready()
            if options.update:
                return await player.record(lines)
            await player.play(lines, kill_between=options.kill_between)
        finally:
            if out is not None:
                _save_files(player, out)
    return None


def _save_files(player: Player, folder: Path) -> None:
    """Write down what the bot sent, in order, under the names it gave."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, stored in enumerate(player.list_files(), 1):
        (folder / f"{number:02}-{Path(stored.name).name}").write_bytes(stored.data)
