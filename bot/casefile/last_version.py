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


def encode_last_version(kept: LastVersion) -> bytes:
    """Return it as JSON; `read` gives the same back."""
    former = kept.snapshot
    known = {
        "case": codec.encode_case(former.case).decode(),
        "version": former.making.version,
        "made_at": former.making.made_at.isoformat(),
        "buyer": former.making.buyer,
        "origins": {name: _encode_origin(each) for name, each in former.making.origins.items()},
        "changes": [[phrase.en, phrase.zh] for phrase in former.changes],
        "digests": list(kept.digests),
    }
    return orjson.dumps(known)


def decode_last_version(content: bytes) -> LastVersion | None:
    """Return what was kept, None before the first version."""
    if not content:
        return None
    known = orjson.loads(content)
    making = BuildInfo(
        made_at=datetime.fromisoformat(known["made_at"]),
        version=known["version"],
        buyer=known["buyer"],
        origins={name: _decode_origin(each) for name, each in known["origins"].items()},
    )
    changes = tuple(Phrase(*each) for each in known["changes"])
    case = codec.decode_case(known["case"].encode())
    return LastVersion(VersionSnapshot(case, making, changes), tuple(known["digests"]))


def _encode_origin(origin: FileMetadata) -> Json:
    taken = origin.taken_at.isoformat() if origin.taken_at else None
    return [taken, origin.dated_by, origin.form, origin.seconds, origin.pages]


def _decode_origin(known: Json) -> FileMetadata:
    taken, dated_by, form, seconds, pages = known
    taken_at = datetime.fromisoformat(taken) if taken else None
    return FileMetadata(taken_at, dated_by, form, seconds, pages)
