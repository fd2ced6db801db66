"""The money side: how long the card, PayPal or the bank can still help, and one way at a time."""

from flows.definition.vocabulary import NearDeadline, Notice, Path, Step, all_of, go, picked
from flows.guides.alibaba.rules.deadlines import CARD, PAYPAL
from flows.guides.alibaba.rules.routes import BY_BANK, BY_PAYPAL, LOST_OFF_PLATFORM

LAST_DAYS = 14  # R7: with so few days left on the money side, it is asked first
CARD_PAID = picked("pay_method", "card")

# Who was asked to pay outside and did has called the bank already.
TO_PAYMENT_PROVIDER: tuple[Path, ...] = (
    go("remedy", when=all_of(LOST_OFF_PLATFORM, BY_BANK)),
    go("money_card_now", when=all_of(CARD_PAID, NearDeadline(CARD, LAST_DAYS, "paid_on"))),
    go("money_card", when=CARD_PAID),
    go("money_paypal_now", when=all_of(BY_PAYPAL, NearDeadline(PAYPAL, LAST_DAYS, "paid_on"))),
    go("money_paypal", when=BY_PAYPAL),
    go("money_bank", when=picked("pay_method", "bank")),
    go("money_union", when=picked("pay_method", "western_union")),
    go("money_later", when=picked("pay_method", "pay_later")),
    go("money_other"),
)

TO_REMEDY = (go("remedy"),)

STEPS: tuple[Step, ...] = (
    Step(
        id="money_card_now",
        kind=Notice(),
        text=(
            "⏳ <b>Ask your card bank today, in writing: until which day can I dispute this "
            "payment?</b> My careful count is <b>{card}</b>: that is close, or already past. Your "
            "bank's own day can be later. If it is close too, the bank comes first."
        ),
        why=(
            "I count 60 days from the payment. Visa and Mastercard name up to 120, in some cases "
            "from the last expected delivery day, and only your bank's answer counts. What a card "
            "dispute does to an open Alibaba case is not known, so use one way at a time."
        ),
        facts=("F4.8", "F4.9", "F4.10", "F4.12", "F4.15", "C8", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_card",
        kind=Notice(),
        text=(
            "<b>Your card has a clock of its own.</b> Plan to decide about a card dispute two "
            "weeks before <b>{card}</b>. Today, ask your bank in writing: <b>until which day can I "
            "dispute this payment?</b> Then wait with it: one way at a time."
        ),
        why=(
            "Visa, Mastercard and American Express name from 60 to 120 days, and your bank may "
            "stop earlier; I count 60 from the payment. The bank wants to see that you tried the "
            "seller first. What a card dispute does to an open Alibaba case is not known, so the "
            "second way starts only when the first ends, or when its days run out."
        ),
        facts=("F4.8", "F4.9", "F4.10", "F4.11", "F4.12", "F4.15", "C8", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal",
        kind=Notice(),
        text=(
            "<b>PayPal has a clock of its own.</b> Its dispute can be opened until "
            "<b>{paypal}</b>; within the first 45 days is better. Not today: one way at a time. "
            "I remind you in time."
        ),
        why=(
            "PayPal says 180 days from the payment. After opening, you have 20 days to turn the "
            "dispute into a claim, or it closes for good. Answer every offer there: one left "
            "without an answer can close it."
        ),
        facts=("F4.13", "F4.14", "F4.15", "C14", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal_now",
        kind=Notice(),
        text=(
            "⏳ <b>Look into PayPal's Resolution Center today.</b> By my count a dispute can be "
            "opened until <b>{paypal}</b>: that is close, or already past. If it still opens, "
            "PayPal comes first; if not, ask PayPal in writing, and the card behind it too."
        ),
        why=(
            "PayPal says 180 days from the payment. After opening, you have 20 days to turn the "
            "dispute into a claim, or it closes for good."
        ),
        facts=("F4.13", "F4.15", "C14", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_bank",
        kind=Notice(),
        text=(
            "<b>A bank transfer is hard to bring back.</b> A bank tries it only for fraud or a "
            "mistake, best within <b>24 hours</b>. You think it is fraud? Call the fraud desk now. "
            "If not, your case with the seller is the way; keep the bank slip."
        ),
        why=(
            "A quarrel about quality is no recall case. The slip with the bank's stamp is proof of "
            "the payment: take a photo of it. No bank can promise that money comes back."
        ),
        facts=("R7",),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_union",
        kind=Notice(),
        text=(
            "<b>Western Union can be cancelled only before the money is picked up.</b> Not picked "
            "up yet? Ask them today; you need the number on the receipt, the <b>MTCN</b>. "
            "Picked up? Then your case with the seller is the way."
        ),
        why="Keep the receipt: the MTCN on it is your proof of payment.",
        paths=TO_REMEDY,
    ),
    Step(
        id="money_later",
        kind=Notice(),
        text=(
            "<b>Pay Later: a refund lowers your loan.</b> It does not come to your bank account. "
            "Today, ask the lender in writing what happens to the instalments during a dispute."
        ),
        why="The lender's answer counts, not mine. Keep it with the case.",
        paths=TO_REMEDY,
    ),
    Step(
        id="money_other",
        kind=Notice(),
        text=(
            "<b>Your wallet or bank may have a clock too.</b> Ask them today, in writing: <b>can I "
            "dispute this payment, and until which day?</b> If a card stands behind the wallet, "
            "ask its bank as well. Then wait with it: one way at a time."
        ),
        why=(
            "What a payment dispute does to an open Alibaba case is not known. So the second way "
            "starts when the first ends, or when its days run out."
        ),
        facts=("F4.15", "R7"),
        paths=TO_REMEDY,
    ),
)
