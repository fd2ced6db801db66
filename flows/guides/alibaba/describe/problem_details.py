"""The few questions that only one problem needs: cartons, counts, labels, consent, seals."""

from flows.definition.vocabulary import Ask, Choose, Count, Notice, Step, all_of, go, option, picked
from flows.guides.alibaba.amounts.claimed_units import units_missing
from flows.guides.alibaba.amounts.figures import computes
from flows.guides.alibaba.describe.admission import SELLER_ANSWERED, TO_TELLING

TO_CLAIM_LINES = (go("agreed_term"),)

# Ordered and arrived say it all; only parts missing inside the units need lines of their own.
COUNTED_SHORT = computes(units_missing, "units_ordered", "units_received")

FIRST = Step(
    id="describe",
    kind=Notice(),
    text=(
        "<b>Now the facts.</b> A few short questions; from your answers I'll write the text of "
        "your "
        "claim. Numbers and exact words from the order count most."
    ),
    why=(
        "What was agreed, what came, and where it is written: the decision depends on these three."
    ),
    paths=(
        go("late_consent", when=picked("problem", "never_arrived", "late")),
        go("carton_state", when=picked("problem", "damaged")),
        go("label_says", when=picked("problem", "wrong_item")),
        go("count_how", when=picked("problem", "missing")),
        go("usable", when=picked("problem", "quality")),
        go("genuine_claim", when=picked("problem", "counterfeit")),
        go("asked_where", when=picked("problem", "off_platform")),
        go("agreed_term", when=picked("problem", "other")),
        *TO_TELLING,
    ),
)

DELAY: tuple[Step, ...] = (
    Step(
        id="late_consent",
        kind=Choose(
            (
                option("yes", "Yes, I agreed", "yes"),
                option("no", "No, never", "no", "never"),
            )
        ),
        text="<b>Did you ever agree in writing to a later day?</b>",
        why=(
            'Search the chat for "ok", "no problem" and dates. The seller may show such a '
            "line, so we should know it first. A new day that has passed too is still a broken "
            "promise."
        ),
        paths=(go("still_wanted", when=picked("problem", "late")), *TO_TELLING),
    ),
    Step(
        id="still_wanted",
        kind=Choose(
            (
                option("yes", "Yes, I still want them", "yes"),
                option("no", "No, it is too late", "no", "too late", "no longer", "any more"),
            )
        ),
        text="<b>Do you still want the goods?</b>",
        why="If you missed a season or lost a customer, say so in your story, with the date.",
        paths=TO_TELLING,
    ),
)

DAMAGE: tuple[Step, ...] = (
    Step(
        id="carton_state",
        kind=Choose(
            (
                option("crushed", "Crushed or torn", "crushed", "torn"),
                option("wet", "Wet", "water"),
                option("opened", "Opened or taped again", "opened", "taped"),
                option("fine", "The carton is fine", "fine", "ok", "good"),
            )
        ),
        text="<b>What condition was the outer carton in?</b>",
        why=(
            "It shows where the damage came from. A bad carton: tell the carrier today and ask for "
            "a report. Keep all packaging until the end."
        ),
        paths=TO_CLAIM_LINES,
    ),
)

WRONG_ITEM: tuple[Step, ...] = (
    Step(
        id="label_says",
        kind=Ask(most=300),
        text="<b>What does the label on the goods or the carton say?</b> Copy the words exactly.",
        why=(
            "A label with another model or size is proof in the seller's own words. Look at the "
            "carton mark, the product label and the packing list."
        ),
        skip=True,
        paths=TO_CLAIM_LINES,
    ),
)

SHORTAGE: tuple[Step, ...] = (
    Step(
        id="count_how",
        kind=Choose(
            (
                option("units", "I counted the pieces", "pieces", "units", "counted"),
                option("cartons", "I counted the cartons", "cartons", "boxes"),
                option("weight", "I weighed it", "weight", "weighed"),
            )
        ),
        text="<b>How did you find out that something is missing?</b>",
        why="A count of pieces is the strongest. Count before you use or sell any, and film it.",
    ),
    Step(
        id="cartons_received",
        kind=Count(),
        text="<b>How many cartons arrived?</b>",
        why="Compare with the packing list and the waybill: do number and weight agree?",
        skip=True,
    ),
    Step(
        id="seal_state",
        kind=Choose(
            (
                option("intact", "Closed, tape intact", "intact", "closed"),
                option("opened", "Opened or taped again", "opened", "taped"),
                option("unknown", "I do not know", "unknown", "not sure"),
            )
        ),
        text="<b>Were the cartons closed when they arrived?</b>",
        why=(
            "Closed cartons suggest that the pieces were not packed. If a carton was opened, it "
            "may have happened on the way: tell the carrier today too."
        ),
        paths=(
            go("admission", when=all_of(COUNTED_SHORT, SELLER_ANSWERED)),
            go("story", when=COUNTED_SHORT),
            *TO_CLAIM_LINES,
        ),
    ),
)

QUALITY: tuple[Step, ...] = (
    Step(
        id="usable",
        kind=Choose(
            (
                option("yes", "Yes, but at a lower price", "yes"),
                option("partly", "Only a part of them", "partly", "some"),
                option("no", "No, not at all", "no"),
            )
        ),
        text="<b>Can you still use or sell them?</b>",
        why=(
            "An honest answer makes the sum believable. Use or sell none before the photos are "
            "taken."
        ),
        paths=TO_CLAIM_LINES,
    ),
)

COUNTERFEIT: tuple[Step, ...] = (
    Step(
        id="genuine_claim",
        kind=Choose(
            (
                option("listing", "On the product page", "listing", "page"),
                option("chat", "In the Alibaba chat", "chat"),
                option("none", "Nowhere", "none", "no"),
            )
        ),
        text="<b>Where did the seller say that it is genuine?</b>",
        why=(
            "Take a screenshot of it now, with the address and the date: pages can change. A very "
            "low price for a known brand weakens a claim."
        ),
    ),
    Step(
        id="brand_word",
        kind=Choose(
            (
                option("yes", "Yes, in writing", "yes"),
                option("no", "No, not yet", "no"),
            )
        ),
        text="<b>Has the brand, or one of its dealers, said that it is a fake?</b>",
        why="Ask the brand's customer service by e-mail, with photos. One clear line is enough.",
        paths=TO_CLAIM_LINES,
    ),
)

OFF_PLATFORM: tuple[Step, ...] = (
    Step(
        id="asked_where",
        kind=Ask(most=500),
        text=(
            "<b>Where did the seller want the money?</b> Name of the payee, bank and country, or "
            "the link, as the seller wrote it."
        ),
        why=(
            "A payee whose name differs from the seller's company is a warning sign and proof. "
            "Do not open the link again; a screenshot is enough."
        ),
        paths=(go("evidence", when=picked("off_order", "none")), *TO_TELLING),
    ),
)

STEPS: tuple[Step, ...] = (
    FIRST,
    *DELAY,
    *DAMAGE,
    *WRONG_ITEM,
    *SHORTAGE,
    *QUALITY,
    *COUNTERFEIT,
    *OFF_PLATFORM,
)
