"""Phase four, the ground of a complaint, where the answers do not show it."""

from flows.definition.vocabulary import Ask, Choose, Day, Notice, Step, go, option, picked
from flows.guides.alibaba.rules.routes import TO_REMAINING, narrow_paths

STEPS: tuple[Step, ...] = (
    Step(
        id="complaint_late",
        kind=Notice(),
        text=(
            "<b>By your dates the goods came on {delivered_on}: more than 30 days ago.</b> Then "
            "the Complaint Center takes only a broken promise of the seller, unless you can prove "
            "that you really got the goods later."
        ),
        facts=("F1.13",),
        paths=(go("complaint_ground"),),
        added=True,
    ),
    Step(
        id="complaint_ground",
        kind=Choose(
            (
                option("receipt", "I got them within 30 days", "receipt", "30 days"),
                option("promise", "They broke a promise", "promise", "broken"),
                option("none", "None of these", "none", "no", "other"),
            )
        ),
        text=(
            "<b>Which of these two fits?</b> After the refund window the Complaint Center takes "
            "proof that you are within 30 days of really getting the goods, or a promise that the "
            "seller broke."
        ),
        why=(
            "A promise of a repair, of new goods, or of a refund. If none of these fits, a "
            "complaint will probably be refused, and your bank, card or PayPal is left."
        ),
        facts=("F1.13",),
        paths=(
            go("real_receipt_on", when=picked("complaint_ground", "receipt")),
            go("promise_words", when=picked("complaint_ground", "promise")),
            *narrow_paths(picked("complaint_ground", "none"), TO_REMAINING),
            go("offline_file"),
        ),
        added=True,
    ),
    Step(
        id="real_receipt_on",
        kind=Day(after="paid_on"),
        text="<b>On which day did you really get the goods?</b>",
        why=(
            "The day on a delivery note with your signature, or on the carrier's page. Upload the "
            "proof of it with the complaint."
        ),
        facts=("F1.13",),
        paths=(go("offline_file"),),
    ),
    Step(
        id="promise_words",
        kind=Ask(most=500),
        text=(
            "<b>What did the seller promise, and for which day?</b> Copy the sentence from the "
            "chat, in English letters."
        ),
        why="The form takes English letters only. A screenshot of the chat is the proof.",
        skip=True,
        facts=("F1.13",),
        paths=(go("offline_file"),),
        asks_words_of_others=True,
    ),
)
