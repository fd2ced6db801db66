"""Phase four, an offer inside the case under the floor, or between the floor and the target."""

from flows.definition.vocabulary import Notice, Step, go

STEPS: tuple[Step, ...] = (
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
        why="You may settle between the two. Is it worth more time?",
        paths=(go("case_offer"),),
    ),
)
