"""Agreed, received, proof: the claim line by line, how it was checked, and the whole story."""

from flows.definition.vocabulary import (
    Ask,
    Choose,
    Count,
    Step,
    Story,
    all_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.amounts.claimed_units import UNIT_STEPS, count_all_bad
from flows.guides.alibaba.amounts.figures import computes, count_all_checked
from flows.guides.alibaba.contact.claim.delivered_units import CHECKED, LARGE_LOT, SAMPLED_FIRST
from flows.guides.alibaba.describe import admission, sampling
from flows.guides.alibaba.describe.admission import TO_TELLING
from flows.guides.alibaba.rules.routes import narrow_paths

ALL_BAD = computes(count_all_bad, *UNIT_STEPS)
SOME_UNCHECKED = not_(computes(count_all_checked, "units_received", "inspected"))
AFTER_CLAIM_LINES = (
    go("sample_reasons", when=SAMPLED_FIRST),
    *narrow_paths(picked("count_basis", "all"), TO_TELLING),
    go("sample", when=all_of(CHECKED, LARGE_LOT, not_(ALL_BAD))),
    go("inspected", when=CHECKED),
    *TO_TELLING,
)

STEPS: tuple[Step, ...] = (
    Step(
        id="agreed_term",
        kind=Ask(most=500),
        text=(
            "<b>What was agreed?</b> One point only, copied word for word from the order, the "
            "contract or the chat. For example: <b>thickness 2.0 mm</b>."
        ),
        why=(
            "The decision compares the goods with written words. Look in the order, its "
            "attachments, the product page, the approved sample and the chat. Nothing written "
            "at all? Skip it."
        ),
        skip=True,
        paths=(go("received_fact", on="answered"), *AFTER_CLAIM_LINES),
    ),
    Step(
        id="received_fact",
        kind=Ask(most=500),
        text=(
            "<b>And what did you receive?</b> The same point, with a number. For example: "
            "<b>1.6 mm, measured with a caliper on 12 of 12 pieces</b>."
        ),
        why=(
            "Measure on a flat surface, with the ruler in the photo. Say with which tool, and how "
            "many you measured."
        ),
    ),
    Step(
        id="proof_where",
        kind=Choose(
            (
                option("order", "In the order or contract", "order", "contract"),
                option("attachment", "In an attached file", "attachment", "file", "drawing"),
                option("chat", "In the Alibaba chat", "chat"),
                option("listing", "On the product page", "listing", "page"),
                option("none", "Nowhere in writing", "none", "nowhere"),
            )
        ),
        text="<b>Where is it written that this was agreed?</b>",
        why=(
            "The order and its attachments are strongest, then Alibaba's chat. Only said on the "
            'phone, or on WhatsApp? Choose "Nowhere in writing": honest is better here.'
        ),
        facts=("F3.1",),
    ),
    Step(
        id="line_more",
        kind=Choose(
            (
                option("more", "Yes, one more", "more", "yes", "another"),
                option("done", "No, that is all", "done", "no", "all"),
            )
        ),
        text="<b>Is there another difference?</b> The two or three strongest are enough.",
        why="A short list of clear points is stronger than a long one with weak points in it.",
        paths=(
            go("agreed_term", when=picked("line_more", "more"), again=True),
            *AFTER_CLAIM_LINES,
        ),
    ),
    *sampling.STEPS,
    Step(
        id="inspected",
        kind=Count(upto="units_received"),
        text="<b>How many units did you check yourself?</b>",
        why="The number opened and looked at, good and bad ones. Not counted? Skip it for now.",
        skip=True,
        paths=(go("inspected_how", on="answered", when=SOME_UNCHECKED), *TO_TELLING),
    ),
    Step(
        id="inspected_how",
        kind=Choose(
            (
                option("all", "All of them", "all", "every"),
                option("random", "Some from every carton", "random", "every carton"),
                option("first", "The first ones I took", "first"),
                option("some", "Only some cartons", "some"),
            )
        ),
        text="<b>How did you choose the ones you checked?</b>",
        why="Units from every carton stand for the whole delivery; the first ones do not.",
        paths=TO_TELLING,
    ),
    *admission.STEPS,
    Step(
        id="story",
        kind=Story(),
        text=(
            "<b>Now tell me what happened, in your own words.</b> Several messages are fine. "
            "Press <b>Done</b> at the end."
        ),
        why=(
            "In the order of time: what you ordered, what came, what you saw, what the seller "
            "said. Short sentences, dates, numbers; no insults and no threats. It is kept as you "
            "write it, marked as your own words."
        ),
        skip=True,
    ),
)
