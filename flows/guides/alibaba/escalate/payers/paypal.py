"""Phase four, PayPal: the dispute, and the claim it must become within twenty days."""

from flows.definition.vocabulary import Choose, Day, NudgeStep, Step, Wait, days, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="paypal_file",
        kind=Choose(
            (
                option("opened", "I opened it", "done", "yes", "opened", sends=("refund_short",)),
                option("back", "Not now", "no", "later"),
            )
        ),
        text=(
            "<b>Open the dispute in PayPal's Resolution Center.</b> Choose the payment and the "
            "reason, and paste the short text. Add your best files."
        ),
        why="Leave a seller's offer unanswered there and the dispute may close after 10 days.",
        letters=("refund_short",),
        needs_case_file=True,
        facts=("F4.13", "F4.14"),
        paths=(
            go("left_next", when=picked("paypal_file", "back"), again=True),
            go("paypal_on"),
        ),
    ),
    Step(
        id="paypal_on",
        kind=Day(back=180),
        text="<b>On which day did you open it at PayPal?</b>",
        why="From this day PayPal gives 20 days to turn it into a claim. I'll remind you before.",
        facts=("F4.13",),
    ),
    Step(
        id="paypal_wait",
        kind=Wait(
            options=(
                option("got", "The money has arrived", "arrived", "paid"),
                option("part", "A part has arrived", "part"),
                option("claimed", "I made it a claim", "claim"),
                option("refused", "PayPal refused or closed it", "refused", "closed"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(7),
                    (
                        "{waited} at PayPal. If the seller wrote or offered something there, "
                        "<b>answer it</b>: an offer without an answer may close the dispute "
                        "after 10 days.",
                        "It is {waited} at PayPal. Look into the Resolution Center: <b>answer "
                        "every message</b> there, for an open offer may close the dispute "
                        "after 10 days.",
                    ),
                ),
                NudgeStep(
                    days(14),
                    (
                        "Day 14 of 20 at PayPal is over. Nothing agreed? <b>Turn it into a "
                        "claim this week.</b>",
                        "Two weeks at PayPal are over. Without a deal, <b>make the dispute a "
                        "claim this week</b>, in the Resolution Center.",
                    ),
                ),
                NudgeStep(
                    days(18),
                    (
                        "⏳ {waited} of the 20 at PayPal are over. <b>Make it a claim "
                        "today</b>, or it closes for good.",
                        "⏳ Of the 20 days at PayPal, {waited} are over. <b>Turn the dispute "
                        "into a claim today</b>; it closes otherwise.",
                    ),
                ),
            ),
            anchor="paypal_on",
        ),
        text=(
            "<b>The PayPal dispute is open since {paypal_on}.</b> First you and the seller talk "
            "there. If that does not help, turn it into a <b>claim within 20 days</b>."
        ),
        why="Answer every message there, in writing, with the same numbers as before.",
        facts=("F4.13", "F4.14"),
        paths=(
            go("outcome", when=picked("paypal_wait", "got", "part")),
            go("money_wait", when=picked("paypal_wait", "claimed")),
            go("money_refused"),
        ),
    ),
)
