"""What a case file of twenty exhibits costs beside its bare typesetting, and what stays of ten.

Bare is one process that shrinks the same photos and hands the same pages to Typst: no limits, no
look at the files, no manifest, no ZIP. Ours works on two files at a time, as the bot does. The two
go in turns. Run it with `python -m tests.bench.casefiles`.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median

from bot.casefile.builders import build_full_pack
from bot.casefile.manifest import ManifestFile, build_chain
from bot.casefile.pages.images import name_pictures
from bot.casefile.pages.template_data import TemplateInput, build_template_data
from bot.casefile.pages.typesetting import render_pdf
from bot.casefile.tasks import MAX_MEMORY_BYTES, MAX_SECONDS
from bot.inspection.copies import CopyOptions, write_copies
from bot.inspection.inspector import Inspector
from bot.isolation.child import NICENESS
from bot.isolation.process_pool import ProcessPool
from flows.model.case_file import CaseFile
from tests.bench.tables import ratios, show, spread
from tests.support.casefile import case_files
from tests.support.inspection import sample_files
from tests.support.inspection.gauges import held as memory

EXHIBITS = 20
PHOTO = (4000, 3000)
ROUNDS = 3
FILES = 10
HANDS = 2  # jobs side by side, as the bot does them
MOST_RATIO = 2.0
MOST_GROWTH = 1.3


@cache
def case_file() -> CaseFile:
    """A case file with twenty photos."""
    whole = case_files.whole()
    first = whole.sheets[0]
    sheets = (replace(first, label=f"E{n}", sha256="") for n in range(1, EXHIBITS + 1))
    return replace(whole, sheets=tuple(sheets))


def photos(folder: Path) -> list[Path]:
    """Write twenty photos of twelve megapixels."""
    paths = [folder / f"{n}.jpg" for n in range(1, EXHIBITS + 1)]
    for seed, path in enumerate(paths):
        path.write_bytes(
            sample_files.encoded(sample_files.panel(seed, PHOTO), "JPEG", exif=sample_files.exif())
        )
    return paths


def bare(folder: str) -> None:
    """Shrink the photos, and hand the pages to Typst; as ready to step aside as our workers are."""
    os.nice(NICENESS)
    held, made = dict[str, ManifestFile](), case_file()
    with tempfile.TemporaryDirectory() as name:
        for n in range(1, EXHIBITS + 1):
            out = Path(name) / str(n)
            out.mkdir()
            copies = write_copies(Path(folder) / f"{n}.jpg", out, CopyOptions())
            held[f"E{n}"] = ManifestFile(pictures=tuple(out / each.name for each in copies))
        names, files = name_pictures({label: each.pictures for label, each in held.items()})
        render_pdf(
            build_template_data(made, TemplateInput(build_chain(made, {}), names)),
            files,
            made.made_at,
        )


async def ours(workshop: ProcessPool, folder: Path) -> None:
    """Shrink the photos and bind the case file, each in a process with limits."""
    inspector, held = Inspector(workshop), dict[str, ManifestFile]()
    with tempfile.TemporaryDirectory() as name:

        async def copied(number: int) -> None:
            path, out = folder / f"{number}.jpg", Path(name) / str(number)
            out.mkdir()
            copies = await inspector.make_copies(path, out)
            assert isinstance(copies, tuple)
            held[f"E{number}"] = ManifestFile(path, tuple(out / each.name for each in copies))

        await asyncio.gather(*(copied(n) for n in range(1, EXHIBITS + 1)))
        await bound(workshop, held)


async def bound(workshop: ProcessPool, held: dict[str, ManifestFile]) -> None:
    """Bind one case file."""
    with tempfile.TemporaryDirectory() as name:
        job = (case_file(), held, {"first-message.en.txt": "Hello"}, Path(name))
        await workshop.run(build_full_pack, *job, seconds=MAX_SECONDS, memory=MAX_MEMORY_BYTES)


async def beside(folder: Path) -> list[float]:
    """Measure ours and bare in turns; return ours by bare."""
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    source = f"from tests.bench.casefiles import bare; bare({str(folder)!r})"
    async with ProcessPool(HANDS) as workshop:
        for _ in range(ROUNDS):
            began = time.perf_counter()
            await ours(workshop, folder)
            took["ours"].append(time.perf_counter() - began)
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", source], check=True)  # noqa: ASYNC221  # nothing waits
            took["bare"].append(time.perf_counter() - began)
    found = ratios(took["ours"], took["bare"])
    rows = [[name, spread(seconds, 2)] for name, seconds in took.items()]
    show("A case file of 20 exhibits", ("", "s"), [*rows, ["ours / bare", spread(found, 2)]])
    return found


async def staying(folder: Path) -> float:
    """Bind ten case files one by one, then ten in pairs; return the most memory by that idle."""
    held = {f"E{n}": ManifestFile(folder / f"{n}.jpg", (folder / f"{n}.jpg",)) for n in range(1, 4)}
    async with ProcessPool(HANDS) as workshop:
        await bound(workshop, held)
        idle = memory()
        for _ in range(FILES):
            await bound(workshop, held)
        alone = memory()
        for _ in range(FILES // 2):
            await asyncio.gather(bound(workshop, held), bound(workshop, held))
    pairs = memory()
    named = {"idle": idle, "ten, one by one": alone, "ten more, in pairs": pairs}
    rows = [[name, f"{size >> 20}", f"{size / idle:.2f}"] for name, size in named.items()]
    show("Memory of the bot's process", ("", "MB", "by idle"), rows)
    return max(alone, pairs) / idle


def main() -> int:
    """Print both tables; return 1 where a bound is not kept."""
    with tempfile.TemporaryDirectory() as name:
        photos(Path(name))
        ratio = median(asyncio.run(beside(Path(name))))
        growth = asyncio.run(staying(Path(name)))
    return int(ratio > MOST_RATIO or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
