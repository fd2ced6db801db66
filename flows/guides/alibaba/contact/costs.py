"""Freight and proven costs beside the price of the goods: the line every offer is measured on."""

from flows.definition.vocabulary import (
    Amount,
    Choose,
    Notice,
    Step,
    all_of,
    any_of,
    go,
    has,
    option,
    picked,
)
from flows.guides.alibaba.amounts.figures import computes
from flows.guides.alibaba.amounts.offer_line import SHARE_STEPS, fair_target

COSTS_SEPARATE = all_of(
    any_of(has("freight_paid"), has("proven_costs")),
    computes(fair_target, *SHARE_STEPS, "freight_paid", "proven_costs"),
)

STEPS: tuple[Step, ...] = (
    Step(
        id="costs_more",
        kind=Choose(
            (
                option("no", "No, that is the sum", "no", "none"),
                option("yes", "Yes, let us count", "yes", "freight", "costs"),
            )
        ),
        text=(
            "<b>Is there more to count?</b> Freight that is told apart on the order, or costs of "
            "your own that stand on a bill."
        ),
        why="It gives you a floor: the least an offer should be. Two questions, both can be "
        "skipped.",
        paths=(go("freight_paid", when=picked("costs_more", "yes")), go("remedy_amount")),
    ),
    Step(
        id="freight_paid",
        kind=Amount(like="paid_amount"),
        text="<b>How much of the {paid_amount} was freight?</b>",
        why=(
            "It stands on the order or the invoice, as shipping or logistics. I show goods and "
            "freight apart, so that the lowest fair sum is plain. Not told apart? Skip it."
        ),
        skip=True,
    ),
    Step(
        id="proven_costs",
        kind=Amount(like="paid_amount"),
        text=(
            "<b>Which costs of your own can you prove?</b> Sorting, repair, customs on the bad "
            "ones: only what stands on a bill, as one sum. None? Skip it."
        ),
        why="A cost with a bill is hard to talk away; one without weakens the rest. Send the bill "
        "with your evidence.",
        skip=True,
        paths=(go("fair_line", when=COSTS_SEPARATE), go("remedy_amount")),
    ),
    Step(
        id="fair_line",
        kind=Notice(),
        text=(
            "<b>Your line, in numbers</b>\n"
            "Goods, without {freight_known} freight: <b>{fair_goods}</b>\n"
            "Freight on those units: {freight_share}\n"
            "Proven costs: {costs_known}\n"
            "Together: <b>{fair_target}</b>\n"
            "Under {fair_goods} an offer does not even pay for the goods. That is your floor."
        ),
        why=(
            "Goods: what you paid without freight, divided by the units ordered, times the bad or "
            "missing ones. A refund of a covered order goes up to what you paid for it, so the "
            "sum stops there."
        ),
        facts=("C12",),
        paths=(go("remedy_amount"),),
    ),
)
