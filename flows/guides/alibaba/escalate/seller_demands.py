"""Phase four, what the other side asks of the buyer: more proof, or to give in."""

from flows.definition.vocabulary import Choose, Exhibits, Step, go, option, picked
from flows.guides.alibaba.evidence.checklist import REQUESTED_LINES
from flows.guides.alibaba.rules.routes import BACK_TO_WAIT, DIRECT_FITS, TO_REMAINING

STEPS: tuple[Step, ...] = (
    Step(
        id="asked_by",
        kind=Choose(
            (
                option("seller", "The seller", "supplier"),
                option("alibaba", "Alibaba", "mediator", "agent", "platform"),
            )
        ),
        text="<b>Who asks for more proof?</b>",
        why=(
            "The seller's question has no time limit that we know. Alibaba's question has one: it "
            "stands on the case page and in an e-mail, and missing it cancels the request."
        ),
        facts=("F2.7", "U2"),
        paths=(
            go("escalated_on", when=picked("asked_by", "alibaba"), again=True),
            go("seller_proof"),
        ),
    ),
    Step(
        id="seller_proof",
        kind=Exhibits(REQUESTED_LINES),
        text=(
            "<b>Send me what the seller wants to see</b>, then upload it on the case page or in "
            "the Alibaba chat. Answer the question; do not start from the beginning. Press Done "
            "when you have posted it."
        ),
        why="Some questions are only there to win time. Your days go on counting, whatever the "
        "seller asks.",
        skip=True,
        facts=("F2.2", "R10"),
        paths=BACK_TO_WAIT,
    ),
    Step(
        id="direct_left",
        kind=Choose(
            (
                option("talk", "Try the seller once more", "again", "seller"),
                option("complain", "Use the Complaint Center", "complaint", when=DIRECT_FITS),
                option("money", "Card, PayPal or bank", "bank", "card", "paypal"),
            )
        ),
        text=(
            "<b>The seller does not agree, and on Direct Pay nobody can make them.</b> What is "
            "left is a smaller amount you both can live with, a complaint if goods or an agreed "
            "refund never came, or the way your money was sent."
        ),
        why=(
            "An honest word: here the amount can decide. A sum worked out from bad units and "
            "unit price is harder to refuse than a round one. Keep the case open while you ask "
            "your bank for its last day."
        ),
        facts=("F1.12", "R7"),
        paths=(
            go("direct_wait", when=picked("direct_left", "talk"), again=True),
            go("offline_file", when=picked("direct_left", "complain")),
            *TO_REMAINING,
        ),
    ),
)
