"""Which hints of an exhibit depend on what it shows: one line takes a screenshot, another not."""

from flows.definition.exhibit_checks import CaptureDateCheck
from flows.engine.context import Context
from flows.model.case import Exhibit

SCREENSHOT, EARLY = "screenshot", "before_delivery"
LINE_HINTS = (SCREENSHOT, EARLY)
"""The hints found anew when the buyer says what a file shows; they stand behind all others."""


def select_hints(context: Context, exhibit: Exhibit) -> tuple[str, ...]:
    """Return the hints of an exhibit with those that what it shows adds, without those it lifts.

    A screenshot is only weak where a photo of the goods is wanted.
    """
    kept = tuple(hint for hint in exhibit.hints if hint not in LINE_HINTS)
    checks = [each for each in context.guide.checks if isinstance(each, CaptureDateCheck)]
    known, shown = context.walk.known, (("", exhibit),)
    shows_goods = any(exhibit.shown_line in check.lines for check in checks)
    early = any(check.evaluate(known, shown) is not None for check in checks)
    added = {
        SCREENSHOT: exhibit.is_screenshot and shows_goods,
        EARLY: early and not exhibit.date_denied,
    }
    return (*kept, *(hint for hint, is_so in added.items() if is_so))
