"""How near the last safe day is: rules for those who can still apply, or complain."""

from flows.definition.vocabulary import Deadline, NearDeadline, Rule, all_of, any_of
from flows.guides.alibaba.rules.deadlines import CLAIM, CONFIRM, CONFIRM_DAYS, NEAR_DAYS, OFFLINE
from flows.guides.alibaba.rules.routes import (
    COMPLAINT_FITS,
    CONFIRMS_ITSELF,
    OUTSIDE,
    PROTECTED,
)


def within(deadline: Deadline, days: int, *steps: str) -> Rule:
    """Hold when a deadline was so near as one of these steps was answered, on the buyer's day."""
    return any_of(*(NearDeadline(deadline, days, step, zone="zone") for step in steps))


def near(*steps: str) -> Rule:
    """Hold when the safe day was close, or gone, as one of these steps was answered.

    The day on which receipt confirms itself counts like it.
    """
    return any_of(claim_near(*steps), confirm_near(*steps))


def claim_near(*steps: str) -> Rule:
    """Hold when the last safe day of the refund request was close, or gone."""
    return all_of(PROTECTED, within(CLAIM, NEAR_DAYS, *steps))


def confirm_near(*steps: str) -> Rule:
    """Hold when receipt was about to confirm itself, or may have, before the matter is settled."""
    return all_of(CONFIRMS_ITSELF, within(CONFIRM, CONFIRM_DAYS, *steps))


def gone(*steps: str) -> Rule:
    """Hold when the safe day had passed as one of these steps was answered."""
    return all_of(PROTECTED, within(CLAIM, -1, *steps))


def complaint_near(step: str) -> Rule:
    """Hold when the safe day of a complaint was close, or gone, as the step was answered."""
    return all_of(OUTSIDE, COMPLAINT_FITS, within(OFFLINE, NEAR_DAYS, step))
