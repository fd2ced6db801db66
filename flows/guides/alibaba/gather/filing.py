"""Phase three, filing: the request goes in, or the reason why it cannot, and on which day."""

from flows.definition.vocabulary import (
    Choose,
    Day,
    Notice,
    NudgeStep,
    Step,
    Wait,
    days,
    go,
    hours,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.rules.complaint_grounds import TO_COMPLAINT
from flows.guides.alibaba.rules.routes import (
    COMPLAINT_FITS,
    DIRECT,
    OUTSIDE,
    REMAINING_LOST,
    TO_REMAINING,
    narrow_paths,
)

FILED = (
    option("filed", "I filed it", "done", "submitted", "yes", sends=("refund_request",)),
    option("filed_short", "I filed the short text", "short", sends=("refund_short",)),
)
"""Which of the two texts is in the request is asked by the button, so that it can be quoted."""

STEPS: tuple[Step, ...] = (
    Step(
        id="report",
        kind=Choose(
            (
                option("reported", "I reported it", "done", "yes"),
                option("skip_it", "Not now", "no", "later"),
                option("refund", "Ask back what I paid there", "refund", when=not_(OUTSIDE)),
            )
        ),
        text=(
            "<b>Tell Alibaba about the seller who asked for it.</b> Use the report link in the "
            "chat or on the seller's page, or the Complaint Center, and add your screenshots. "
            "Names of these links differ from screen to screen. Pay nothing more in the meantime."
        ),
        why=(
            "A report warns others; alone it does not bring money back. Bank details that "
            "changed suddenly can also mean that the seller's account was broken into: ask in the "
            "Alibaba chat, not by e-mail. If you paid for this order on Alibaba, you can still "
            "ask for that money in a refund request."
        ),
        paths=(
            go("filing", when=picked("report", "refund")),
            *REMAINING_LOST,
            go("outcome"),
        ),
    ),
    Step(
        id="filing",
        kind=Choose(
            (
                *FILED,
                option("not_yet", "Not yet", "no", "later"),
                option("no_button", "There is no such button", "missing", "no button", "closed"),
            )
        ),
        text=(
            "<b>File it today.</b> Open the order and press <b>Apply for refund</b> (some screens "
            "say Open dispute). Choose the reason that fits, paste the text, put your best files "
            "first, send. Then come back and tell me."
        ),
        why=(
            "On a computer: Orders, All orders, View more, the order. In the app: My Alibaba, All "
            "orders, the order, More actions. No button while a payment is being processed? Try "
            "again when the order says it is paid. After filing, the order shows View refund "
            "application. Do not press Confirm receipt to get there."
        ),
        letters=("refund_request", "refund_short"),
        needs_case_file=True,
        facts=("F1.11", "F1.14", "F1.15", "F1.16", "C5", "R4", "R6"),
        paths=(
            go("filed_on", when=picked("filing", "filed", "filed_short")),
            go("no_button", when=picked("filing", "no_button")),
            go("filing_wait"),
        ),
    ),
    Step(
        id="filing_wait",
        kind=Wait(
            options=(
                *FILED,
                option("help", "I need help with it", "help", "stuck"),
                option("no_button", "There is no such button", "missing", "closed"),
            ),
            nudge_steps=(
                NudgeStep(
                    hours(24),
                    (
                        "Your refund request is <b>not filed yet</b>. Open the order, Apply "
                        "for refund, paste the text.",
                        "The request waits for you. On the order page: <b>Apply for "
                        "refund</b>, paste the text, send.",
                    ),
                ),
                NudgeStep(
                    hours(72),
                    (
                        "{waited} without filing. The days on your order page go on counting. "
                        "<b>File with what you have</b>; more evidence may follow later.",
                        "The request is still with you, and only filing stops the deadline. "
                        "<b>File it now with what you have</b>; photos can follow.",
                    ),
                ),
                NudgeStep(
                    days(6),
                    (
                        "Still not filed. Please open the order page <b>today</b> and read "
                        "how many days are left. Then file, or tell me what the problem is.",
                        "It is {waited} since we spoke of filing. How many days does the "
                        "order page show? <b>File today</b>, or tap <b>I need help with "
                        "it</b>.",
                    ),
                ),
            ),
            names_claim=True,
        ),
        text=(
            "Fine. Everything is kept. <b>Only filing stops the deadline</b>, so do it as soon as "
            "you can; talks with the seller can go on inside the case."
        ),
        letters=("refund_request", "refund_short"),
        facts=("F1.3", "R3", "R4"),
        paths=(
            go("filed_on", when=picked("filing_wait", "filed", "filed_short")),
            go("no_button", when=picked("filing_wait", "no_button")),
            go("filing_help"),
        ),
    ),
    Step(
        id="filing_help",
        kind=Notice("Try again"),
        text=(
            "<b>Three things to try.</b>\n"
            "1. Use a computer and the same account that placed the order.\n"
            "2. Use jpg or pdf files, small ones, two or three at first.\n"
            "3. Text refused? Use the short version, in plain English letters.\n"
            "Nothing works? Write to Alibaba's online service and keep a screenshot of it."
        ),
        why="Your screenshot with the date shows that you tried in time.",
        facts=("C11",),
        paths=(go("filing", again=True),),
    ),
    Step(
        id="no_button",
        kind=Choose(
            (
                option("look_again", "Let me look again", "again", "found"),
                option("complain", "Use the Complaint Center", "complaint", when=COMPLAINT_FITS),
                option("money", "Ask my bank, card or PayPal", "bank", "card", "paypal"),
            )
        ),
        text=(
            "<b>No button? You may still have options.</b> The window may look closed while you "
            "are "
            "still "
            "within 30 days of <b>getting</b> the goods, or the seller may have broken a promise. "
            "Proof of either can go to the Complaint Center. The money side is open too."
        ),
        why=(
            "Look first: is this the account that ordered? Is the payment still being processed? "
            "Is the order split in two? Take a screenshot of the order page as it is today. "
            "Alibaba names two ways after the window: proof of the real day of receipt, or proof "
            "that the seller promised a repair, a replacement or a refund and did not keep it."
        ),
        facts=("F1.11", "F1.13", "F4.1"),
        paths=(
            go("filing", when=picked("no_button", "look_again"), again=True),
            *narrow_paths(picked("no_button", "complain"), TO_COMPLAINT),
            *TO_REMAINING,
        ),
    ),
    Step(
        id="filed_on",
        kind=Day(back=120),
        correction_words=("i filed it on", "i filed on"),
        text="Good, your request is filed. <b>On which day did you file it?</b>",
        why=(
            "The day is on the page View refund application. From it I count the seller's days, "
            "and on a covered order the day from which you may escalate."
        ),
        facts=("F1.16", "F2.1", "F2.2"),
        paths=(go("direct_wait", when=DIRECT), go("case_wait")),
    ),
)
