"""Phase four, offers inside the case: log, compare with the claim, accept only after a stop."""

from flows.definition.vocabulary import (
    Amount,
    Choose,
    Note,
    Notice,
    Path,
    Step,
    all_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.amounts.offer_line import (
    CASE_BELOW_TARGET,
    CASE_COMPARABLE,
    CASE_UNDER_FLOOR,
)
from flows.guides.alibaba.escalate import acceptance, counter_proposal
from flows.guides.alibaba.rules.routes import BACK_TO_WAIT

OFFER_REPLIES = Choose(
    (
        option("accept", "Accept it", "yes", "accept", "agree"),
        option("counter", "Name another amount", "counter", "more", "negotiate"),
        option("refuse", "Refuse it", "no", "refuse", "reject"),
    )
)


def _build_reply_paths(step: str) -> tuple[Path, ...]:
    return (
        go("case_accept_check", when=picked(step, "accept")),
        go("case_counter_amount", when=picked(step, "counter")),
        go("case_rejected"),
    )


IN_CASE = picked("case_agreed", "in_case")

STEPS: tuple[Step, ...] = (
    Step(
        id="case_agreed",
        kind=Choose(
            (
                option("in_case", "Yes, on the case page", "yes", "case"),
                option("by_chat", "Only in a message", "chat", "message"),
                option("close_first", "If I close the case first", "close"),
            )
        ),
        text=(
            "Good. One check first. <b>Did the seller press Agree on the case page?</b> Or was it "
            "only said?"
        ),
        why=(
            "On a covered order the platform handles a refund that is agreed on the case page; it "
            "can still take days. What is said in a message is a promise between the two of you, "
            "and Alibaba does not make the seller keep it."
        ),
        facts=("F2.5", "F1.16", "C6"),
        paths=(
            go("goods_on", when=all_of(IN_CASE, picked("remedy", "resend"))),
            go("send_back_note", when=all_of(IN_CASE, picked("remedy", "return_refund"))),
            go("decision_amount", when=IN_CASE),
            go("hold_open"),
        ),
    ),
    Step(
        id="hold_open",
        kind=Notice("Back to the case"),
        text=(
            "<b>Keep the case open.</b> Write in the Alibaba chat:\n"
            "<code>Thank you. Please agree in the refund application, so that it runs "
            "through the platform. I will close the case when the money has arrived.</code>"
        ),
        why="It is polite, it says yes, and it gives nothing away. A cancelled case is treated as "
        "closed for good.",
        facts=("C6", "F2.5", "F2.12", "R6"),
        paths=BACK_TO_WAIT,
    ),
    Step(
        id="case_offer_kind",
        kind=Choose(
            (
                option("money", "Money back", "refund", "money", "cash"),
                option("resend", "New goods or parts", "replacement", "resend", "parts"),
                option("back", "Money if I send goods back", "return"),
                option("credit", "Credit or a discount", "discount", "coupon", "next order"),
            )
        ),
        text="<b>What does the seller offer?</b> Do not press anything on the case page yet.",
        why="Agree is final. First we compare the offer with your claim; that takes a minute.",
        facts=("C6", "R6"),
        paths=(
            go("case_resend", when=picked("case_offer_kind", "resend")),
            go("case_return", when=picked("case_offer_kind", "back")),
            go("case_credit", when=picked("case_offer_kind", "credit")),
            go("case_offer_amount"),
        ),
    ),
    Step(
        id="case_offer_amount",
        kind=Amount(like="paid_amount"),
        text="<b>How much do they offer?</b>",
        why="Type the amount with its currency as on the case page.",
        paths=(
            go("case_currency", when=not_(CASE_COMPARABLE)),
            go("case_offer"),
        ),
    ),
    Step(
        id="case_currency",
        kind=Choose(
            (
                option("convert", "Type it in my currency", "convert", "again"),
                option("accept", "I accept it", "enough", "accept"),
                option("refuse", "I do not accept it", "refuse", "no"),
            )
        ),
        text=(
            "<b>They offer {case_offer_amount}</b>, and your claim is {asked_amount}. I cannot "
            "compare two currencies. Can you type the offer in the currency of your claim?"
        ),
        why="Ask the seller to name it in the currency of the order.",
        paths=(
            go("case_offer_amount", when=picked("case_currency", "convert"), again=True),
            go("case_accept_check", when=picked("case_currency", "accept")),
            go("case_rejected", when=picked("case_currency", "refuse")),
            go("case_offer"),
        ),
        added=True,
    ),
    Step(
        id="case_offer",
        kind=OFFER_REPLIES,
        text=(
            "<b>They offer {case_offer_amount}.</b> Your claim is <b>{asked_amount}</b>. "
            "What do you want to do?"
        ),
        notes=(
            Note(
                CASE_UNDER_FLOOR,
                "By your numbers the goods alone cost <b>{fair_floor}</b>. Ask how they worked it "
                "out.",
            ),
            Note(
                CASE_BELOW_TARGET,
                "It covers the goods, {fair_floor}. With freight and costs it would be "
                "<b>{fair_target}</b>.",
            ),
        ),
        why=(
            "A fair part is: bad units times unit price, plus costs you can prove. If the goods "
            "are usable, a part may be better than weeks of waiting. A round number without a "
            "reason deserves a question: how was it worked out? On a covered order you may "
            "escalate after day 4."
        ),
        facts=("F2.2", "F2.5"),
        paths=_build_reply_paths("case_offer"),
    ),
    Step(
        id="case_resend",
        kind=OFFER_REPLIES,
        text=(
            "<b>New goods are a deal between the two of you.</b> If you agree, Alibaba stops and "
            "does not make the seller send them. Safer: ask for the same value as money on this "
            "order. If you accept, let the day and the number of units stand in the case."
        ),
        why=(
            "The decisions Alibaba gives are about money: all, a part, or against return of the "
            "goods. A replacement is not among those we know. Parts need your time to fit them: "
            "ask for that too."
        ),
        facts=("F2.5", "C6"),
        paths=_build_reply_paths("case_resend"),
    ),
    Step(
        id="case_return",
        kind=OFFER_REPLIES,
        text=(
            "<b>Sending goods back can cost more than it brings.</b> Ask first, on the case page: "
            "who pays the freight, to which address, and until when? Send nothing before that is "
            "answered in writing."
        ),
        why=(
            "Who pays to send goods back is not stated in any page we know. Compare: the refund "
            "less freight, against a part of the money without sending anything."
        ),
        facts=("U5", "F2.5"),
        paths=_build_reply_paths("case_return"),
    ),
    Step(
        id="case_credit",
        kind=OFFER_REPLIES,
        text=(
            "<b>A discount on the next order is not your money.</b> Ask for the same value as a "
            "refund on <b>this</b> order; a credit may come on top."
        ),
        why="A credit binds you to the seller you have a dispute with, and a closed case cannot "
        "bring it to life.",
        facts=("C6", "F2.5"),
        paths=_build_reply_paths("case_credit"),
    ),
    *acceptance.STEPS,
    *counter_proposal.STEPS,
)
