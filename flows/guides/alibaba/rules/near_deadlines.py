"""How near the last safe day is: rules for those who can still apply, or complain."""

from flows.definition.vocabulary import NearDeadline, Rule, all_of, any_of
from flows.guides.alibaba.rules.deadlines import CLAIM, OFFLINE
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS, OUTSIDE, PROTECTED

NEAR_DAYS = 10  # R3: with so few days left, file today and write to the seller in parallel


def near(*steps: str) -> Rule:
    """Hold when the safe day was close, or gone, as one of these steps was answered."""
    return _build_within(NEAR_DAYS, *steps)


def gone(*steps: str) -> Rule:
    """Hold when the safe day had passed as one of these steps was answered."""
    return _build_within(-1, *steps)


def complaint_near(step: str) -> Rule:
    """Hold when the safe day of a complaint was close, or gone, as the step was answered."""
    return all_of(OUTSIDE, COMPLAINT_FITS, NearDeadline(OFFLINE, NEAR_DAYS, step))


def _build_within(days: int, *steps: str) -> Rule:
    return all_of(PROTECTED, any_of(*(NearDeadline(CLAIM, days, step) for step in steps)))
