"""Phase four, the bank: its answer to the letter, and the dispute once it is open."""

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
            go("bank_documents", when=picked("bank_answer", "documents")),
            go("money_refused", when=picked("bank_answer", "refused")),
            go("bank_silent", when=picked("bank_answer", "silent")),
            go("money_wait"),
        ),
        added=True,
    ),
    Step(
        id="bank_documents",
        kind=Notice("I sent them"),
        text=(
            "<b>Send them today, in the bank's own message box.</b> Use the case file and the "
            "photos in it. Then ask once more: is the dispute open now, and what is its reference "
            "number?"
        ),
        why="A document they ask for may have a last day of its own. Ask which day it is.",
        paths=(go("bank_answer", again=True),),
    ),
    Step(
        id="bank_silent",
        kind=Notice("I asked again", sends=("bank_dispute",)),
        text=(
            "<b>Call them, and send the letter once more.</b> Ask two things: is the dispute open, "
            "and what is its reference number? Write down the day and the name of the person."
        ),
        letters=("bank_dispute",),
        paths=(go("bank_answer", again=True),),
    ),
    Step(
        id="money_wait",
        kind=Wait(
            options=(
                option("got", "All the money is back", "all", "arrived"),
                option("part", "A part is back", "part"),
                option("refused", "They refused", "refused", "no"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(7),
                    (
                        "{waited} since you asked. Is there <b>a message from them</b>? If "
                        "they need a document, send it now; if you hear nothing, ask once "
                        "more.",
                        "It is {waited} since you asked. Have they written? <b>Answer every "
                        "question of theirs</b> at once; if you hear nothing, ask for an "
                        "update.",
                    ),
                ),
                NudgeStep(
                    days(21),
                    (
                        "{waited} now. Look into the mailbox of your bank: <b>do they need a "
                        "document from you</b>, and until when?",
                        "It is {waited}. Banks may write into their own app: <b>do they "
                        "need a document</b>, and by which day?",
                    ),
                ),
                NudgeStep(
                    days(45),
                    (
                        "{waited} now. Ask for an update on your dispute, with its reference "
                        "number.",
                        "After {waited} you may ask how far your dispute is. Have its "
                        "reference number at hand.",
                    ),
                ),
                NudgeStep(
                    days(90),
                    (
                        "{waited}. Is there a result? One tap closes the case, or I'll show "
                        "you what is left.",
                        "{waited} is long, and it happens. Did they decide? Tell me, and "
                        "we'll close the case or go on.",
                    ),
                ),
            ),
            names_claim=True,
        ),
        text=(
            "<b>Now they have to answer.</b> It can take weeks. Watch their messages: a question "
            "from the bank or PayPal has its own last day. Money that is given back at first can "
            "be taken back until they have decided."
        ),
        why="Is a refund from Alibaba coming too? Tell them at once: you may keep only one.",
        facts=("F4.15", "R7"),
        paths=(
            go("outcome", when=picked("money_wait", "got", "part")),
            go("money_refused"),
        ),
    ),
    Step(
        id="money_refused",
        kind=Notice("What else is there?"),
        text=(
            "<b>Ask for the reason in writing</b>, and whether you can answer it with a new "
            "document. Then I'll show you what is left."
        ),
        why="A refusal may name one missing document. If you have it, send it once, with the "
        "reference number.",
        paths=(go("refused_next"),),
    ),
)
