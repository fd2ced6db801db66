"""The verdict: which way is open, its last safe day, and what to do today."""

from flows.guides.alibaba.money import MONEY
from flows.guides.alibaba.nearness import gone, near
from flows.guides.alibaba.platform import CONFIRM
from flows.guides.alibaba.routes import DIRECT, OUTSIDE
from flows.vocabulary import (
    Notice,
    Path,
    Rule,
    Step,
    Within,
    all_of,
    any_of,
    go,
    has,
    not_,
    picked,
)

ARRIVAL = ("delivered_on", "confirmed")

# Nobody has confirmed receipt, so the order may still do it by itself.
IN_TRANSIT = all_of(has("shipped_on"), not_(picked("confirmed", "me", "automatic")))

# The seller's three days may be longer than what is left.
CONFIRMS_SOON = Within(CONFIRM, 3, "countdown")


def onward(outside: str, direct: str, *, when: Rule | None = None) -> tuple[Path, ...]:
    """Lead to the verdict of the route that was paid by; who is covered first reads the page."""

    def both(rule: Rule) -> Rule:
        return all_of(when, rule) if when else rule

    return (
        go(outside, when=both(OUTSIDE)),
        go(direct, when=both(DIRECT)),
        go("countdown", when=when),
    )


def _covered(dated: Rule, *answered: str) -> tuple[Path, ...]:
    return (
        go("verdict_late", when=gone(*answered)),
        go("verdict_today", when=near(*answered)),
        go("verdict_unsure", when=picked("payment", "not_sure")),
        go("verdict_protected", when=dated),
        go("verdict_confirm", when=all_of(IN_TRANSIT, CONFIRMS_SOON)),
        go("verdict_transit", when=IN_TRANSIT),
        go("verdict_undated"),
    )


BY_COUNTDOWN = _covered(any_of(has("delivered_on"), has("confirmed_on")), *ARRIVAL, "countdown")
BY_PAGE = _covered(has("countdown_on"), *ARRIVAL, "countdown", "countdown_on")

STEPS: tuple[Step, ...] = (
    Step(
        id="verdict_late",
        kind=Notice(),
        text=(
            "⏳ By the most careful count, the safe day was <b>{claim}</b>. That does not have to "
            "be the end: what your order page shows comes first. "
            "<b>Try to file today</b>; we prepare it now, and you write to the seller in parallel."
        ),
        why=(
            "I count from the earliest day and stop before day 30; your real last day can be "
            "later. If the refund button is gone, the Complaint Center still takes two things: "
            "proof that you are within 30 days of really getting the goods, or proof that the "
            "seller broke a promise. Your bank, card or PayPal has days of its own."
        ),
        facts=("F1.1", "F1.2", "F1.3", "F1.4", "F1.13", "C1", "R3"),
        paths=MONEY,
    ),
    Step(
        id="verdict_today",
        kind=Notice(),
        text=(
            "⏳ <b>File the refund request today.</b> Your last safe day is <b>{claim}</b>, and "
            "that is near. Write to the seller in parallel, and do not wait for the answer: you "
            "can go on talking inside the case."
        ),
        why=(
            "With 10 days or less, waiting is the biggest risk. This day is worked out with a "
            "day to spare; if your order page shows an earlier one, the page counts."
        ),
        facts=("C1", "R2", "R3"),
        paths=MONEY,
    ),
    Step(
        id="verdict_unsure",
        kind=Notice(),
        text=(
            "<b>Your way: try the refund request.</b> We do not know yet how this order is "
            "covered, so we take the careful way. Today: write to the seller, and look if the "
            "order page has the button <b>Apply for refund</b>."
        ),
        why=(
            "If the page says Trade Assurance, you are covered. On a Direct Pay order the button "
            "exists too, but the money comes back only if the seller agrees. You can change your "
            "answer about the payment at any time, and the way changes with it."
        ),
        facts=("F1.12", "F1.14", "R2"),
        paths=MONEY,
    ),
    Step(
        id="verdict_protected",
        kind=Notice(),
        text=(
            "✓ <b>Your way: a refund request on Alibaba</b>, under Trade Assurance. Last safe day: "
            "<b>{claim}</b>. Please check it on the order page; if the page shows an earlier day, "
            "the page counts. <b>Today:</b> write to the seller."
        ),
        why=(
            "Pages of Alibaba say 30 days after you got the goods, or after you confirmed, or "
            "less. I take the shortest and stop early. The seller first, because Alibaba asks for "
            "it and many problems end there."
        ),
        facts=("F1.1", "F1.2", "F1.3", "C1", "R2"),
        paths=MONEY,
    ),
    Step(
        id="verdict_confirm",
        kind=Notice(),
        text=(
            "⏳ <b>Your way: a refund request on Alibaba.</b> By my count, the order can confirm "
            "receipt by itself from <b>{confirm}</b> on. <b>Today:</b> look at the order "
            "page and extend the receiving time, or file. And write to the seller."
        ),
        why=(
            "Receipt can be confirmed by itself although nothing came, and that can start the "
            "clock. I count 15 days from shipping, 30 by land, 45 by sea; your order page shows "
            "the real day. You can extend once by 15 days: All orders, View more, Extend "
            "receiving time."
        ),
        facts=("F1.6", "F1.8", "C2", "R2"),
        paths=MONEY,
    ),
    Step(
        id="verdict_transit",
        kind=Notice(),
        text=(
            "✓ <b>Your way: a refund request on Alibaba</b>, under Trade Assurance. The order may "
            "confirm receipt by itself, at the earliest about <b>{confirm}</b>. Before that day: "
            "extend the receiving time, or file. <b>Today:</b> write to the seller."
        ),
        why=(
            "Receipt can be confirmed by itself although nothing came. I count 15 days from "
            "shipping, 30 by land, 45 by sea; your order page shows the real day. You can extend "
            "once by 15 days: All orders, View more, Extend receiving time."
        ),
        facts=("F1.6", "F1.8", "C2", "R2"),
        paths=MONEY,
    ),
    Step(
        id="verdict_undated",
        kind=Notice(),
        text=(
            "✓ <b>Your way: a refund request on Alibaba</b>, under Trade Assurance. I cannot work "
            "out a last day yet. Please look at the order page every few days; when a countdown "
            "shows up, give it to me. <b>Today:</b> write to the seller."
        ),
        why=(
            "A refund can be asked for as soon as the platform has received your payment. You do "
            "not have to wait for the goods."
        ),
        facts=("F1.11", "R2"),
        paths=MONEY,
    ),
    Step(
        id="verdict_direct",
        kind=Notice(),
        text=(
            "<b>Direct Pay: two ways.</b> You can apply for a refund on the order page, but the "
            "money comes only if the seller agrees. Your kind of problem can also go to the "
            "<b>Complaint Center</b>. <b>Today:</b> write to the seller."
        ),
        why=(
            "On Direct Pay orders Alibaba does not judge quality. It takes complaints about goods "
            "that were not sent, or sent only in part, and about an agreed refund that was not "
            "paid. Your card, PayPal or bank is a way of its own."
        ),
        facts=("F1.12",),
        paths=MONEY,
    ),
    Step(
        id="verdict_direct_goods",
        kind=Notice(),
        text=(
            "<b>Direct Pay: it depends on the seller's yes.</b> You can apply for a refund on the "
            "order page, but Alibaba does not judge this. So two things count: a clear claim that "
            "the seller can accept, and your card, PayPal or bank."
        ),
        why=(
            "Trade Assurance rules do not cover Direct Pay orders. Alibaba takes complaints there "
            "only about goods that were not sent, or an agreed refund that was not paid. If the "
            "seller agrees in writing and does not pay, that becomes such a case."
        ),
        facts=("F1.12",),
        paths=MONEY,
    ),
    Step(
        id="verdict_offline",
        kind=Notice(),
        text=(
            "<b>Your way: the Complaint Center.</b> You paid outside Alibaba, so Trade Assurance "
            'does not cover it; but "paid and not received" can go there. Safe day: '
            "<b>{offline}</b>. Alibaba cannot force a refund, so we use your bank's way too."
        ),
        why=(
            "The hardest result there is that the seller loses the account, which is why many "
            "answer. An older rule gave 90 days; I count 30. If you are later, file anyway: it "
            "may be refused, and it costs nothing. <b>Today:</b> write to the seller."
        ),
        facts=("F4.1", "F4.2", "F4.3", "C7"),
        paths=MONEY,
    ),
    Step(
        id="verdict_outside",
        kind=Notice(),
        text=(
            "<b>Your ways: the seller's written yes, and your card, PayPal or bank.</b> You paid "
            "outside Alibaba; for this kind of problem it takes no complaint there. A clear claim "
            "with proof still works best. <b>Today:</b> write to the seller."
        ),
        why=(
            "For orders outside the platform, Alibaba takes complaints about goods that did not "
            "come, not about quality, damage or missing pieces. Write in the Alibaba chat if the "
            "seller is there, and keep everything in writing."
        ),
        facts=("F4.1",),
        paths=MONEY,
    ),
)
