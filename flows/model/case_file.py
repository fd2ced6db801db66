"""The case file as a pure value: what its pages and packs say, before anybody sets it in type.

Amounts stand in it as they are printed, so that two versions can be compared word by word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

DateSource = Literal["camera", "file", "upload"]
FileForm = Literal["original", "compressed"]


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
    by_buyer: bool = False


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
class ComparisonRow:
    """One line of agreed and received, what lies between, and the labels that show it.

    `own` marks the words of both sides as typed by the buyer; `source` says where it was agreed.
    """

    agreed: Phrase
    received: Phrase
    difference: Phrase
    source: Phrase = field(default_factory=lambda: Phrase(""))
    exhibits: tuple[str, ...] = ()
    by_buyer: bool = False


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One row of the amounts: what it is, how it was worked out, and the amount as printed."""

    label: Phrase
    amount: str
    calculation: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One row of the chronology: what happened on a day, or on several of them `until` the last.

    `is_reported`: the day is that of the buyer's report, the event itself may be older.
    `is_exempt`: no document is to be expected of it.
    """

    day: date
    text: Phrase
    exhibits: tuple[str, ...] = ()
    is_reported: bool = False
    is_exempt: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CommunicationRow:
    """One message or answer between the parties, or with the platform.

    `text_name` is that of the text as it was sent, "" where that was not kept. `quote` are the
    words of the sender, as the buyer copied them.
    """

    day: date
    sender: Phrase
    text: Phrase
    exhibits: tuple[str, ...] = ()
    is_reported: bool = False
    text_name: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class SentText:
    """A letter as it was sent: its name without the language, and the text of each language."""

    name: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileMetadata:
    """What looking at a file found out; instants without a zone are the camera's own clock.

    `seconds` is how long a film or a voice message plays, `pages` counts those of a PDF.
    """

    taken_at: datetime | None = None
    dated_by: DateSource = "upload"
    form: FileForm = "original"
    seconds: int | None = None
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ExhibitSheet:
    """One exhibit. `sha256` is 64 hex digits of the file as received, "" while it is not held.

    `is_told`: the buyer says what it shows. `author` sent a forwarded one first, at `written_at`.
    `date_denied`: the buyer says that the date of the camera is wrong.
    """

    label: str
    kind: str
    name: str
    title: Phrase
    proves: Phrase
    received_at: datetime
    slug: str = "file"
    caption: str = ""
    origin: FileMetadata = field(default_factory=FileMetadata)
    sha256: str = ""
    size: int | None = None
    is_told: bool = False
    author: str = ""
    written_at: datetime | None = None
    date_denied: bool = False


@dataclass(frozen=True, slots=True)
class InspectionMethod:
    """How the goods were looked at: counted facts, and a sentence on how they were chosen."""

    fields: tuple[Field, ...] = ()
    text: Phrase = field(default_factory=lambda: Phrase(""))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything the case file says, in the order it says it.

    `subject` names the order on every page ("" for none). `changes` are the sentences on what is
    new since the version before it, none in version 1. `sent_texts` are enclosed word for word.
    The `timeline` holds the rows of the chronology and of the communications, in one order.
    One that `is_redacted` is a copy to show to others, without what tells who.
    """

    reference: str
    version: int
    made_at: datetime
    cover: Cover
    subject: str = ""
    lines: tuple[ComparisonRow, ...] = ()
    sums: tuple[AmountRow, ...] = ()
    chronology: tuple[ChronologyRow, ...] = ()
    communications: tuple[CommunicationRow, ...] = ()
    timeline: tuple[ChronologyRow | CommunicationRow, ...] = ()
    sheets: tuple[ExhibitSheet, ...] = ()
    method: InspectionMethod = field(default_factory=InspectionMethod)
    story: tuple[str, ...] = ()
    changes: tuple[Phrase, ...] = ()
    sent_texts: tuple[SentText, ...] = ()
    is_redacted: bool = False


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """What a case file is made with besides the answers; `origins` by the id of the exhibit."""

    made_at: datetime
    version: int = 1
    buyer: str = ""
    origins: Mapping[str, FileMetadata] = field(default_factory=dict)
