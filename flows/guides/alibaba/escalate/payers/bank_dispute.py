"""Phase four, the bank's answer to the letter that disputes the payment."""

from flows.definition.vocabulary import Notice, NudgeStep, Step, Wait, days, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="bank_answer",
        kind=Wait(
            options=(
                option("opened", "They opened a dispute", "opened", "reference", "started", "yes"),
                option("documents", "They want documents", "documents", "papers", "proof"),
                option("refused", "They refused", "refused", "no"),
                option("silent", "No answer", "silence", "nothing"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(2),
                    (
                        "{waited} since your letter to the bank. Has it <b>opened a dispute</b>? "
                        "It counts when you have a reference number.",
                        "It is {waited} since you wrote to your bank. Look for the <b>reference "
                        "number</b> of a dispute in its app.",
                    ),
                ),
                NudgeStep(
                    days(5),
                    (
                        "{waited} without an open dispute. Please <b>call your bank</b> with the "
                        "letter in front of you, and ask for the reference number.",
                        "Still no answer after {waited}? A call helps: ask whether the <b>dispute "
                        "is open</b>, and for its reference number.",
                    ),
                ),
                NudgeStep(
                    days(10),
                    (
                        "{waited} without an open dispute. <b>Its last day goes on counting.</b> "
                        "Ask again today, in writing.",
                        "The letter was sent {waited} ago. Until a dispute is open, <b>the last "
                        "day goes on counting</b>: please ask again today.",
                    ),
                ),
            ),
        ),
        text=(
            "<b>Has your bank opened a dispute?</b> It counts only when they say so in writing, "
            "with a reference number. Until then the last day goes on counting."
        ),
        why=(
            "A question about the last day is not a dispute. If they want documents first, send "
            "them the same day."
        ),
        facts=("C8", "R7"),
        paths=(
            go("money_wait", when=picked("bank_answer", "opened")),
            go("bank_documents", when=picked("bank_answer", "documents")),
            go("money_refused", when=picked("bank_answer", "refused")),
            go("bank_silent"),
        ),
    ),
    Step(
        id="bank_documents",
        kind=Notice("I sent them"),
        text=(
            "<b>Send them today, in the bank's own message box.</b> Use the case file and the "
            "photos in it. Then ask once more: is the dispute open now, and what is its reference "
            "number?"
        ),
        why="A document they ask for often has a last day of its own. Ask which day it is.",
        paths=(go("bank_answer", again=True),),
    ),
    Step(
        id="bank_silent",
        kind=Notice("I asked again"),
        text=(
            "<b>Call them, and send the letter once more.</b> Ask two things: is the dispute open, "
            "and what is its reference number? Write down the day and the name of the person."
        ),
        letters=("bank_dispute",),
        paths=(go("bank_answer", again=True),),
    ),
)
