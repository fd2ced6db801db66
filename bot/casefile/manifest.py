"""The list of the files in a pack, each tied to all before it, so that none is exchanged unseen."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.inspection.findings import CopyForm
from flows.model.case_file import CaseFile, ExhibitSheet

MAX_PART_BYTES = 45_000_000
"""A part of the ZIP; Telegram lets a bot send 50 MB."""

SENT_FOLDER, OPEN_FOLDER = "texts/sent/", "texts/to-paste/"
"""Where the ZIP holds the texts that were sent, and those that are still to be pasted."""

_UNSAFE_CHARACTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """What there is of one exhibit: the copy to enclose, and JPEGs to print, all without metadata.

    `suffix` is the ending of the copy's name, by what it is; `form` says how it differs from the
    file received.
    """

    enclosed: Path | None = None
    pictures: tuple[Path, ...] = ()
    suffix: str = ".jpg"
    form: CopyForm = CopyForm.EXACT


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One enclosed file: its ASCII name, its checksum and size, and the chain up to it."""

    label: str
    name: str
    sha256: str
    size: int
    chain_hash: str = ""
    form: CopyForm = CopyForm.EXACT


@dataclass(frozen=True, slots=True)
class HashChain:
    """The enclosed files by label, where the chain starts and ends, and the manifest in bytes."""

    start: str
    end: str
    links: Mapping[str, ChainLink] = field(default_factory=dict)
    manifest: bytes = b""

    @property
    def manifest_sha256(self) -> str:
        """The checksum of manifest.json, which the PDF prints."""
        return hashlib.sha256(self.manifest).hexdigest()


def build_chain(case_file: CaseFile, exhibit_files: Mapping[str, ManifestFile]) -> HashChain:
    """Return the files to enclose, in the order of their labels; reads each of them once.

    A file that is not held, or too large for a part, is listed in the manifest without a checksum
    of ours. Raises OSError where a file named is not there.
    """
    start = end = _hash_texts("case file", format_reference(case_file))
    links = dict[str, ChainLink]()
    for sheet in case_file.sheets:
        link = _build_link(sheet, exhibit_files.get(sheet.label, ManifestFile()))
        if link:
            end = _hash_texts(end, link.sha256, link.name)
            links[sheet.label] = replace(link, chain_hash=end)
    chain = HashChain(start, end, links)
    return replace(chain, manifest=_encode_manifest(case_file, chain))


def _build_link(sheet: ExhibitSheet, exhibit_file: ManifestFile) -> ChainLink | None:
    path = exhibit_file.enclosed
    if path is None or (size := path.stat().st_size) > MAX_PART_BYTES:
        return None
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = format_file_name(sheet, exhibit_file.suffix)
    return ChainLink(sheet.label, name, digest, size, form=exhibit_file.form)


def format_file_name(sheet: ExhibitSheet, suffix: str) -> str:
    """Return "E01-carton-out.jpg": label, line of the checklist, and an ending of ours."""
    return f"{format_stem(sheet)}{suffix}"


def format_stem(sheet: ExhibitSheet) -> str:
    """Return "E01-carton-out"."""
    number = re.sub(r"\D", "", sheet.label).zfill(2)
    return f"E{number}-{_slugify_text(sheet.slug) or 'file'}"


def format_text_name(name: str, language: str) -> str:
    """Return "texts/sent/2026-11-27-first-message.en.txt" of a text that was sent."""
    return f"{SENT_FOLDER}{_slugify_text(name) or 'text'}.{language}.txt"


def format_reference(case_file: CaseFile) -> str:
    """Return the reference as a part of a file name."""
    return _slugify_text(case_file.reference) or "case"


def _slugify_text(text: str) -> str:
    return _UNSAFE_CHARACTERS.sub("-", text.lower()).strip("-")[:40]


def _hash_texts(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _encode_manifest(case_file: CaseFile, chain: HashChain) -> bytes:
    content = {
        "format": 1,
        "case": format_reference(case_file),
        "version": case_file.version,
        "made_at": case_file.made_at.isoformat(),
        "algorithm": "SHA-256",
        "chain": {"start": chain.start, "end": chain.end},
        "exhibits": [
            _describe_exhibit(sheet, chain.links.get(sheet.label)) for sheet in case_file.sheets
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _describe_exhibit(sheet: ExhibitSheet, link: ChainLink | None) -> dict[str, object]:
    taken = sheet.origin.taken_at
    described: dict[str, object] = {
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
        described |= {
            "name": link.name,
            "sha256": link.sha256,
            "size": link.size,
            "copy": link.form.value,
            "chain": link.chain_hash,
        }
    return described


def format_checksums(files: Iterable[tuple[str, str]]) -> bytes:
    """Return SHA256SUMS of (name, digest) pairs, as `sha256sum -c` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in files).encode("ascii")
