"""A language: its texts by slot, and how it writes numbers, days and money."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from html import escape

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from flows.definition.texts import find_placeholders
from flows.model.case import Value
from flows.model.money import Money

Values = Mapping[str, Value | timedelta | None]

MAX_CHARACTERS = 200
DAY_FORMAT = "d MMMM y"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MONEY_FORMAT = "¤¤\u00a0#,##0.00"


@dataclass(frozen=True, slots=True)
class Voice:
    """A language: its texts by slot, and how it writes numbers and days."""

    language: str
    texts: Mapping[str, str]

    def fill_slot(self, slot: str, values: Values | None = None) -> str:
        """Return a text as HTML, its placeholders filled with values written out."""
        return self.fill_text(self.texts[slot], values or {})

    def fill_text(self, text: str, values: Values) -> str:
        """Return a template filled; what is not known shows as an ellipsis."""
        names = find_placeholders(text)
        return text.format_map({name: self.format_html(values.get(name)) for name in names})

    def fill_label(self, text: str, values: Values) -> str:
        """Return a template filled as plain text, for a button."""
        return text.format_map(
            {name: self.format_plain(values.get(name)) for name in find_placeholders(text)}
        )

    def escape_attribute(self, text: str) -> str:
        """Return a text as the value of an attribute."""
        return escape(text, quote=True)

    def format_local(self, at: datetime, zone: tzinfo) -> str:
        """Return an instant as the wall time of a zone, for a button."""
        return format_datetime(at.astimezone(zone), "EEE d MMM, HH:mm", locale=self.locale)

    def format_duration(self, number: int, unit: str) -> str:
        """Return a length of time: so many of a unit ("day", "hour")."""
        return format_unit(number, f"duration-{unit}", locale=self.locale)

    def format_html(self, value: Value | timedelta | None) -> str:
        """Return a value as HTML: instants in the reader's own zone, the rest as text."""
        if isinstance(value, datetime):
            unix = int(value.timestamp())
            return (
                f'<tg-time unix="{unix}" format="wDt">{escape(self.format_plain(value))}</tg-time>'
            )
        return escape(clip_text(self.format_plain(value)), quote=False)

    def format_plain(self, value: Value | timedelta | None) -> str:
        """Return a value as plain text.

        A day is no instant: it is written out, for a date-time entity would move it into the
        reader's zone and could show its neighbour.
        """
        locale = self.locale
        match value:
            case None:
                return "…"
            case Money():
                amount = value.format_plain()
                return str(format_currency(amount, value.currency, MONEY_FORMAT, locale))
            case datetime():
                return format_datetime(value, f"EEE {DAY_FORMAT}, HH:mm", locale=locale) + " UTC"
            case date():
                return format_date(value, DAY_FORMAT, locale=locale)
            case bool() | int():
                return str(format_decimal(value, locale=locale))
            case tuple():
                return " ".join(value)
            case timedelta():
                unit, length = ("day", DAY) if value >= DAY else ("hour", HOUR)
                return self.format_duration(value // length, unit)
            case _:
                return value

    @property
    def locale(self) -> Locale:
        """The locale of numbers and days."""
        return load_locale(self.language)


@cache
def load_locale(language: str) -> Locale:
    """Return the locale of a language; parsing its name takes longer than writing a number."""
    return Locale.parse(language, sep="-")


def clip_text(text: str, most: int = MAX_CHARACTERS) -> str:
    """Return a text that fits, ending in an ellipsis where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
