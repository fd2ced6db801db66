"""Phase four, the decision and the payout: what was decided, and when the money should start."""

from flows.definition.vocabulary import (
    Amount,
    Choose,
    Day,
    Notice,
    Option,
    Path,
    Step,
    Wait,
    days,
    go,
    option,
    picked,
    working,
)
from flows.guides.alibaba.amounts.amount_options import ASKED_AMOUNT, FULL_PAID
from flows.guides.alibaba.rules.routes import DIRECT, TO_REMAINING, narrow_paths

PAYOUT_OPTIONS: tuple[Option, ...] = (
    option("arrived", "The money has arrived", "arrived", "yes", "paid"),
    option("less", "Less than agreed came", "less", "part"),
    option("not_yet", "It does not come", "no", "late"),
)
BACK_TO_PAYOUT: tuple[Path, ...] = (
    go("direct_payout", when=DIRECT, again=True),
    go("payout_wait", again=True),
)


def _build_payout_paths(step: str) -> tuple[Path, ...]:
    return (
        go("outcome", when=picked(step, "arrived")),
        go("payout_less", when=picked(step, "less")),
        go("payout_late"),
    )


STEPS: tuple[Step, ...] = (
    Step(
        id="decision",
        kind=Choose(
            (
                option("full", "All that I asked for", "full", "all"),
                option("part", "A part of it", "part", "partial"),
                option("send_back", "Money if I send goods back", "return"),
                option("refused", "No refund", "refused", "nothing", "no"),
                option("closed", "Closed, no decision", "closed"),
            )
        ),
        text="<b>What did Alibaba decide?</b>",
        why="It stands on the case page. Take a screenshot of the decision with its reasons: it is "
        "needed later.",
        paths=(
            go("decision_amount", when=picked("decision", "full", "part")),
            go("send_back_note", when=picked("decision", "send_back")),
            go("closed_why", when=picked("decision", "closed"), again=True),
            go("refused_note"),
        ),
    ),
    Step(
        id="refused_note",
        kind=Notice("What is left?"),
        text=(
            "<b>I'm sorry. This is not always the end.</b> Ask on the case page or at "
            "customer service for the reason <b>in writing</b>, and answer that one point with one "
            "new document if you have it. At the same time we look at the other ways."
        ),
        why=(
            "We found no formal appeal with a time limit. After a case is closed with a solution "
            "only customer service can look at it again."
        ),
        facts=("F2.11", "U7"),
        paths=TO_REMAINING,
    ),
    Step(
        id="send_back_note",
        kind=Notice("I sent them back"),
        text=(
            "<b>Before you send anything:</b>\n"
            "1. Address, freight and last day in writing on the case page.\n"
            "2. Film and photograph goods, carton and label.\n"
            "3. A service with tracking, and its number on the case page.\n"
            "4. All bad units together."
        ),
        why="Without a tracking number on the case page nobody can see that you did your part. Who "
        "pays the freight is not stated in any page we know.",
        facts=("U5",),
    ),
    Step(
        id="decision_amount",
        kind=Amount(like="paid_amount", figures=(ASKED_AMOUNT, FULL_PAID)),
        text="<b>How much do you get back?</b>",
        why="It stands in the agreement or the decision. A refund can go up to what you paid for "
        "the covered order, and it may be limited.",
        skip=True,
        facts=("C12",),
    ),
    Step(
        id="decided_on",
        kind=Day(back=120),
        text="<b>On which day was the refund agreed or decided?</b>",
        why="I count the days of the payout from it.",
        facts=("F2.10",),
        paths=(go("direct_payout", when=DIRECT), go("payout_wait")),
    ),
    Step(
        id="direct_payout",
        kind=Wait(
            options=PAYOUT_OPTIONS,
            nudge_steps=(
                working(
                    3,
                    "Three working days since <b>{decided_on}</b> should be over. Has the seller "
                    "<b>paid</b>? If not, ask in the Alibaba chat for the day.",
                    "It is some days since <b>{decided_on}</b>. Look at the order page and at the "
                    "statement of the way you paid: <b>is the money there?</b>",
                ),
                working(
                    7,
                    "Seven working days are over. If nothing came, tap <b>It does not come</b>: on "
                    "Direct Pay an agreed refund that is not paid can be complained about.",
                    "Is the agreed refund here? If not, tap <b>It does not come</b>, and I'll show "
                    "you the complaint and your bank.",
                ),
            ),
            anchor="decided_on",
            china=True,
        ),
        text=(
            "<b>Now the seller has to pay.</b> On Direct Pay Alibaba does not pay for the seller, "
            "so keep the request open and confirm nothing before the money is here. I'll ask you "
            "again after three working days."
        ),
        why=(
            "If an agreed refund is not paid on a Direct Pay order, the Complaint Center takes it. "
            "Keep screenshots of the agreement and of the order page."
        ),
        facts=("F1.12", "R6"),
        paths=_build_payout_paths("direct_payout"),
    ),
    Step(
        id="payout_wait",
        kind=Wait(
            options=PAYOUT_OPTIONS,
            nudge_steps=(
                working(
                    7,
                    "Seven working days since <b>{decided_on}</b> should be over. Your "
                    "refund should have <b>started</b>. Does the order page show it?",
                    "About seven working days have gone since <b>{decided_on}</b>. Please "
                    "look at the order page: does it say that the refund has "
                    "<b>started</b>?",
                ),
                working(
                    12,
                    "It is {waited} since the agreement or decision. Look at the "
                    "statement of <b>the account or card you paid with</b>: a refund goes "
                    "back there.",
                    "Has the refund reached you? It goes back <b>the way you paid</b>, so "
                    "look at that statement first.",
                ),
                working(
                    17,
                    "About ten working days after the start a card refund should be "
                    "visible. <b>Is it there?</b> If not, choose <b>It does not come</b>.",
                    "A card refund is often visible by now. <b>Did it arrive?</b> If "
                    "nothing is there, tap <b>It does not come</b>.",
                ),
                working(
                    17,
                    "It is {waited} now: has the money come? With one tap I'll either "
                    "close the case with you or show you what is left.",
                    "{waited} since the agreement or decision. Is the money here? One "
                    "tap, and we'll either close the case or go on.",
                    then=days(14),
                ),
            ),
            anchor="decided_on",
            china=True,
        ),
        text=(
            "<b>Waiting for the refund.</b> As one Alibaba page says, it starts within <b>7 "
            "working days</b> of {decided_on}; your bank's time comes on top. Until then just "
            "wait. Do not close or confirm anything until you have it."
        ),
        why=(
            "Cards: often about 10 working days more, and only to the card you paid with. Is that "
            "card closed? Then its bank must help. Pay Later: the refund lowers your loan, it does "
            "not come to your account."
        ),
        facts=("F2.10", "R6", "R8"),
        paths=_build_payout_paths("payout_wait"),
    ),
    Step(
        id="payout_late",
        kind=Choose(
            (
                option("wait", "I asked and wait", "wait", "asked"),
                option("complain", "Use the Complaint Center", "complaint"),
                option("money", "Card, PayPal or bank", "bank", "card", "paypal"),
            )
        ),
        text=(
            "<b>The refund is late.</b> Write to the seller in the Alibaba chat and to Alibaba's "
            "online service: order number, amount, day of the agreement, one question: <i>when "
            "was the refund started?</i> Then ask your bank with that answer."
        ),
        why=(
            "When a refund has not started after 7 working days, the seller's account may lack "
            "money; Alibaba itself says to ask the seller or its service team. An agreed refund "
            "that is not paid is also a reason for a complaint."
        ),
        facts=("F2.10", "F1.12", "F1.13"),
        paths=(
            *narrow_paths(picked("payout_late", "wait"), BACK_TO_PAYOUT),
            go("offline_file", when=picked("payout_late", "complain")),
            *TO_REMAINING,
        ),
    ),
    Step(
        id="payout_less",
        kind=Choose(
            (
                option("fine", "I accept it as it is", "fine", "ok"),
                option("chase", "I'll ask for the rest", "ask", "rest"),
            )
        ),
        text=(
            "<b>Less than agreed.</b> Compare the refund on the order page with your statement. "
            "The order page is right and your bank took a fee? Ask the bank. The order page shows "
            "less? Ask the seller and Alibaba's online service for the rest."
        ),
        why="Keep a screenshot of both amounts, with dates.",
        paths=(
            *narrow_paths(picked("payout_less", "chase"), BACK_TO_PAYOUT),
            go("outcome"),
        ),
    ),
)
