"""A text as it was typed, cleaned once for everything that looks at it."""

from dataclasses import dataclass
from typing import Self

from flows.reading.texts import clean_text

EDGE_MARKS = " .!"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the buyer typed in a message.

    `raw` is for the readers of values, which clean by rules of their own; `clean` is what may be
    kept, `folded` the same in lower case, to be compared.
    """

    raw: str
    clean: str
    folded: str
    message: int

    @classmethod
    def from_text(cls, raw: str, message: int) -> Self:
        """Return a text with its cleaned forms."""
        clean = clean_text(raw)
        return cls(raw, clean, clean.casefold(), message)

    @property
    def word(self) -> str:
        """The folded text without full stops and the like around it, as a button's label is."""
        return self.folded.strip(EDGE_MARKS)
