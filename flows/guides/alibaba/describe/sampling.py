"""The coach for large deliveries: how many units to check, which ones, and how many are bad."""

from flows.definition.vocabulary import (
    Choose,
    Count,
    Notice,
    Step,
    Story,
    go,
    option,
    picked,
)
from flows.guides.alibaba.amounts.figures import computes
from flows.guides.alibaba.amounts.sampling_plan import (
    count_failing,
    count_planned_sample,
    sample_each,
)
from flows.guides.alibaba.describe.admission import TO_TELLING

HAS_CARTONS = computes(sample_each, "units_received", "sample_cartons")
TALLY_STEPS = ("units_received", "sample_checked", "sample_how", "sample_bad")

STEPS: tuple[Step, ...] = (
    Step(
        id="sample",
        kind=Choose(
            (
                option("plan", "Show me how", "yes", "how", "sample"),
                option("checked", "I have checked already", "checked", "already"),
            )
        ),
        text=(
            "<b>{units_received} units: you need not check them all.</b> A common rule for a "
            "sample, ISO 2859-1, takes <b>{sample_size}</b> of them. Chosen well, they stand for "
            "the whole delivery. Shall I show you how?"
        ),
        why=(
            'A count like "7 of 50, taken from every carton" is hard to deny. The rule is no '
            "rule of Alibaba, and nobody demands it. Level II, normal inspection, single sample."
        ),
        skip=True,
        facts=("ISO2859",),
        paths=(go("sample_cartons", when=picked("sample", "plan")), go("inspected")),
    ),
    Step(
        id="sample_cartons",
        kind=Count(least=1),
        text="<b>In how many cartons did they come?</b>",
        why="Then I can say how many to take from each.",
        skip=True,
        paths=(go("sample_spread", when=HAS_CARTONS), go("sample_pick")),
    ),
    Step(
        id="sample_spread",
        kind=Notice("I have checked them"),
        text=(
            "<b>Take about {sample_each} from each carton</b> until you have {sample_size}: from "
            "the top, the middle and the bottom. Very many cartons? Then one unit each, from "
            "cartons in every corner.\n"
            "Take them <b>without looking</b> for bad ones. Check each, put good left and bad "
            "right, and photograph the bad ones in rows."
        ),
        why="If you look for bad ones first, the seller can say that the number means nothing.",
        facts=("ISO2859",),
        paths=(go("sample_checked", again=True),),
    ),
    Step(
        id="sample_pick",
        kind=Notice("I have checked them"),
        text=(
            "<b>Take {sample_size} units, some from every carton</b>: from the top, the middle and "
            "the bottom.\n"
            "Take them <b>without looking</b> for bad ones. Check each, put good left and bad "
            "right, and photograph the bad ones in rows."
        ),
        why="If you look for bad ones first, the seller can say that the number means nothing.",
        facts=("ISO2859",),
        paths=(go("sample_checked", again=True),),
    ),
    Step(
        id="sample_reasons",
        kind=Story(most=300),
        text=(
            "<b>What is wrong with them?</b> One message for each reason, with its number. For "
            "example: <b>4 scratched</b>. Press <b>Done</b> at the end."
        ),
        why="Reasons with numbers show that you looked at each unit.",
        skip=True,
        paths=(
            go("sample_fails", when=computes(count_failing, *TALLY_STEPS)),
            go("sample_passes", when=computes(count_planned_sample, *TALLY_STEPS)),
            *TO_TELLING,
        ),
    ),
    Step(
        id="sample_fails",
        kind=Notice(),
        text=(
            "<b>{sample_bad} of {sample_checked} are bad, {sample_good} are good.</b> With the "
            "limit many buyers use, AQL 2.5, up to {sample_accept} pass; from "
            "<b>{sample_reject}</b> on the delivery does not. I put your count and how you chose "
            "into the texts."
        ),
        why=(
            "Was another limit agreed in your order? Then that one counts; tell it in your own "
            "words. The number speaks for the delivery, it does not decide the case."
        ),
        facts=("ISO2859",),
        paths=TO_TELLING,
    ),
    Step(
        id="sample_passes",
        kind=Notice(),
        text=(
            "<b>{sample_bad} of {sample_checked} are bad, {sample_good} are good.</b> With the "
            "limit many buyers use, AQL 2.5, up to {sample_accept} pass. So your claim is about "
            "the bad units, not about the whole delivery. I put your count and how you chose into "
            "the texts."
        ),
        why="Was another limit agreed in your order? Then that one counts.",
        facts=("ISO2859",),
        paths=TO_TELLING,
    ),
)
