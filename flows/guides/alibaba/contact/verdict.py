"""The verdict: which way is open, its last safe day, and what to do today."""

from flows.definition.vocabulary import (
    NearDeadline,
    Notice,
    Path,
    Rule,
    Step,
    all_of,
    any_of,
    go,
    has,
    not_,
    picked,
)
from flows.guides.alibaba.contact.payment_provider import TO_PAYMENT_PROVIDER
from flows.guides.alibaba.rules.deadlines import CONFIRM, OFFLINE
from flows.guides.alibaba.rules.near_deadlines import NEAR_DAYS, gone, near
from flows.guides.alibaba.rules.routes import DIRECT, OUTSIDE

ARRIVAL_STEPS = ("delivered_on", "confirmed")

# Nobody has confirmed receipt, so the order may still do it by itself.
IN_TRANSIT = all_of(has("shipped_on"), not_(picked("confirmed", "me", "automatic")))

# The seller's three days may be longer than what is left.
CONFIRMS_SOON = NearDeadline(CONFIRM, 3, "countdown")


# Where a complaint is taken at all, the step before has found out.
COMPLAIN_SOON = all_of(OUTSIDE, NearDeadline(OFFLINE, NEAR_DAYS, "pay_method"))


def build_verdict_paths(outside: str, direct: str, *, when: Rule | None = None) -> tuple[Path, ...]:
    """Lead to the verdict of the route that was paid by; who is covered first reads the page."""

    def both(rule: Rule) -> Rule:
        return all_of(when, rule) if when else rule

    now = [go("verdict_offline_now", when=both(COMPLAIN_SOON))]
    return (
        *(now if outside == "verdict_offline" else []),
        go(outside, when=both(OUTSIDE)),
        go(direct, when=both(DIRECT)),
        go("countdown", when=when),
    )


def _build_covered_paths(dated: Rule, *answered: str) -> tuple[Path, ...]:
    return (
        go("verdict_late", when=gone(*answered)),
        go("verdict_today", when=near(*answered)),
        go("verdict_unsure", when=picked("payment", "not_sure")),
        go("verdict_protected", when=dated),
        go("verdict_confirm", when=all_of(IN_TRANSIT, CONFIRMS_SOON)),
        go("verdict_transit", when=IN_TRANSIT),
        go("verdict_undated"),
    )


COUNTDOWN_PATHS = _build_covered_paths(
    any_of(has("delivered_on"), has("confirmed_on")), *ARRIVAL_STEPS, "countdown"
)
PAGE_PATHS = _build_covered_paths(has("countdown_on"), *ARRIVAL_STEPS, "countdown", "countdown_on")

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
        paths=TO_PAYMENT_PROVIDER,
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
        paths=TO_PAYMENT_PROVIDER,
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
        paths=TO_PAYMENT_PROVIDER,
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
        paths=TO_PAYMENT_PROVIDER,
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
        paths=TO_PAYMENT_PROVIDER,
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
        paths=TO_PAYMENT_PROVIDER,
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
        paths=TO_PAYMENT_PROVIDER,
    ),
)
