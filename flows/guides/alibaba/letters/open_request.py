"""Whether a request on the platform is open, as far as the answers tell."""

from flows.definition.vocabulary import Known

CLOSING_ANSWERS = {
    "cancel_check": ("by_me", "by_itself"),
    "case_agreed": ("in_case",),
    "acceptance": ("sent",),
    "decision": ("full", "part", "send_back", "refused", "closed"),
    "offline_wait": ("paid", "refused"),
}
"""Answers after which a request is closed, until one is filed anew."""

FILING_STEPS = ("filed_on", "offline_on")


def is_request_open(known: Known) -> bool:
    """Whether a request, or a complaint, was filed and is not over."""
    return any(known.day(step) for step in FILING_STEPS) and not is_request_closed(known)


def is_request_closed(known: Known) -> bool:
    """Whether what was filed last was cancelled, agreed, or decided since."""
    filed = [answer.at for step in FILING_STEPS if (answer := known.answer(step))]
    return bool(filed) and any(
        answer.value in options and answer.at >= max(filed)
        for step, options in CLOSING_ANSWERS.items()
        if (answer := known.answer(step))
    )
