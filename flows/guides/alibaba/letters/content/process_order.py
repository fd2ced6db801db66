"""The one order of all that happened: by the day, and on one day as the process goes."""

from datetime import date

from flows.definition.vocabulary import Answer, Known, SentLetter, find_local_day

Moment = tuple[date, float, float]
"""A day, how far the process was by then, and what tells two of one place apart."""

EARLIEST: Moment = (date.min, 0.0, 0.0)
ORDER, PHOTOS, PAPERS = -2.0, -1.0, float("inf")
"""The places of what is no step of the talks: before any of the same day, or after all of it."""


def find_answer_day(known: Known, answer: Answer) -> date:
    """Return the buyer's own day of an answer: the one noted with it, else by their zone."""
    return answer.on or find_local_day(known, answer.at, "zone")


def place_answer(known: Known, answer: Answer, on: date) -> Moment:
    """Return the moment of what an answer tells of a day: its place on the trail.

    The steps stand there as the process goes: written, answered, filed, escalated, decided.
    """
    places = (place for place, (_, each) in enumerate(known.trail) if each is answer)
    return on, float(next(places, 0)), answer.at.timestamp()


def place_letter(known: Known, sent: SentLetter, on: date) -> Moment:
    """Return the moment of a letter: the place of the step that asked, else by the instant."""
    here = (sent.step, sent.lap)
    asked = (place for place, (spot, _) in enumerate(known.trail) if (spot.step, spot.lap) == here)
    told = [place for place, (_, each) in enumerate(known.trail) if each.at <= sent.at]
    return on, float(next(asked, max(told, default=0))), sent.at.timestamp()
