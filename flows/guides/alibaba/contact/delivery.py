"""The last days of the order: where it is, delivered, confirmed, and the page's countdown."""

from flows.definition.vocabulary import Choose, Day, Step, go, not_, option, picked
from flows.guides.alibaba.contact.verdict import COUNTDOWN_PATHS, PAGE_PATHS, build_verdict_paths
from flows.guides.alibaba.rules.routes import PROTECTED

NEVER_ARRIVED = picked("problem", "never_arrived")

STEPS: tuple[Step, ...] = (
    Step(
        id="tracking_state",
        kind=Choose(
            (
                option("none", "No tracking, or not found", "no tracking", "not found"),
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
            "<b>On which day was it delivered?</b> If the tracking page and you name different "
            "days, the earlier one."
        ),
        why=(
            "Pages of Alibaba count the refund window from getting the goods, or from confirming "
            "that you got them. To be safe, I count from the earliest day there is."
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
                option("automatic", "Alibaba did it by itself", "automatic", "by itself"),
                option("no", "No, not confirmed", "no", "not yet"),
                option("unknown", "I do not know", "unknown", "not sure"),
            )
        ),
        text="<b>Was receipt confirmed on the order page?</b>",
        why=(
            "Confirming can start the clock and release your money. If it has not happened: do "
            "not confirm before everything is checked. You can extend the receiving time once by "
            "15 days: All orders, View more, Extend receiving time."
        ),
        facts=("F1.1", "F1.6", "F1.8", "R6"),
        paths=(
            go("confirmed_on", when=picked("confirmed", "me", "automatic")),
            go("countdown"),
        ),
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
                option("yes", "Yes, I see one", "yes"),
                option("no", "No, I see none", "no", "none"),
            )
        ),
        text=(
            "Please open the order page now. <b>Does it show a countdown or a last day?</b> It may "
            "be for a refund, or for confirming receipt."
        ),
        why=(
            "What the page shows beats every date I can work out. If it shows two, use the "
            "earlier one."
        ),
        facts=("C1", "R2"),
        paths=(go("countdown_on", when=picked("countdown", "yes")), *COUNTDOWN_PATHS),
    ),
    Step(
        id="countdown_on",
        kind=Day(ahead=180),
        correction_words=("page says", "page shows", "countdown says", "countdown ends"),
        text="<b>When does it end?</b> A date, or the days that are left, like <b>in 12 days</b>.",
        why="I take one day off, because the time zone of Alibaba's days is not known.",
        facts=("R2", "U10"),
        paths=PAGE_PATHS,
    ),
)
