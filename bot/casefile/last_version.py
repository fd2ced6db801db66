"""What is kept of the case file made last, as JSON: so the next one can say what changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.casefile.packs import VersionSnapshot
from flows.model import codec
from flows.model.case_file import BuildInfo, FileMetadata, Phrase

Json = Any


@dataclass(frozen=True, slots=True)
class LastVersion:
    """A version that was made, and the digests of the files that were sent with it."""

    snapshot: VersionSnapshot
    digests: tuple[str, ...]


def encode_last_version(version: LastVersion) -> bytes:
    """Return it as JSON; `decode_last_version` gives the same back."""
    snapshot = version.snapshot
    fields = {
        "case": codec.encode_case(snapshot.case).decode(),
        "version": snapshot.making.version,
        "made_at": snapshot.making.made_at.isoformat(),
        "buyer": snapshot.making.buyer,
        "origins": {name: _encode_origin(each) for name, each in snapshot.making.origins.items()},
        "changes": [[phrase.en, phrase.zh] for phrase in snapshot.changes],
        "digests": list(version.digests),
    }
    return orjson.dumps(fields)


def decode_last_version(content: bytes) -> LastVersion | None:
    """Return what was kept, None before the first version."""
    if not content:
        return None
    fields = orjson.loads(content)
    making = BuildInfo(
        made_at=datetime.fromisoformat(fields["made_at"]),
        version=fields["version"],
        buyer=fields["buyer"],
        origins={name: _decode_origin(each) for name, each in fields["origins"].items()},
    )
    changes = tuple(Phrase(*each) for each in fields["changes"])
    case = codec.decode_case(fields["case"].encode())
    return LastVersion(VersionSnapshot(case, making, changes), tuple(fields["digests"]))


def _encode_origin(origin: FileMetadata) -> Json:
    taken_at_text = origin.taken_at.isoformat() if origin.taken_at else None
    return [taken_at_text, origin.dated_by, origin.form, origin.seconds, origin.pages]


def _decode_origin(fields: Json) -> FileMetadata:
    taken_at_text, dated_by, form, seconds, pages = fields
    taken_at = datetime.fromisoformat(taken_at_text) if taken_at_text else None
    return FileMetadata(taken_at, dated_by, form, seconds, pages)
