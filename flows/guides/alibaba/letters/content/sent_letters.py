"""The letters that were sent, each with the day on which it went out."""

from datetime import date

from flows.definition.vocabulary import Answer, Known, SentLetter

DAY_STEPS = {
    "filing": "filed_on",
    "filing_wait": "filed_on",
    "agreed_filing": "filed_on",
    "escalation": "escalated_on",
    "offline_file": "offline_on",
    "offline_hold": "offline_on",
    "paypal_file": "paypal_on",
}
"""Where the day of what was sent is asked for: somebody may say so days later."""


def find_sent_day(known: Known, sent: SentLetter) -> date:
    """Return the day that the buyer typed for it, else the one on which they said so."""
    answer = find_day_answer(known, sent)
    return answer.value if answer and isinstance(answer.value, date) else sent.on


def find_day_answer(known: Known, sent: SentLetter) -> Answer | None:
    """Return the answer with the day of a letter: the next one of its step on the trail."""
    here = False
    for spot, answer in known.trail:
        if (spot.step, spot.lap) == (sent.step, sent.lap):
            here = True
        elif here and spot.step == DAY_STEPS.get(sent.step):
            return answer
    return None
