"""The warnings before the last days of card, PayPal and Complaint Center (R5, R7, C7, C8)."""

from flows.definition.vocabulary import Alert, days, hours

CARD_ALERTS = (
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until the earliest day your card bank may count: <b>{card}</b>. "
            "Ask the bank for the last day in writing, for {full_paid}.",
            "⏳ <b>{card}</b> is in {left}: the earliest last day of a card bank. Please ask "
            "yours about {full_paid}, and get its own day in writing.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ <b>{left}</b> until <b>{card}</b>. Has your bank told you its last day? If not, "
            "call them: it is about {full_paid}.",
            "⏳ {left} until <b>{card}</b>, counted with care. What did your bank say about "
            "{full_paid}? If you have not asked, call today.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> until <b>{card}</b>. If Alibaba has not decided, ask the card "
            "bank what to do before you start a second way for {full_paid}.",
            "⏳ <b>{card}</b> is {left} away, and {full_paid} is open. No decision of Alibaba "
            "yet? Ask your card bank which step comes first.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left}</b> until {card}, the earliest last day of a card bank. Call yours today "
            "about {full_paid}.",
            "⏳ A card bank may count {card} as its last day, in <b>{left}</b>. A call today about "
            "{full_paid} keeps that way open.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left of the safe day for your card bank. Call or write to it now:"
            " {full_paid}.",
            "⏳ The safe day of your card bank ends in <b>{left}</b>. One call or message now, "
            "about {full_paid}.",
        ),
    ),
)

PAYPAL_ALERTS = (
    Alert(
        days(139),  # day 40 after the payment: an older page of PayPal named 45 (C14)
        (
            "⏳ You paid {full_paid} with PayPal more than five weeks ago. Its page says 180 days; "
            "an older one said 45. No result at Alibaba? Ask PayPal this week which one counts.",
            "⏳ It is five weeks and more since you paid {full_paid} with PayPal. It says 180 "
            "days; older pages say 45. To be safe, ask PayPal this week, in writing, which one "
            "counts.",
        ),
    ),
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until the last safe day to open a PayPal dispute: "
            "<b>{paypal}</b>, for {full_paid}.",
            "⏳ PayPal's safe day is <b>{paypal}</b>, in <b>{left}</b>. Until then you can open"
            " a dispute there for {full_paid}.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ PayPal takes no new dispute after its last day; the safe one is <b>{paypal}</b>, "
            "in <b>{left}</b>. {full_paid} was paid there.",
            "⏳ <b>{left}</b> until <b>{paypal}</b>, your safe day at PayPal. You paid "
            "{full_paid} there; after the last day no dispute is taken.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> for PayPal, until <b>{paypal}</b>. If Alibaba has not paid back "
            "{full_paid}, decide now which way you take.",
            "⏳ <b>{paypal}</b> is in {left}. Is {full_paid} not back yet? Then please choose "
            "today: Alibaba or PayPal first.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left}</b> until the last safe day at PayPal ({paypal}). Open the Resolution "
            "Center today for {full_paid}.",
            "⏳ {left} until {paypal}. <b>Open the dispute</b> in PayPal's Resolution Center "
            "today, for {full_paid}.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left of PayPal's safe day. Open the dispute for {full_paid} now.",
            "⏳ PayPal's safe day ends in <b>{left}</b>. Resolution Center, Report a problem: "
            "{full_paid}.",
        ),
    ),
)

OFFLINE_ALERTS = (
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until the safe day for a complaint: <b>{offline}</b>, about "
            "{full_paid}.",
            "⏳ The safe day for a complaint is <b>{offline}</b>, in <b>{left}</b>. It is about"
            " {full_paid}; your papers can be ready this week.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ <b>{left}</b> until <b>{offline}</b>. The Complaint Center needs your papers as "
            "jpg or pdf; {full_paid} is at stake.",
            "⏳ <b>{offline}</b> is in {left}. Put your papers together as jpg or pdf for the "
            "Complaint Center: it is about {full_paid}.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> for the complaint, until <b>{offline}</b>. Submit it even if the"
            " seller still promises something. It is about {full_paid}.",
            "⏳ {left} until <b>{offline}</b>. Please submit the complaint about {full_paid} "
            "now, whatever the seller says meanwhile.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ In <b>{left}</b>, after {offline}, the safe day for the complaint is over. Submit "
            "it today for {full_paid}.",
            "⏳ <b>{left} left</b> for the complaint, until {offline}. It takes the short text "
            "and your best files: {full_paid}.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left of the safe day. Submit the complaint about {full_paid} now,"
            " and keep a screenshot.",
            "⏳ The safe day for the complaint ends in <b>{left}</b>. Send it now, for "
            "{full_paid}, and take a screenshot.",
        ),
    ),
)
