"""The warnings before the last days of card, PayPal and Complaint Center (R5, R7, C7, C8, C14)."""

from flows.definition.vocabulary import Act, Alert, days, hours

PAYMENT_DAYS = 14
"""R7: with so few days left on the money side, the bank or PayPal is asked first."""

CARD_ACT = Act(
    advice=(
        "Ask your bank or card company in writing for its last day to dispute the payment, and "
        "which documents it needs."
    ),
    done="I asked them",
    answers=(("money_file", "asked"), ("money_hold", "asked")),
    after="My count is careful: your bank may give you longer. Please ask it today, in writing.",
)

CARD_ALERTS = (
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until the earliest day your card bank may count: <b>{card}</b>. "
            "Ask the bank for its last day in writing.",
            "⏳ <b>{card}</b> is in {left}: the earliest last day of a card bank. Please ask "
            "yours, and get its own day in writing.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ <b>{left}</b> until <b>{card}</b>, the earliest last day of a card bank. Has yours "
            "named its own? If not, call them.",
            "⏳ {left} until <b>{card}</b>, counted with care. What did your bank say? If you have "
            "not asked, call today.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> until <b>{card}</b>. If Alibaba has not decided, ask the card "
            "bank what to do before you start a dispute there.",
            "⏳ <b>{card}</b> is {left} away. No decision of Alibaba yet? Ask your card bank which "
            "step comes first.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left}</b> until {card}, the earliest last day of a card bank. Call yours "
            "today.",
            "⏳ A card bank may count {card} as its last day, in <b>{left}</b>. A call today keeps "
            "your card dispute possible.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left of the careful day for your card bank, {card}. Call or write to "
            "it now.",
            "⏳ The careful day of your card bank, {card}, ends in <b>{left}</b>. One call or "
            "message now.",
        ),
    ),
)

PAYPAL_ACT = Act(
    advice="Open PayPal's Resolution Center, choose the payment, and report the problem.",
    done="I opened it",
    answers=(("paypal_file", "opened"),),
    after="My count is careful: ask PayPal in writing whether it still takes a dispute.",
)

# C14, R7: an older page of PayPal said 45 days. The safe day here is day 179, so 139 days are
# left on day 40; after day 45 there is nothing of it to say.
PAYPAL_ALERTS = (
    Alert(
        days(139),
        (
            "⏳ Your PayPal payment is <b>more than five weeks</b> old. PayPal says 180 days (safe "
            "day <b>{paypal}</b>), an older page said 45. No result at Alibaba? Ask PayPal this "
            "week which one counts.",
            "⏳ It is five weeks and more since you paid with PayPal. Its page says 180 days (safe "
            "day <b>{paypal}</b>), an older one said 45. Ask PayPal this week, in writing, which "
            "one counts.",
        ),
        until=days(134),
    ),
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until the last safe day to open a PayPal dispute: <b>{paypal}</b>.",
            "⏳ PayPal's last safe day is <b>{paypal}</b>, in <b>{left}</b>. Until then you can "
            "open a dispute there.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ PayPal takes no new dispute after its last day; the safe one is <b>{paypal}</b>, "
            "in <b>{left}</b>.",
            "⏳ <b>{left}</b> until <b>{paypal}</b>, your last safe day at PayPal. After the last "
            "day PayPal takes no dispute.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> for PayPal, until <b>{paypal}</b>. If Alibaba has not paid you back, "
            "decide now where you claim.",
            "⏳ <b>{paypal}</b> is in {left}. No money back yet? Then please choose today: Alibaba "
            "or PayPal first.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left}</b> until the last safe day at PayPal ({paypal}). Open the Resolution "
            "Center today.",
            "⏳ {left} until {paypal}. <b>Open the dispute</b> in PayPal's Resolution Center "
            "today.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left of PayPal's last safe day, {paypal}. Open the dispute now.",
            "⏳ PayPal's last safe day, {paypal}, ends in <b>{left}</b>. Resolution Center, Report "
            "a problem.",
        ),
    ),
)

OFFLINE_ACT = Act(
    advice="Submit the complaint at Alibaba's Complaint Center, with jpg or pdf files.",
    done="I filed the complaint",
    answers=(("offline_file", "filed"), ("offline_hold", "filed")),
    needs_text=True,
    after="A late complaint may be refused, and it may be taken: file it all the same.",
)

OFFLINE_ALERTS = (
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until the last safe day for a complaint: <b>{offline}</b>.",
            "⏳ The last safe day for a complaint is <b>{offline}</b>, in <b>{left}</b>. Put your "
            "papers together this week.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ <b>{left}</b> until <b>{offline}</b>. The Complaint Center takes your papers as "
            "jpg or pdf.",
            "⏳ <b>{offline}</b> is in {left}. Put your papers together as jpg or pdf for the "
            "Complaint Center.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> for the complaint, until <b>{offline}</b>. Submit it even if the"
            " seller still promises something.",
            "⏳ {left} until <b>{offline}</b>. Please submit the complaint now, whatever the "
            "seller says meanwhile.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ In <b>{left}</b>, after {offline}, the last safe day for the complaint is over. "
            "Submit it today.",
            "⏳ <b>{left} left</b> for the complaint, until {offline}. Your best files are enough "
            "for today.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left of the last safe day, {offline}. Submit the complaint now, and "
            "keep a screenshot.",
            "⏳ The last safe day for the complaint, {offline}, ends in <b>{left}</b>. Send it "
            "now, and take a screenshot.",
        ),
    ),
)
