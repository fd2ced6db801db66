"""Phase four, a case that closes early: the stop before cancelling, and what can still be done."""

from flows.definition.vocabulary import Choose, Day, NudgeStep, Step, Wait, days, go, option, picked
from flows.guides.alibaba.rules.routes import BACK_TO_WAIT, TO_REMAINING

STEPS: tuple[Step, ...] = (
    Step(
        id="cancel_check",
        kind=Choose(
            (
                option("keep", "Keep the case open", "no", "stay"),
                option("paid", "The money has arrived", "arrived"),
                option("by_me", "I have cancelled it", "cancelled"),
                option("by_itself", "It was closed without me", "closed"),
            )
        ),
        text=(
            "⚠ <b>Stop before you cancel.</b> Treat a cancelled case as <b>closed for good</b>. "
            "Alibaba does not make the seller keep a promise given for it. The safe order: the "
            "seller agrees <b>in the case</b>, the money arrives, and only then it is closed."
        ),
        why=(
            "An open case can count against the seller. A calm answer: "
            "<i>Please pay through the open case. I close nothing before the money is here.</i> "
            "After you escalated, only the agent can cancel."
        ),
        facts=("C6", "F2.5", "F2.12", "R6"),
        paths=(
            go("outcome", when=picked("cancel_check", "paid")),
            go("cancelled_why", when=picked("cancel_check", "by_me")),
            go("closed_why", when=picked("cancel_check", "by_itself")),
            *BACK_TO_WAIT,
        ),
    ),
    Step(
        id="cancelled_why",
        kind=Choose(
            (
                option("promise", "The seller promised to pay", "promise"),
                option("refile", "I want to file again", "again", "mistake"),
                option("other_way", "Show me what is left", "left", "bank"),
            )
        ),
        text=(
            "<b>It is cancelled; here is what can still be done.</b> Take screenshots of the case "
            "page and of the chat today. Was there a promise, or do you want to try to file again?"
        ),
        why=(
            "A promise in the Alibaba chat that is not kept is one of the reasons the Complaint "
            "Center names. Filing again is worth one try: look whether the button is there."
        ),
        facts=("C6", "F1.13", "F2.12"),
        paths=(
            go("pay_by", when=picked("cancelled_why", "promise")),
            go("filing", when=picked("cancelled_why", "refile"), again=True),
            *TO_REMAINING,
        ),
    ),
    Step(
        id="pay_by",
        kind=Day(back=0, ahead=365),
        text="<b>By which day did the seller promise to pay?</b>",
        why="A promise without a day cannot be late. Ask for one in the Alibaba chat; you can skip "
        "this and add it later.",
        skip=True,
        facts=("F1.13",),
    ),
    Step(
        id="cancelled_wait",
        kind=Wait(
            options=(
                option("kept", "The money has arrived", "arrived", "yes", "paid"),
                option("part", "Only a part has come", "part", "less"),
                option("broken", "It did not come", "no", "broken", "nothing"),
                option("refile", "I want to file again", "again", "file"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(1),
                    (
                        "Has the seller paid what was promised for your cancelled case? <b>Look at "
                        "your account</b>, not at a screenshot of a transfer.",
                        "One look at your account: <b>is the promised money here?</b> Alibaba does "
                        "not pay it, so only the seller can send it.",
                    ),
                ),
                NudgeStep(
                    days(3),
                    (
                        "Is the promised money still not here? Tap <b>It did not come</b>, and "
                        "I'll show you what you can do.",
                        "Still no money from the seller? Tap <b>It did not come</b>: a broken "
                        "promise is a reason for a complaint.",
                    ),
                ),
            ),
            anchor="pay_by",
            china=True,
        ),
        text=(
            "<b>Waiting for the seller's money.</b> The case is cancelled, so Alibaba pays nothing "
            "for it: only the seller can. Keep screenshots of the promise and of the order page, "
            "and do not confirm receipt. I'll ask you about it."
        ),
        why=(
            "A promise made to close a case is not enforced by Alibaba. If it is broken, that is "
            "one of the two reasons the Complaint Center takes. Is the button Apply for refund "
            "still on the order page? Then filing again is safer than waiting."
        ),
        facts=("F1.13", "F2.5", "F2.12", "R6"),
        paths=(
            go("outcome", when=picked("cancelled_wait", "kept", "part")),
            go("filing", when=picked("cancelled_wait", "refile"), again=True),
            go("promise_broken"),
        ),
    ),
    Step(
        id="closed_why",
        kind=Choose(
            (
                option("late", "Something came too late", "late", "no answer"),
                option("settled", "The seller and I agreed", "agreed", "settled"),
                option("decided", "Alibaba decided", "decision"),
                option("unclear", "It does not say", "unknown"),
            )
        ),
        text="<b>What does the case page say: why was it closed?</b>",
        why=(
            "A case that was closed because nobody answered may be filed again while the order is "
            "still covered. A case closed with a solution goes to customer service only."
        ),
        facts=("F2.11", "F2.7"),
        paths=(
            go("case_agreed", when=picked("closed_why", "settled")),
            go("decision", when=picked("closed_why", "decided")),
            go("refile"),
        ),
    ),
    Step(
        id="refile",
        kind=Choose(
            (
                option("again", "File again", "yes", "file"),
                option("left", "Show me what else is left", "else", "bank"),
            )
        ),
        text=(
            "<b>You may file again while the order is still covered.</b> Do it today, with all "
            "your evidence in the first upload, and answer every e-mail of the case. No button "
            "there? Then I'll show you what is left."
        ),
        facts=("F2.11", "R3"),
        paths=(go("filing", when=picked("refile", "again"), again=True), *TO_REMAINING),
    ),
)
