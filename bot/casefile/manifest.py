"""The list of the files in a pack, each tied to all before it, so that none is exchanged unseen."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.model.case_file import CaseFile, ExhibitSheet

PART_BYTES = 45_000_000
"""A part of the ZIP; Telegram lets a bot send 50 MB."""

_SAFE_END = re.compile(r"[.][a-z0-9]{1,5}")
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Held:
    """What there is of one exhibit: the file to enclose, and cleaned JPEGs to print.

    The file may differ from the one received where its location data was taken out.
    """

    original: Path | None = None
    pictures: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One enclosed file: its ASCII name, its checksum and size, and the chain up to it."""

    label: str
    name: str
    sha256: str
    size: int
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The enclosed files by label, where the chain starts and ends, and the manifest in bytes."""

    start: str
    end: str
    links: Mapping[str, Link] = field(default_factory=dict)
    manifest: bytes = b""

    @property
    def manifest_sha256(self) -> str:
        """The checksum of manifest.json, which the PDF prints."""
        return hashlib.sha256(self.manifest).hexdigest()


def chained(case_file: CaseFile, held: Mapping[str, Held]) -> Chain:
    """Return the files to enclose, in the order of their labels; reads each of them once.

    A file that is not held, or too large for a part, is listed in the manifest without a checksum
    of ours. Raises OSError where a file named is not there.
    """
    start = end = _hashed("case file", plain_reference(case_file))
    links = dict[str, Link]()
    for sheet in case_file.sheets:
        link = _link(sheet, held.get(sheet.label, Held()))
        if link:
            end = _hashed(end, link.sha256, link.name)
            links[sheet.label] = replace(link, chain=end)
    chain = Chain(start, end, links)
    return replace(chain, manifest=_manifest(case_file, chain))


def _link(sheet: ExhibitSheet, held: Held) -> Link | None:
    if held.original is None or held.original.stat().st_size > PART_BYTES:
        return None
    with held.original.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Link(sheet.label, file_name(sheet), digest, held.original.stat().st_size)


def file_name(sheet: ExhibitSheet) -> str:
    """Return "E01-carton-out.jpg": label, line of the checklist, and the ending of its name."""
    return f"{stem(sheet)}{_ending(sheet)}"


def stem(sheet: ExhibitSheet) -> str:
    """Return "E01-carton-out"."""
    number = re.sub(r"\D", "", sheet.label).zfill(2)
    return f"E{number}-{_plain(sheet.slug) or 'file'}"


def plain_reference(case_file: CaseFile) -> str:
    """Return the reference as a part of a file name."""
    return _plain(case_file.reference) or "case"


def _plain(text: str) -> str:
    return _UNSAFE.sub("-", text.lower()).strip("-")[:40]


def _ending(sheet: ExhibitSheet) -> str:
    found = Path(sheet.name.lower()).suffix
    if _SAFE_END.fullmatch(found):
        return {".jpeg": ".jpg"}.get(found, found)
    return ".jpg" if sheet.kind == "photo" else ".bin"


def _hashed(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _manifest(case_file: CaseFile, chain: Chain) -> bytes:
    content = {
        "format": 1,
        "case": plain_reference(case_file),
        "version": case_file.version,
        "made_at": case_file.made_at.isoformat(),
        "algorithm": "SHA-256",
        "chain": {"start": chain.start, "end": chain.end},
        "exhibits": [_entry(sheet, chain.links.get(sheet.label)) for sheet in case_file.sheets],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _entry(sheet: ExhibitSheet, link: Link | None) -> dict[str, object]:
    taken = sheet.origin.taken_at
    told: dict[str, object] = {
        "label": sheet.label,
        "title": sheet.title.en,
        "caption": sheet.caption,
        "received_at": sheet.received_at.isoformat(),
        "received_name": sheet.name,
        "received_sha256": sheet.sha256,
        "taken_at": taken.isoformat() if taken else None,
        "dated_by": sheet.origin.dated_by,
        "form": sheet.origin.form,
        "enclosed": link is not None,
    }
    if link:
        told |= {"name": link.name, "sha256": link.sha256, "size": link.size, "chain": link.chain}
    return told


def sums(files: Iterable[tuple[str, str]]) -> bytes:
    """Return SHA256SUMS of (name, digest) pairs, as `sha256sum -c` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in files).encode("ascii")
