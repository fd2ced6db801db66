"""The verdict: which way is open, its last safe day, and what to do today."""

from flows.definition.vocabulary import (
    Choose,
    HasDueDate,
    Notice,
    Path,
    Rule,
    ShownByPage,
    Step,
    all_of,
    any_of,
    go,
    has,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.contact.payment_provider import TO_PAYMENT_PROVIDER
from flows.guides.alibaba.rules.benefits import BENEFIT_NOTES
from flows.guides.alibaba.rules.deadlines import CLAIM, CONFIRM, NEAR_DAYS, OFFLINE
from flows.guides.alibaba.rules.near_deadlines import claim_near, confirm_near, gone, within
from flows.guides.alibaba.rules.routes import CONFIRMED, DIRECT, OUTSIDE

ARRIVAL_STEPS = ("delivered_on", "confirmed")

# Nobody has confirmed receipt, so the order may still do it by itself, on a day that is known.
IN_TRANSIT = all_of(HasDueDate(CONFIRM), not_(CONFIRMED))

BY_PAGE = ShownByPage(CLAIM)

# Where a complaint is taken at all, the step before has found out.
COMPLAIN_SOON = all_of(OUTSIDE, within(OFFLINE, NEAR_DAYS, "pay_method"))


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
        go("late_look", when=all_of(gone(*answered), BY_PAGE)),
        go("verdict_late", when=gone(*answered)),
        go("verdict_today", when=claim_near(*answered)),
        go("verdict_confirm", when=confirm_near(*answered)),
        go("verdict_unsure", when=picked("payment", "not_sure")),
        go("verdict_page", when=BY_PAGE),
        go("verdict_protected", when=dated),
        go("verdict_transit", when=IN_TRANSIT),
        go("verdict_undated"),
    )


DATED = any_of(has("delivered_on"), has("confirmed_on"), has("closed_on"))
COUNTDOWN_PATHS = _build_covered_paths(DATED, *ARRIVAL_STEPS, "countdown")
PAGE_PATHS = _build_covered_paths(DATED, *ARRIVAL_STEPS, "countdown", "countdown_on")

STEPS: tuple[Step, ...] = (
    Step(
        id="late_look",
        added=True,
        kind=Choose(
            (
                option("there", "Yes, the button is there", "yes", "there"),
                option("no_button", "No, it is gone", "no", "gone"),
                option("later", "I cannot look now", "later", "not now"),
            )
        ),
        text=(
            "⏳ Your order page named <b>{countdown_on}</b> as the last day. Please look at it "
            "now, before anything else: <b>is the button Apply for refund still there?</b> If it "
            "is, file today; I'll prepare your text."
        ),
        why=(
            "On a computer: Orders, All orders, View more, the order. In the app: My Alibaba, All "
            "orders, the order, More actions. If the button is gone, the Complaint Center still "
            "takes two things: proof that you are within 30 days of really getting the goods, or "
            "proof that the seller broke a promise."
        ),
        facts=("F1.13", "F1.14", "F1.15", "R2"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_late",
        kind=Notice(),
        text=(
            "⏳ By my most careful count, the safe day was <b>{claim}</b>. You may not be too "
            "late: your order page decides. <b>Try to file today</b>; I'll prepare it now, and "
            "you write to the seller at the same time."
        ),
        why=(
            "I count from the earliest day and stop before day 30; your real last day can be "
            "later. If the refund button is gone, the Complaint Center still takes two things: "
            "proof that you are within 30 days of really getting the goods, or proof that the "
            "seller broke a promise. Your bank, card or PayPal has its own deadline."
        ),
        facts=("F1.1", "F1.2", "F1.3", "F1.4", "F1.13", "C1", "R3"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_today",
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "⏳ <b>File the refund request today.</b> Your last safe day is <b>{claim}</b>, and "
            "that is near. Write to the seller at the same time, and do not wait for the answer: "
            "you can go on talking inside the case."
        ),
        why=(
            "With 10 days or less, waiting is the biggest risk. This day is worked out with a "
            "day to spare; if your order page shows an earlier one, use that one."
        ),
        facts=("C1", "R2", "R3"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_confirm",
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "⏳ <b>File the refund request, or extend the receiving time, today.</b> Alibaba may "
            "confirm receipt automatically from <b>{confirm}</b> on, and release your money. Write "
            "to the seller at the same time."
        ),
        why=(
            "Receipt can be confirmed automatically although nothing came. If your page shows "
            "its countdown, I take one day off; else I count 15 days from shipping, 30 by land, "
            "45 by sea. You can extend once by 15 days: All orders, View more, Extend receiving "
            "time."
        ),
        facts=("F1.6", "F1.8", "C2", "R2"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_unsure",
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "<b>Try the refund request.</b> We do not know yet how this order is covered, so I "
            "count carefully. Today: write to the seller, and look if the order page has the "
            "button <b>Apply for refund</b>."
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
        id="verdict_page",
        added=True,
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "✓ <b>You can ask for a refund on Alibaba</b> (Trade Assurance). Your order page shows "
            "<b>{countdown_on}</b>; I take a day off, so your last safe day is <b>{claim}</b>. "
            "<b>Today:</b> write to the seller."
        ),
        why=(
            "The day on your order page comes before any day I can work out. The seller first, "
            "because Alibaba asks for it. If the page shows another day later, tell me."
        ),
        facts=("F2.1", "R2", "U10"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_protected",
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "✓ <b>You can ask for a refund on Alibaba</b> (Trade Assurance). Last safe day: "
            "<b>{claim}</b>. Please check it on the order page; if the page shows an earlier day, "
            "use that one. <b>Today:</b> write to the seller."
        ),
        why=(
            "Pages of Alibaba say 30 days after you got the goods, or after you confirmed, or "
            "less. I count from the earliest day and stop early. The seller first, because Alibaba "
            "asks for it."
        ),
        facts=("F1.1", "F1.2", "F1.3", "F1.5", "C1", "R2"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_transit",
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "✓ <b>You can ask for a refund on Alibaba</b> (Trade Assurance). Alibaba may confirm "
            "receipt automatically, at the earliest about <b>{confirm}</b>. Before that day: "
            "extend the receiving time, or file. <b>Today:</b> write to the seller."
        ),
        why=(
            "Receipt can be confirmed automatically although nothing came. If your page shows "
            "its countdown, I take one day off; else I count 15 days from shipping, 30 by land, "
            "45 by sea. You can extend once by 15 days: All orders, View more, Extend receiving "
            "time."
        ),
        facts=("F1.6", "F1.8", "C2", "R2"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_undated",
        kind=Notice(),
        notes=BENEFIT_NOTES,
        text=(
            "✓ <b>You can ask for a refund on Alibaba</b> (Trade Assurance). I cannot work out a "
            "last day yet. Please look at the order page every few days; when you see a countdown, "
            "tell me the date. <b>Today:</b> write to the seller."
        ),
        why=(
            "A refund can be asked for as soon as the platform has received your payment. You do "
            "not have to wait for the goods."
        ),
        facts=("F1.11", "R2"),
        paths=TO_PAYMENT_PROVIDER,
    ),
)
