"""The money side: how long the card, PayPal or the bank can still help, and one way at a time."""

from flows.definition.vocabulary import Notice, Path, Step, all_of, go, picked
from flows.guides.alibaba.rules.deadlines import CARD, PAYMENT_DAYS, PAYPAL
from flows.guides.alibaba.rules.near_deadlines import gone, within
from flows.guides.alibaba.rules.payment_notes import add_payment_notes
from flows.guides.alibaba.rules.routes import BY_BANK, BY_PAYPAL, LOST_OFF_PLATFORM, MAYBE_FRAUD

CARD_PAID = picked("pay_method", "card")

# The refund request may be closed, so the money side is the next step if the button is gone.
LATE = gone("delivered_on", "confirmed", "countdown", "countdown_on")

AFTER_45_DAYS = 133
"""Days left of PayPal's 179 once the 45 are over that an older page of it named (C14)."""

# Who may have met fraud has called the bank already.
TO_PAYMENT_PROVIDER: tuple[Path, ...] = (
    go("remedy", when=all_of(LOST_OFF_PLATFORM, BY_BANK)),
    go("remedy", when=MAYBE_FRAUD),
    go("money_card_past", when=all_of(CARD_PAID, within(CARD, -1, "paid_on"))),
    go("money_card_now", when=all_of(CARD_PAID, within(CARD, PAYMENT_DAYS, "paid_on"))),
    go("money_card_late", when=all_of(CARD_PAID, LATE)),
    go("money_card", when=CARD_PAID),
    go("money_paypal_past", when=all_of(BY_PAYPAL, within(PAYPAL, -1, "paid_on"))),
    go("money_paypal_now", when=all_of(BY_PAYPAL, within(PAYPAL, PAYMENT_DAYS, "paid_on"))),
    go("money_paypal_late", when=all_of(BY_PAYPAL, LATE)),
    go("money_paypal_old", when=all_of(BY_PAYPAL, within(PAYPAL, AFTER_45_DAYS, "paid_on"))),
    go("money_paypal", when=BY_PAYPAL),
    go("money_bank", when=picked("pay_method", "bank")),
    go("money_union", when=picked("pay_method", "western_union")),
    go("money_later", when=picked("pay_method", "pay_later")),
    go("money_other"),
)

TO_REMEDY = (go("remedy"),)

CARD_COUNT = (
    "I count 60 days from the payment. Visa and Mastercard name up to 120, in some cases from the "
    "last expected delivery day, and only your bank's answer counts. What a card dispute does to "
    "an open Alibaba case is not known, so do one at a time."
)

CARD_FACTS = ("F4.8", "F4.9", "F4.10", "F4.11", "F4.12", "F4.15", "C8", "R7")

NOTICES: tuple[Step, ...] = (
    Step(
        id="money_card_past",
        added=True,
        kind=Notice(),
        text=(
            "⏳ <b>Ask your card bank today, in writing: can I still dispute this payment?</b> "
            "By my careful count its first possible last day was <b>{card}</b>. Your bank may "
            "well give you longer: only its answer counts."
        ),
        why=CARD_COUNT,
        facts=CARD_FACTS,
        paths=TO_REMEDY,
    ),
    Step(
        id="money_card_now",
        kind=Notice(),
        text=(
            "⏳ <b>Ask your card bank today, in writing: until which day can I dispute this "
            "payment?</b> My careful count ends on <b>{card}</b>, and that is near. If your "
            "bank's last day is near too, go to the bank first."
        ),
        why=CARD_COUNT,
        letters=("bank_letter",),
        facts=CARD_FACTS,
        paths=TO_REMEDY,
    ),
    Step(
        id="money_card_late",
        added=True,
        kind=Notice(),
        text=(
            "<b>Your card is your next step if the refund button is gone.</b> By my careful "
            "count you can ask for a card dispute until <b>{card}</b>. Ask your bank today, in "
            "writing: <b>until which day can I dispute this payment?</b>"
        ),
        why=CARD_COUNT,
        letters=("bank_letter",),
        facts=CARD_FACTS,
        paths=TO_REMEDY,
    ),
    Step(
        id="money_card",
        kind=Notice(),
        text=(
            "<b>Your card has its own deadline.</b> By my careful count it is <b>{card}</b>; "
            "I'll remind you two weeks before. Today, ask your bank in writing: <b>until which "
            "day can I dispute this payment?</b> Do not start a card dispute yet: one at a "
            "time."
        ),
        why=(
            "Visa, Mastercard and American Express name from 60 to 120 days, and your bank may "
            "stop earlier; I count 60 from the payment. The bank wants to see that you tried "
            "the seller first. What a card dispute does to an open Alibaba case is not known, "
            "so start the second only when the first has ended, or when its time runs out."
        ),
        letters=("bank_letter",),
        facts=CARD_FACTS,
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal_past",
        added=True,
        kind=Notice(),
        text=(
            "⏳ <b>Look into PayPal's Resolution Center today.</b> By my count a dispute could "
            "be opened there until <b>{paypal}</b>. If it still opens, go to PayPal first; if "
            "not, ask PayPal in writing, and the bank of the card behind it too."
        ),
        why=(
            "PayPal says 180 days from the payment. After opening, you have 20 days to turn the "
            "dispute into a claim, or it closes for good."
        ),
        facts=("F4.13", "F4.15", "C14", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal_now",
        kind=Notice(),
        text=(
            "⏳ <b>Look into PayPal's Resolution Center today.</b> By my count a dispute can be "
            "opened there until <b>{paypal}</b>, and that is near. So go to PayPal first, "
            "unless Alibaba pays before."
        ),
        why=(
            "PayPal says 180 days from the payment. After opening, you have 20 days to turn the "
            "dispute into a claim, or it closes for good."
        ),
        facts=("F4.13", "F4.15", "C14", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal_late",
        added=True,
        kind=Notice(),
        text=(
            "<b>Alibaba's window may be closed; PayPal is open.</b> A dispute can be opened "
            "there until <b>{paypal}</b>, by my count. If the refund button is gone, PayPal is "
            "your next step: do not wait for that day."
        ),
        why=(
            "PayPal says 180 days from the payment. After opening, you have 20 days to turn the "
            "dispute into a claim, or it closes for good. An older page named 45 days, so "
            "earlier is better."
        ),
        facts=("F4.13", "F4.15", "C14", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal_old",
        added=True,
        kind=Notice(),
        text=(
            "<b>PayPal has its own deadline.</b> By my count a dispute can be opened there "
            "until <b>{paypal}</b>; I'll remind you in time. Do not open it yet: one at a time."
        ),
        why=(
            "PayPal says 180 days from the payment. After opening, you have 20 days to turn the "
            "dispute into a claim, or it closes for good. An older page named 45 days, and "
            "those are over: if Alibaba does not help, do not wait for the last day. Answer "
            "every offer there: one left without an answer can close it."
        ),
        facts=("F4.13", "F4.14", "F4.15", "C14", "R7"),
        paths=TO_REMEDY,
    ),
    Step(
        id="money_paypal",
        kind=Notice(),
        text=(
            "<b>PayPal has its own deadline.</b> By my count a dispute can be opened there "
            "until <b>{paypal}</b>. An older PayPal page named 45 days from the payment; I'll "
            "remind you before those are over too. Do not open it yet: one at a time."
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
        id="money_bank",
        kind=Notice(),
        text=(
            "<b>A bank transfer is hard to bring back.</b> Banks try it only for fraud or a "
            "mistake, best within <b>24 hours</b>. You think it is fraud? Call the fraud desk now. "
            "If not, go on with your case against the seller; keep the bank slip."
        ),
        why=(
            "A quality problem is not a reason for a recall. The slip with the bank's stamp is "
            "proof of the payment: take a photo of it. No bank can promise that money comes back."
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
            "Picked up? Then go on with your case against the seller."
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
            "<b>Your wallet or bank may have its own deadline.</b> Ask them today, in writing: "
            "<b>can I dispute this payment, and until which day?</b> If there is a card behind "
            "the wallet, ask its bank as well. Do not start a dispute yet: one at a time."
        ),
        why=(
            "What a payment dispute does to an open Alibaba case is not known. So start the second "
            "only when the first has ended, or when its time runs out."
        ),
        facts=("F4.15", "R7"),
        paths=TO_REMEDY,
    ),
)
STEPS = add_payment_notes(NOTICES)
