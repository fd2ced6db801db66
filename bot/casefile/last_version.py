"""What is kept of the case file made last, as JSON: so the next one can say what changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.casefile.packs import Former
from flows.model import codec
from flows.model.case_file import Making, Origin, Phrase

Json = Any


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that was made, and the digests of the files that were sent with it."""

    former: Former
    digests: tuple[str, ...]


def written(kept: Kept) -> bytes:
    """Return it as JSON; `read` gives the same back."""
    former = kept.former
    known = {
        "case": codec.encode_case(former.case).decode(),
        "version": former.making.version,
        "made_at": former.making.made_at.isoformat(),
        "buyer": former.making.buyer,
        "origins": {name: _origin(each) for name, each in former.making.origins.items()},
        "changes": [[phrase.en, phrase.zh] for phrase in former.changes],
        "digests": list(kept.digests),
    }
    return orjson.dumps(known)


def read(content: bytes) -> Kept | None:
    """Return what was kept, None before the first version."""
    if not content:
        return None
    known = orjson.loads(content)
    making = Making(
        made_at=datetime.fromisoformat(known["made_at"]),
        version=known["version"],
        buyer=known["buyer"],
        origins={name: _read(each) for name, each in known["origins"].items()},
    )
    changes = tuple(Phrase(*each) for each in known["changes"])
    case = codec.decode_case(known["case"].encode())
    return Kept(Former(case, making, changes), tuple(known["digests"]))


def _origin(origin: Origin) -> Json:
    taken = origin.taken_at.isoformat() if origin.taken_at else None
    return [taken, origin.dated_by, origin.form, origin.seconds, origin.pages]


def _read(known: Json) -> Origin:
    taken, dated_by, form, seconds, pages = known
    taken_at = datetime.fromisoformat(taken) if taken else None
    return Origin(taken_at, dated_by, form, seconds, pages)
