"""The jobs of the case file: the whole pack, the light pack for upload forms, and two pictures.

Each is one call for a process of its own (`bot.working`): it gets values and paths, writes into a
folder that is there and empty, and returns names in it. Give it MEMORY and SECONDS.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from bot.casefile.chaining import (
    Chain,
    Held,
    chained,
    plain_reference,
    stem,
    sums,
)
from bot.casefile.composing import Filling, composed
from bot.casefile.shrinking import PROFILES, UPLOAD_BYTES, fitted, light, readable
from bot.casefile.typesetting import Printed, Sheet, pdf, png
from bot.casefile.zipping import Entry, zipped
from flows.document import CaseFile

MEMORY = 3 << 30
SECONDS = 120.0
"""What a job may take; a usual one takes one second and 250 MB."""

PDF = "00-case-file.pdf"
VERIFIER = Path(__file__).parent / "verify.py"
PICTURE_PPI = 130.0
MOST_PAGES = 30
"""Pictures printed of one exhibit."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a job made: names in its folder, and what the document says of itself."""

    names: tuple[str, ...]
    manifest_sha256: str
    archival: bool


def full_pack(
    case_file: CaseFile, held: Mapping[str, Held], texts: Mapping[str, str], folder: Path
) -> Bound:
    """Write the PDF and the ZIP of originals, in parts of at most 45 MB; the PDF is named first.

    `held` by label, `texts` by file name. Raises Unset, OSError.
    """
    chain = chained(case_file, held)
    printed = _printed(case_file, chain, _pictures(held))
    (folder / PDF).write_bytes(printed.pdf)
    entries = list(_entries(chain, held, texts, folder / PDF))
    listed = sums((entry.name, _digest(entry.content)) for entry in entries)
    entries.insert(1, Entry("SHA256SUMS", listed))
    name = f"case-file-{plain_reference(case_file)}-v{case_file.version}"
    parts = zipped(entries, folder, name, case_file.made_at)
    return _bound((PDF, *(path.name for path in parts)), chain, printed)


def _entries(
    chain: Chain, held: Mapping[str, Held], texts: Mapping[str, str], document: Path
) -> Iterator[Entry]:
    yield Entry(PDF, document)
    yield Entry("manifest.json", chain.manifest)
    yield Entry("verify.py", VERIFIER)
    for name, text in sorted(texts.items()):
        yield Entry(f"texts/{name}", text.encode("utf-8", "replace"))
    for label, link in chain.links.items():
        original = held[label].original
        if original is not None:
            yield Entry(link.name, original)


def upload_pack(case_file: CaseFile, held: Mapping[str, Held], folder: Path) -> Bound:
    """Write a light PDF and one JPEG for each picture, each at most 1.9 MB. Raises Unset, OSError.

    The PDF comes first, then the pictures in the order of the exhibits; it may be larger when
    there are very many of them.
    """
    chain = chained(case_file, held)
    printed = _light(case_file, chain, held)
    (folder / PDF).write_bytes(printed.pdf)
    names = [PDF]
    pictures = _pictures(held)
    for sheet in case_file.sheets:
        for number, picture in enumerate(pictures.get(sheet.label, ()), start=1):
            name = f"{stem(sheet)}{f'-p{number}' if number > 1 else ''}.jpg"
            fitted(picture, folder / name)
            names.append(name)
    return _bound(names, chain, printed)


def _light(case_file: CaseFile, chain: Chain, held: Mapping[str, Held]) -> Printed:
    """Return the PDF with the best pictures that let it fit a form, else with the smallest."""
    for profile in PROFILES:
        with _lightened(held, profile) as smaller:
            printed = _printed(case_file, chain, smaller)
        if len(printed.pdf) <= UPLOAD_BYTES:
            break
    return printed


def picture(sheet: Sheet, case_file: CaseFile, held: Mapping[str, Held], folder: Path) -> Bound:
    """Write page one ("first") or the timeline as a PNG. Raises Unset, OSError."""
    chain = chained(case_file, held)
    with _lightened(held) as smaller:
        named, files = _named(smaller)
        data = composed(case_file, Filling(chain, named))
        made = png(sheet, data, files, case_file.made_at, PICTURE_PPI)
    name = f"{sheet}.png"
    (folder / name).write_bytes(made)
    return Bound((name,), chain.manifest_sha256, archival=False)


Pictures = Mapping[str, Sequence[Path]]


def _pictures(held: Mapping[str, Held]) -> Pictures:
    """Return the pictures that can be printed, by label."""
    return {
        label: [path for path in each.pictures[:MOST_PAGES] if readable(path)]
        for label, each in held.items()
    }


@contextmanager
def _lightened(
    held: Mapping[str, Held], profile: tuple[int, int] = PROFILES[0]
) -> Iterator[Pictures]:
    """Give small copies of the pictures, for as long as they are needed."""
    with tempfile.TemporaryDirectory(prefix="light-") as name:
        smaller = dict[str, list[Path]]()
        for label, paths in _pictures(held).items():
            copies = [Path(name) / f"{label}-{n}.jpg" for n in range(1, len(paths) + 1)]
            for source, target in zip(paths, copies, strict=True):
                light(source, target, profile)
            smaller[label] = copies
        yield smaller


def _printed(case_file: CaseFile, chain: Chain, pictures: Pictures) -> Printed:
    named, files = _named(pictures)
    return pdf(composed(case_file, Filling(chain, named)), files, case_file.made_at)


def _named(pictures: Pictures) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Path]]:
    """Return the names the templates call the pictures by, and the file behind each name."""
    named = {
        label: [f"{label}-{number}.jpg" for number in range(1, len(paths) + 1)]
        for label, paths in pictures.items()
    }
    files = {
        name: path
        for label, paths in pictures.items()
        for name, path in zip(named[label], paths, strict=True)
    }
    return named, files


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _bound(names: Sequence[str], chain: Chain, printed: Printed) -> Bound:
    return Bound(tuple(names), chain.manifest_sha256, printed.archival)
