"""Amounts of money, exact: whole minor units with their currency beside them."""

from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering
from math import floor

# ISO 4217: every other currency has two decimal places.
_CODES_BY_PLACES = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_PLACES_BY_CODE = {code: places for places, row in _CODES_BY_PLACES.items() for code in row.split()}


def count_decimals(currency: str) -> int:
    """Decimal places of a currency, by ISO 4217: USD 2, JPY 0, KWD 3."""
    return _PLACES_BY_CODE.get(currency, 2)


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents, fen) of an ISO 4217 currency."""

    minor: int
    currency: str

    def format_plain(self) -> str:
        """Major units with a decimal point and no grouping: "1234.50", for JPY "1234"."""
        places = count_decimals(self.currency)
        digits = str(abs(self.minor)).rjust(places + 1, "0")
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits

    def multiply(self, factor: Fraction | int) -> "Money":
        """The amount times an exact factor; half a minor unit rounds up."""
        return Money(floor(self.minor * factor + Fraction(1, 2)), self.currency)

    def add(self, other: "Money") -> "Money":
        """The sum of two amounts of one currency."""
        return Money(self.minor + self._require_currency(other), self.currency)

    def subtract(self, other: "Money") -> "Money":
        """The difference of two amounts of one currency."""
        return Money(self.minor - self._require_currency(other), self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._require_currency(other)

    def __str__(self) -> str:
        return f"{self.format_plain()} {self.currency}"

    def _require_currency(self, other: "Money") -> int:
        if self.currency != other.currency:
            raise ValueError(f"{self} and {other} are not one currency")
        return other.minor
