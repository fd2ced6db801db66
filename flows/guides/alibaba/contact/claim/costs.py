"""Freight and proven costs beside the price of the goods: the line every offer is measured on."""

from flows.definition.vocabulary import (
    Amount,
    Choose,
    Notice,
    Path,
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

FOR_PART = picked("remedy", "partial")
TO_NOTE: tuple[Path, ...] = (
    go("return_note", when=picked("remedy", "return_refund")),
    go("resend_note"),
)

STEPS: tuple[Step, ...] = (
    Step(
        id="costs_more",
        kind=Choose(
            (
                option("no", "No, that is the sum", "no", "none"),
                option("yes", "Yes, freight or costs", "yes", "freight", "costs"),
                option("mixed", "Prices differ", "prices", "differ", "mixed"),
                option("deposit", "I paid only a part so far", "deposit", "part"),
            )
        ),
        text=(
            "<b>Is there more to count?</b> Freight that is listed separately, or costs you can "
            "prove with a bill. The sum takes {paid_amount} as the full price, and one price for "
            "every unit."
        ),
        why=(
            "It tells you the lowest offer you should accept. If units of different kinds have "
            "different prices, or a balance is still to be paid, say so here: the sum changes."
        ),
        paths=(
            go("freight_paid", when=picked("costs_more", "yes")),
            go("bad_unit_price", when=picked("costs_more", "mixed")),
            go("order_total", when=picked("costs_more", "deposit")),
            go("remedy_amount"),
        ),
    ),
    Step(
        id="bad_unit_price",
        kind=Amount(like="paid_amount", same_currency=True),
        text="<b>What did one of the bad or missing units cost?</b>",
        why=(
            "The price in the order, without freight. Several kinds? Add up what these units cost, "
            "and divide it by {units_claimed}."
        ),
    ),
    Step(
        id="share_priced",
        kind=Notice(),
        text=(
            "<b>The claim, in numbers</b>\n"
            "{units_claimed} × {bad_unit_price} = <b>{units_value}</b>\n"
            "Anyone can check this. You can ask for it, or for another sum."
        ),
        why="A refund goes up to what you paid for the covered order.",
        facts=("C12",),
        paths=(go("proven_costs", when=FOR_PART), *TO_NOTE),
    ),
    Step(
        id="order_total",
        kind=Amount(like="paid_amount", same_currency=True),
        text="<b>What does the whole order cost?</b> What you paid and what is still to be paid.",
        why="It is on the order page. From it I work out what one unit costs.",
    ),
    Step(
        id="share_deposit",
        kind=Notice(),
        text=(
            "<b>The claim, in numbers</b>\n"
            "{order_price} ÷ {units_ordered} × {units_claimed} = <b>{units_value}</b>\n"
            "You paid {paid_amount} so far, and a refund goes up to that: <b>{fair_share}</b>."
        ),
        why="It is counted from the price of the order and from your own counts, nothing else.",
        facts=("C12",),
        paths=(go("freight_paid", when=FOR_PART), *TO_NOTE),
    ),
    Step(
        id="freight_paid",
        kind=Amount(like="paid_amount", same_currency=True),
        text="<b>How much of the {order_price} is freight?</b>",
        why=(
            "It is on the order or the invoice, as shipping or logistics. I show goods and freight "
            "separately, so that the lowest fair amount is plain. Not listed? Skip it."
        ),
        skip=True,
    ),
    Step(
        id="proven_costs",
        kind=Amount(like="paid_amount", same_currency=True),
        text=(
            "<b>Which costs of your own can you prove?</b> Sorting, repair, customs on the bad "
            "ones: only what is on a bill, as one sum. None? Skip it."
        ),
        why="A cost with a bill is hard to deny. Leave out costs without one. Send the bill with "
        "your evidence.",
        skip=True,
        paths=(go("fair_line", when=COSTS_SEPARATE), go("remedy_amount")),
    ),
    Step(
        id="fair_line",
        kind=Notice(),
        text=(
            "<b>The lowest fair amount</b>\n"
            "Goods, without {freight_known} freight: <b>{fair_goods}</b>\n"
            "Freight on those units: {freight_share}\n"
            "Proven costs: {costs_known}\n"
            "Together: <b>{fair_target}</b>\n"
            "An offer below {fair_goods} does not even cover the goods."
        ),
        why=(
            "Goods: the price without freight, divided by the units ordered, times the bad or "
            "missing ones. A refund of a covered order goes up to what you paid for it, so the "
            "sum stops there."
        ),
        facts=("C12",),
        paths=(go("remedy_amount"),),
    ),
)
