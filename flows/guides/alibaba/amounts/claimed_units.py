"""How many units the claim is about: the bad ones that came, and the missing ones claimed too."""

from fractions import Fraction
from math import floor

from flows.definition.vocabulary import Known

UNIT_STEPS = (
    *("problem", "units_ordered", "units_received", "short_too", "also_bad"),
    *("sample_checked", "sample_bad", "units_affected"),
)
"""The steps that say how many units the claim is about."""


def units_missing(known: Known) -> int | None:
    """How many units did not arrive; None when none is missing."""
    ordered, received = known.count("units_ordered"), known.count("units_received")
    if ordered is None or received is None or received >= ordered:
        return None
    return ordered - received


def units_bad(known: Known) -> int | None:
    """How many of the units that came have the problem; None for a count that cannot be."""
    bad, received = known.count("units_affected"), known.count("units_received")
    most = known.count("units_ordered") if received is None else received
    return bad if bad and (most is None or bad <= most) else None


def count_all_bad(known: Known) -> int | None:
    """How many units are bad, where these are all that came; else None."""
    bad = units_bad(known)
    return bad if bad is not None and bad == known.count("units_received") else None


def units_short(known: Known) -> int | None:
    """How many missing units are claimed; None when there are none, or the buyer leaves them."""
    some_came = bool(known.count("units_received"))
    claimed = some_came and known.picked("short_too", "yes")
    claimed = claimed or known.picked("problem", "missing")
    return units_missing(known) if claimed else None


def units_claimed(known: Known) -> int | None:
    """How many units are bad or missing and claimed; None when nobody counted any."""
    return (units_bad(known) or 0) + (units_short(known) or 0) or None


def units_estimate(known: Known) -> int | None:
    """How many units are bad by the share of the sample; None where no part was sampled."""
    checked, bad = known.count("sample_checked"), known.count("sample_bad")
    received = known.count("units_received")
    if not checked or not bad or not received or not bad <= checked < received:
        return None
    return floor(Fraction(bad * received, checked) + Fraction(1, 2))


def is_estimated(known: Known) -> bool:
    """Whether the number of bad units is the one estimated from the sample."""
    answer, estimate = known.answer("units_affected"), units_estimate(known)
    taken = answer is not None and answer.figure == units_estimate.__name__
    return taken and estimate is not None and estimate == units_bad(known)


def contradicts_sample(known: Known) -> bool:
    """Whether the number of bad units is neither that of the sample nor estimated from it."""
    bad, found = units_bad(known), known.count("sample_bad")
    if not bad or found is None or not known.count("sample_checked"):
        return False
    return bad != found and bad != units_estimate(known)


def exceeds_checked(known: Known) -> bool:
    """Whether more units are bad than were looked at, and the number is no estimate."""
    bad, checked = units_bad(known), known.count("inspected")
    return bad is not None and checked is not None and bad > checked and not is_estimated(known)
