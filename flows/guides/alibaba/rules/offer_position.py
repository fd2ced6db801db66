"""Where an offer stands on the buyer's line: under the floor, or between floor and target."""

from flows.definition.vocabulary import Notice, Step, go

SELLER_STEPS: tuple[Step, ...] = (
    Step(
        id="offer_under_floor",
        kind=Notice(),
        text=(
            "<b>They offer {offer_amount}: {offer_under} under your floor.</b> The floor is "
            "<b>{fair_floor}</b>: bad or missing units times their price."
        ),
        why="You may still take it. But ask first how they worked it out, and show your own sum.",
        paths=(go("offer"),),
    ),
    Step(
        id="offer_near",
        kind=Notice(),
        text=(
            "<b>They offer {offer_amount}: not under your floor of {fair_floor}.</b> With freight "
            "and proven costs your numbers carry {fair_target}; {offer_below} is missing to that."
        ),
        why="Between the two a deal is often made. What are the days of a quarrel worth to you?",
        paths=(go("offer"),),
    ),
)

CASE_STEPS: tuple[Step, ...] = (
    Step(
        id="case_under_floor",
        kind=Notice(),
        text=(
            "<b>They offer {case_offer_amount}: {case_under} under your floor.</b> The floor is "
            "<b>{fair_floor}</b>: bad or missing units times their price."
        ),
        why="You may still take it. But ask first, in the case, how they worked it out.",
        paths=(go("case_offer"),),
    ),
    Step(
        id="case_near",
        kind=Notice(),
        text=(
            "<b>They offer {case_offer_amount}: not under your floor of {fair_floor}.</b> With "
            "freight and proven costs your numbers carry {fair_target}; {case_below} is missing "
            "to that."
        ),
        why="Between the two a deal is often made. What are the weeks of a case worth to you?",
        paths=(go("case_offer"),),
    ),
)
