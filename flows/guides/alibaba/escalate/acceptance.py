"""Phase four, a yes to an offer: a stop before it, and the text that says what it settles."""

from flows.definition.vocabulary import Choose, Step, go, option, picked
from flows.guides.alibaba.rules.routes import BACK_TO_WAIT, narrow_paths

STEPS: tuple[Step, ...] = (
    Step(
        id="case_accept_check",
        kind=Choose(
            (
                option("yes_accept", "Yes, I accept it", "yes", "accept"),
                option("no", "No, keep the case open", "no", "stop"),
            )
        ),
        text=(
            "⚠ <b>Stop: Agree is final.</b> After it you cannot ask for the rest of this order, "
            "and the case is closed. Accept only by the button <b>on the case page</b>, and only "
            "when its text says exactly what you agreed."
        ),
        why=(
            "Read it once more: amount, currency, this order, no condition such as a good review "
            "or a cancelled case. A deal outside the case is not enforced by Alibaba."
        ),
        facts=("C6", "F2.5", "R6"),
        paths=(go("acceptance", when=picked("case_accept_check", "yes_accept")), *BACK_TO_WAIT),
    ),
    Step(
        id="acceptance",
        kind=Choose(
            (
                option(
                    *("sent", "I agreed on the case page", "done", "yes", "agreed"),
                    sends=("acceptance",),
                ),
                option("not_yet", "I did not agree after all", "no", "not"),
            )
        ),
        text=(
            "<b>Paste this text first, then press Agree.</b> It says what you accept and that it "
            "settles this order only. Take a screenshot of the page before and after."
        ),
        letters=("acceptance",),
        facts=("C6", "F1.16"),
        paths=(
            *narrow_paths(picked("acceptance", "not_yet"), BACK_TO_WAIT),
            go("goods_on", when=picked("case_offer_kind", "resend")),
            go("send_back_note", when=picked("case_offer_kind", "back")),
            go("outcome", when=picked("case_offer_kind", "credit")),
            go("decided_on"),
        ),
    ),
)
