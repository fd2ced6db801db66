"""Phase four, a case said to be escalated before the day from which that is possible (C3)."""

from flows.definition.vocabulary import Choose, Step, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="escalated_early",
        kind=Choose(
            (
                option("with_alibaba", "Yes, it is with Alibaba", "yes"),
                option("not_yet", "Not yet", "no", "wait"),
            )
        ),
        text=(
            "By Alibaba's pages you may escalate from <b>{escalate}</b> on. <b>Does the case page "
            "say that the case is with Alibaba now?</b> If not, answer the seller inside the case "
            "until that day."
        ),
        why=(
            "The seller has about 3 days first. Look for the words that Alibaba has stepped in; "
            "an e-mail says it too."
        ),
        facts=("F2.1", "F2.2", "C3"),
        paths=(
            go("escalated_on", when=picked("escalated_early", "with_alibaba"), again=True),
            go("case_wait", again=True),
        ),
    ),
)
