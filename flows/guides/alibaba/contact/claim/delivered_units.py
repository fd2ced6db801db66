"""How many units came, how many of them are bad, and whether the missing ones are claimed too."""

from flows.definition.vocabulary import (
    Ask,
    Choose,
    Count,
    Note,
    Step,
    all_of,
    at_least,
    go,
    has,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.amounts.amount_options import UNITS_ESTIMATE
from flows.guides.alibaba.amounts.claimed_units import units_estimate, units_missing
from flows.guides.alibaba.amounts.figures import computes
from flows.guides.alibaba.amounts.sampling_plan import MIN_LOT

CHECKED = picked("problem", "damaged", "wrong_item", "quality", "counterfeit")
COUNTABLE = picked("problem", "damaged", "wrong_item", "quality", "counterfeit", "other")
NONE_ARRIVED = all_of(has("units_received"), not_(at_least("units_received", 1)))
LARGE_LOT = at_least("units_received", MIN_LOT)
SAMPLED_FIRST = picked("count_basis", "part")
SHORT = computes(units_missing, "units_ordered", "units_received")
ESTIMATED = computes(units_estimate, "units_received", "sample_checked", "sample_bad")

SAMPLE_STEPS: tuple[Step, ...] = (
    Step(
        id="sample_checked",
        kind=Count(least=1, upto="units_received"),
        text="<b>How many did you check?</b> Good and bad ones together.",
        why="The plan says {sample_size}. Was it another number? Say that one: honest is better.",
    ),
    Step(
        id="sample_how",
        kind=Choose(
            (
                option("random", "From every carton, unseen", "random", "every carton"),
                option("some", "Only from some cartons", "some"),
                option("first", "The first ones I took", "first"),
            )
        ),
        text="<b>How did you choose them?</b>",
        why="The texts say it as you tell it here. An honest answer is worth more than a good one.",
    ),
    Step(
        id="sample_bad",
        kind=Count(upto="sample_checked"),
        text="<b>How many of these {sample_checked} were bad?</b>",
        why="Count a unit once, even when two things are wrong with it.",
        paths=(
            go("units_affected", when=SAMPLED_FIRST),
            go("sample_reasons"),
        ),
    ),
)
"""The sample: before the number of bad units, or later, when the coach has shown how."""

STEPS: tuple[Step, ...] = (
    Step(
        id="units_received",
        kind=Count(),
        text="<b>How many units arrived?</b> Good and bad ones together.",
        why=(
            "Compare your count with the invoice and the packing list before you use or sell any. "
            "Not counted yet? Skip it for now and come back."
        ),
        skip=True,
        paths=(
            go("count_basis", when=all_of(CHECKED, LARGE_LOT)),
            go("units_affected", when=all_of(COUNTABLE, not_(NONE_ARRIVED))),
            go(
                "also_bad", when=all_of(picked("problem", "missing"), at_least("units_received", 1))
            ),
            go("paid_amount"),
        ),
    ),
    Step(
        id="count_basis",
        kind=Choose(
            (
                option("all", "Yes, all of them", "all", "yes", "every"),
                option("part", "Only some of them", "some", "part", "sample"),
                option("none", "Not yet", "none", "no", "not yet"),
            )
        ),
        text="<b>Have you checked all {units_received} units?</b> You do not have to.",
        why=(
            "From the ones you checked, I can estimate the number for the whole delivery. The "
            "texts will say that it is an estimate, and from how many."
        ),
        paths=(go("sample_checked", when=SAMPLED_FIRST), go("units_affected")),
        added=True,
    ),
    *SAMPLE_STEPS,
    Step(
        id="also_bad",
        kind=Choose(
            (
                option("none", "No, only missing pieces", "no", "none", "only"),
                option("damaged", "Some are damaged", "damaged", "broken"),
                option("wrong_item", "Some are wrong items", "wrong"),
                option("quality", "Some are not as agreed", "quality", "defective"),
            )
        ),
        text="<b>Was anything else wrong with the {units_received} that came?</b>",
        why="Several problems in one delivery are one claim with one sum.",
        paths=(
            go("also_what", when=picked("also_bad", "damaged", "wrong_item", "quality")),
            go("paid_amount"),
        ),
        added=True,
    ),
    Step(
        id="also_what",
        kind=Ask(least=5, most=600),
        text="<b>What is wrong with these?</b> One sentence.",
        why=(
            "For example: 12 lids are cracked. It goes into your message to the seller, beside the "
            "missing pieces. The number comes next."
        ),
        skip=True,
        paths=(go("units_affected"),),
        added=True,
    ),
    Step(
        id="units_affected",
        kind=Count(upto="units_ordered", among="units_received", figures=(UNITS_ESTIMATE,)),
        text="<b>How many units have the problem?</b> Of those that arrived.",
        notes=(
            Note(
                ESTIMATED,
                "In your sample, {sample_bad} of {sample_checked} were bad. For all "
                "{units_received} that is about <b>{units_estimate}</b>, and the texts will call "
                "it an estimate.",
            ),
        ),
        why=(
            "Count every bad unit once, whatever is wrong with it. A counted number is stronger "
            'than "most of them". If you find more, you can change it, and the sums follow.'
        ),
        skip=True,
        paths=(go("short_too", when=all_of(COUNTABLE, SHORT)), go("paid_amount")),
    ),
    Step(
        id="short_too",
        kind=Choose(
            (
                option("yes", "Yes, claim them too", "yes", "claim"),
                option("no", "No, only the bad ones", "no", "only"),
            )
        ),
        text=(
            "You ordered {units_ordered}, and {units_received} arrived. <b>{units_missing} are "
            "missing: claim them too?</b>"
        ),
        why="What is missing and what is bad goes into one claim with one sum.",
        paths=(go("paid_amount"),),
        added=True,
    ),
)
