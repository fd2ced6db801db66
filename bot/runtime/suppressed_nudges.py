"""What is noted of a nudge that fell due and was not sent."""

import logging

from bot.runtime.counters import SUPPRESSED_NUDGES
from flows.model.effects import Suppressed

log = logging.getLogger(__name__)


def report_suppressed(nudge: Suppressed) -> None:
    """Log and count a nudge that is not sent, without the case or the chat it was for."""
    log.info("nudge %s (rung %d) is not sent: %s", nudge.kind, nudge.rung, nudge.reason)
    SUPPRESSED_NUDGES[nudge.kind, nudge.reason] += 1
