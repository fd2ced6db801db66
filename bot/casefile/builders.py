"""The jobs of the case file: the whole pack, the light pack for upload forms, and two pictures.

Each is one call for a process of its own, by the name it has in `bot.casefile.tasks`: it gets
values and paths, writes into a folder that is there and empty, and returns names in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path

from bot.casefile.image_sizes import PROFILES, UPLOAD_BYTES, fitted
from bot.casefile.location_free_copies import placeless
from bot.casefile.manifest import Chain, Held, chained, plain_reference, stem, sums
from bot.casefile.pages.images import Pictures, best, lightened, named, printable
from bot.casefile.pages.template_data import Filling, composed
from bot.casefile.pages.typesetting import Printed, Sheet, pdf, png
from bot.casefile.tasks import Bound
from bot.casefile.zip_parts import Entry, zipped
from flows.model.case_file import CaseFile

PDF = "00-case-file.pdf"
VERIFIER = Path(__file__).parent / "verify.py"
PICTURE_PPI = 130.0


def full_pack(
    case_file: CaseFile, held: Mapping[str, Held], texts: Mapping[str, str], folder: Path
) -> Bound:
    """Write the PDF and the ZIP of the files, in parts of at most 45 MB; the PDF is named first.

    A file that tells where it was made is enclosed as a copy that does not; the manifest names the
    checksums of both. `held` by label, `texts` by file name. Raises Unset, OSError.
    """
    with placeless(held, folder) as shared:
        chain = chained(case_file, shared)
        printed = _printed(case_file, chain, printable(shared))
        (folder / PDF).write_bytes(printed.pdf)
        entries = list(_entries(chain, shared, texts, folder / PDF))
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
    with placeless(held, folder) as shared:
        chain = chained(case_file, shared)
        printed = _light(case_file, chain, shared)
        (folder / PDF).write_bytes(printed.pdf)
        names = (PDF, *_fitted(case_file, printable(shared), folder))
    return _bound(names, chain, printed)


def _fitted(case_file: CaseFile, pictures: Pictures, folder: Path) -> Iterator[str]:
    """Write the pictures, each small enough for a form; yield their names."""
    for sheet in case_file.sheets:
        for number, picture in enumerate(pictures.get(sheet.label, ()), start=1):
            name = f"{stem(sheet)}{f'-p{number}' if number > 1 else ''}.jpg"
            fitted(picture, folder / name)
            yield name


def _light(case_file: CaseFile, chain: Chain, held: Mapping[str, Held]) -> Printed:
    """Return the PDF with the best pictures that let it fit a form, else with the smallest."""
    for profile in PROFILES:
        with lightened(held, profile) as smaller:
            printed = _printed(case_file, chain, smaller)
        if len(printed.pdf) <= UPLOAD_BYTES:
            break
    return printed


def picture(sheet: Sheet, case_file: CaseFile, held: Mapping[str, Held], folder: Path) -> str:
    """Write page one ("first") or the timeline as a PNG; return its name. Raises Unset, OSError."""
    wanted = best(case_file, held) if sheet == "first" else {}
    with lightened(wanted) as smaller:
        names, files = named(smaller)
        data = composed(case_file, Filling(chained(case_file, {}), names))
        made = png(sheet, data, files, case_file.made_at, PICTURE_PPI)
    name = f"{sheet}.png"
    (folder / name).write_bytes(made)
    return name


def _printed(case_file: CaseFile, chain: Chain, pictures: Pictures) -> Printed:
    names, files = named(pictures)
    return pdf(composed(case_file, Filling(chain, names)), files, case_file.made_at)


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _bound(names: Sequence[str], chain: Chain, printed: Printed) -> Bound:
    return Bound(tuple(names), chain.manifest_sha256, printed.archival)
