"""The rows about the data of buyers as values: consents, exports, and what is forgotten."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """A consent that was given, or taken back; `text` names what was read, and its version.

    Without a `case_id` it holds for the whole chat.
    """

    chat_id: int
    case_id: str | None
    text: str
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class DataExportJob:
    """The data of a case to be packed for the buyer; `asked` counts their wishes from 1.

    While it is more than `made` there is a wish to be met. `digests` are the packed files that
    were made last, which lie sealed among those of the case, and are deleted after some days.
    """

    case_id: str
    chat_id: int
    asked: int
    made: int = 0
    digests: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of the bot's that stands in a chat; `at` is when Telegram took it."""

    chat_id: int
    message_id: int
    case_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """The mark of cases that were forgotten: their files are to be deleted, a receipt written.

    `case_ids` are divided by spaces; `notes` is a JSON object of the bot's for the receipt. With
    no `chat_id` that is written, and only the files are looked for once more.
    """

    id: str
    chat_id: int | None
    case_ids: str
    notes: str
    attempts: int = 0
