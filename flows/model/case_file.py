"""The case file as a pure value: what its pages and packs say, before anybody sets it in type.

Amounts stand in it as they are printed, so that two versions can be compared word by word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

DatedBy = Literal["camera", "file", "upload"]
Form = Literal["original", "compressed"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of ours in English and, for the key parts, in Simplified Chinese ("" for none)."""

    en: str
    zh: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value; `own` marks words the buyer typed."""

    label: Phrase
    value: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the case: its role, its name ("" when not stated), one line on it."""

    role: Phrase
    name: str = ""
    detail: Phrase = field(default_factory=lambda: Phrase(""))


@dataclass(frozen=True, slots=True)
class Cover:
    """Page one. `strongest` are the labels of at most three exhibits, the best first."""

    title: Phrase
    parties: tuple[Party, ...] = ()
    fields: tuple[Field, ...] = ()
    amounts: tuple[Field, ...] = ()
    issue: Phrase = field(default_factory=lambda: Phrase(""))
    asked: Phrase = field(default_factory=lambda: Phrase(""))
    strongest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of agreed and received, what lies between, and the labels that show it.

    `own` marks the words of both sides as typed by the buyer; `where` says where it was agreed.
    """

    agreed: Phrase
    received: Phrase
    difference: Phrase
    where: Phrase = field(default_factory=lambda: Phrase(""))
    exhibits: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """One row of the amounts: what it is, how it was worked out, and the amount as printed."""

    what: Phrase
    amount: str
    working: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One row of the chronology; without exhibits it says "no document".

    `reported`: the day is that of the buyer's report, the event itself may be older. `exempt`:
    no document is to be expected of it.
    """

    on: date
    what: Phrase
    exhibits: tuple[str, ...] = ()
    reported: bool = False
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Communication:
    """One message or answer between the parties, or with the platform."""

    on: date
    sender: Phrase
    what: Phrase
    exhibits: tuple[str, ...] = ()
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """What looking at a file found out; instants without a zone are the camera's own clock.

    `seconds` is how long a film or a voice message plays, `pages` counts those of a PDF.
    """

    taken_at: datetime | None = None
    dated_by: DatedBy = "upload"
    form: Form = "original"
    seconds: int | None = None
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ExhibitSheet:
    """One exhibit. `sha256` is 64 hex digits of the file as received, "" while it is not held."""

    label: str
    kind: str
    name: str
    title: Phrase
    proves: Phrase
    received_at: datetime
    slug: str = "file"
    caption: str = ""
    origin: Origin = field(default_factory=Origin)
    sha256: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """How the goods were looked at: counted facts, and a sentence on how they were chosen."""

    fields: tuple[Field, ...] = ()
    said: Phrase = field(default_factory=lambda: Phrase(""))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything the case file says, in the order it says it.

    `subject` names the order on every page ("" for none). `changes` are the sentences on what is
    new since the version before it, none in version 1.
    """

    reference: str
    version: int
    made_at: datetime
    cover: Cover
    subject: str = ""
    lines: tuple[Comparison, ...] = ()
    sums: tuple[Sum, ...] = ()
    chronology: tuple[Occurrence, ...] = ()
    communications: tuple[Communication, ...] = ()
    sheets: tuple[ExhibitSheet, ...] = ()
    method: Method = field(default_factory=Method)
    story: tuple[str, ...] = ()
    changes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Making:
    """What a case file is made with besides the answers; `origins` by the id of the exhibit."""

    made_at: datetime
    version: int = 1
    buyer: str = ""
    origins: Mapping[str, Origin] = field(default_factory=dict)
