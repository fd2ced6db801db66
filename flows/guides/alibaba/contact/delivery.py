"""The last days of the order: where it is, delivered, confirmed, and the page's countdown."""

from flows.definition.vocabulary import Choose, Day, Note, Step, go, not_, option, picked
from flows.guides.alibaba.contact.verdict import COUNTDOWN_PATHS, PAGE_PATHS, build_verdict_paths
from flows.guides.alibaba.rules.routes import NEVER_ARRIVED, PROTECTED

STEPS: tuple[Step, ...] = (
    Step(
        id="tracking_state",
        kind=Choose(
            (
                option("none", "No tracking, or not found", "no tracking", "not found"),
                option("moving", "On its way, moving", "moving", "on its way", "in transit"),
                option("stuck", "No movement for days", "stuck", "no movement"),
                option("says_delivered", "It says delivered", "delivered"),
                option("other_city", "Wrong city or old date", "wrong city", "other city"),
                option("customs", "Held at customs", "customs"),
            )
        ),
        text="<b>What does the tracking page say today?</b>",
        why=(
            "Take a screenshot of the whole page with today's date: it is your best proof. Held "
            "at customs? Ask for the official paper that names the reason."
        ),
        paths=(
            go("delivered_on", when=picked("tracking_state", "says_delivered")),
            go("confirmed", when=PROTECTED),
            *build_verdict_paths("verdict_offline", "verdict_direct"),
        ),
    ),
    Step(
        id="delivered",
        kind=Choose(
            (
                option("yes", "Yes, all cartons", "all", "arrived"),
                option("part", "Only a part", "part", "some"),
                option("no", "No, nothing yet", "nothing", when=not_(picked("problem", "missing"))),
            )
        ),
        text="<b>Has it been delivered?</b>",
        why="If the seller sent several parcels, look up each of them before you answer.",
        paths=(
            go("delivered_on", when=picked("delivered", "yes", "part")),
            go("confirmed", when=PROTECTED),
            *build_verdict_paths("verdict_offline", "verdict_direct"),
        ),
    ),
    Step(
        id="delivered_on",
        kind=Day(after="paid_on"),
        correction_words=("it was delivered", "delivered on", "it arrived", "arrived on"),
        text=(
            "<b>On which day was it delivered?</b> If the tracking page shows another day, use the "
            "earlier one."
        ),
        notes=(Note(NEVER_ARRIVED, "Nothing came? Then the day that the tracking page shows."),),
        why=(
            "It is on the tracking page, on the carrier's note and in the carrier's e-mails. Not "
            "sure? Take the earliest day it can have been; you can correct it later. Pages of "
            "Alibaba count the refund window from getting the goods, or from confirming that you "
            "got them. To be safe, I count from the earliest day there is."
        ),
        facts=("F1.1", "F1.2", "C1"),
        paths=(
            go("confirmed", when=PROTECTED),
            *build_verdict_paths("verdict_offline", "verdict_direct", when=NEVER_ARRIVED),
            *build_verdict_paths(
                "verdict_outside", "verdict_direct", when=picked("delivered", "part")
            ),
            *build_verdict_paths("verdict_outside", "verdict_direct_goods"),
        ),
    ),
    Step(
        id="confirmed",
        kind=Choose(
            (
                option("me", "Yes, I did", "yes", "i did", "me"),
                option("automatic", "Alibaba did it automatically", "automatic", "by itself"),
                option("closed", "The order was closed", "closed", "order closed"),
                option("no", "No, not confirmed", "no", "not yet"),
                option("unknown", "I do not know", "unknown", "not sure"),
            )
        ),
        text="<b>Was receipt confirmed on the order page?</b>",
        why=(
            "Confirming can start the deadline and release your money. If it has not happened: do "
            "not confirm before everything is checked. You can extend the receiving time once by "
            "15 days: All orders, View more, Extend receiving time. A closed order has a notice "
            "with its day; the deadline can start there too."
        ),
        facts=("F1.1", "F1.5", "F1.6", "F1.8", "R6"),
        paths=(
            go("confirmed_on", when=picked("confirmed", "me", "automatic")),
            go("closed_on", when=picked("confirmed", "closed")),
            go("countdown"),
        ),
    ),
    Step(
        id="closed_on",
        kind=Day(after="paid_on"),
        text="<b>On which day was the order closed?</b>",
        why=(
            "It is on the order page, and in the notice from Alibaba. By one reading of the rules "
            "a request has to come within 30 days of that notice."
        ),
        skip=True,
        facts=("F1.5", "C1"),
        paths=(go("countdown"),),
    ),
    Step(
        id="confirmed_on",
        kind=Day(after="paid_on"),
        correction_words=("i confirmed", "confirmed on", "was confirmed"),
        text="<b>On which day was receipt confirmed?</b>",
        why="It is on the order page, and in an e-mail from Alibaba.",
        skip=True,
    ),
    Step(
        id="countdown",
        kind=Choose(
            (
                option("refund", "Yes, for a refund", "refund", "after-sales", "dispute"),
                option("receipt", "Yes, to confirm receipt", "receipt", "confirm"),
                option("yes", "Yes, it does not say", "yes", "not sure", "unknown"),
                option("no", "No, I see none", "no", "none"),
            )
        ),
        text=(
            "Please open the order page now. <b>Does it show a countdown or a last day, and what "
            "is it for?</b> If it shows two, choose the one for the refund."
        ),
        why=(
            "A day that the page names for the refund comes before every day I can work out. One "
            "for confirming receipt is another deadline. If the page does not say, it can only "
            "make my day earlier, never later."
        ),
        facts=("F1.2", "F1.8", "C1", "R2"),
        paths=(
            go("countdown_on", when=picked("countdown", "refund", "receipt", "yes")),
            *COUNTDOWN_PATHS,
        ),
    ),
    Step(
        id="countdown_on",
        kind=Day(usual_back=30, ahead=180),  # a page shows no countdown that ended long ago
        correction_words=("page says", "page shows", "countdown says", "countdown ends"),
        text="<b>When does it end?</b> A date, or the days that are left, like <b>in 12 days</b>.",
        why=(
            "I take one day off, because the time zone of Alibaba's days is not known. Cannot find "
            "the day? Skip it: then I count with care, without the page."
        ),
        skip=True,
        facts=("R2", "U10"),
        paths=PAGE_PATHS,
    ),
)
