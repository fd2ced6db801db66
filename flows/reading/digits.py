"""Numbers in any of the usual spellings: other digits, grouping marks, decimal commas."""

import re
import unicodedata
from dataclasses import dataclass

from flows.model.errors import MisreadError
from flows.reading.texts import clean_bounded, fold_text

MAX_WRITTEN_OUT = 5_000
"""Characters past which a line that normalizing makes longer is not looked through.

One sign may stand for eighteen letters, and a message has 4,096 signs.
"""

NUMBER = r"\d{1,3}(?:[ ']\d{3}(?!\d))+(?:[.,]\d+)?|(?<![\w.,])\.\d+|\d+(?:[.,]\d+)*"
# A dash with blanks on both sides parts "USD - 1250" and is no minus.
NEGATIVE = r"(?i)(?<![\w.])(?:-(?! )|^- )[^\W\d_]{0,3}[$¥€£₪₹₩₸₦₱₽฿₺₴₫]? ?\.?\d|\bminus\b"

_GROUPED = r"\d{1,3}([.,])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}"
_GAPS = str.maketrans("", "", " '")
_MARKS = str.maketrans("", "", ".,")
_FOREIGN = r"[^\x00-\x7f]"
_SIGNS = {
    "٬": ",", "،": ",", "、": ",", "٫": ".", "。": ".", "٪": "%",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "−": "-", "‐": "-", "‑": "-", "–": "-", "—": "-",
    "￥": "¥", "￡": "£", "￦": "₩",
}  # fmt: skip
# Direction marks and joiners: they show how a line is laid out, and stand inside dates and words.
_LAYOUT = "[\u200c-\u200f\u061c]"


def _to_western(found: re.Match[str]) -> str:
    sign = found[0]
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if "！" <= sign <= "～":  # full-width ASCII lies at a fixed distance
        return chr(ord(sign) - 0xFEE0)
    return _SIGNS.get(sign, " " if sign.isspace() else sign)


def flatten_text(text: str) -> str:
    """The text on one line, single spaces, with ASCII digits and punctuation for foreign ones.

    Refuses what is too long to be looked through, also once it is written out.
    """
    bare = re.sub(_LAYOUT, "", clean_bounded(text))
    if (length := len(fold_text(bare))) > max(len(text), MAX_WRITTEN_OUT):
        raise MisreadError("too_long", {"most": MAX_WRITTEN_OUT, "length": length})
    return " ".join(re.sub(_FOREIGN, _to_western, bare).split())


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it was written: digits before and after the decimal mark, no useless zeros."""

    whole: str
    fraction: str = ""

    def multiply(self, factor: int) -> "Numeral":
        """The number times a power of ten."""
        zeros = len(str(factor)) - 1
        digits = self.fraction[:zeros].ljust(zeros, "0")
        return _build_numeral(self.whole + digits, self.fraction[zeros:])

    def scale(self, places: int) -> int:
        """In units of 10 ** -places; half a unit rounds up."""
        digits = self.fraction[: places + 1].ljust(places + 1, "0")
        return (int(self.whole + digits) + 5) // 10


def _build_numeral(whole: str, fraction: str = "") -> Numeral:
    return Numeral(whole.translate(_MARKS).lstrip("0") or "0", fraction.rstrip("0"))


def list_readings(token: str) -> tuple[Numeral, ...]:
    """What one `NUMBER` may mean: nothing, one number, or two ("1.234": thousands come first)."""
    bare = token.translate(_GAPS)
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return (_build_numeral(bare),)
    head, mark, tail = bare[:last], bare[last], bare[last + 1 :]
    if mark in head:
        return (_build_numeral(bare),) if re.fullmatch(_GROUPED, bare) else ()
    exact = _build_numeral(head, tail)
    if not head.isdecimal() and head:
        return (exact,) if re.fullmatch(_GROUPED, head) else ()
    if bare == token and not head.startswith("0") and re.fullmatch(_GROUPED, bare):
        return (_build_numeral(bare), exact)
    return (exact,)
