"""The warnings before each last day: one fact and one act, no two alike (R5, C1, C8, F2.7)."""

from flows.vocabulary import Alert, days, hours

CLAIM_ALERTS = (
    Alert(
        days(14),
        "⏳ <b>Two weeks</b> until your safe day to apply for a refund of <b>{full_paid}</b>: "
        "<b>{claim}</b>. Let us finish your request in good time.",
    ),
    Alert(
        days(7),
        "⏳ <b>One week left</b>, until <b>{claim}</b>. {full_paid} is at stake. File this week; "
        "you can go on talking to the seller inside the case.",
    ),
    Alert(
        days(3),
        "⏳ <b>Three days left: {claim}.</b> Open the order page and press Apply for refund, even "
        "if a photo is still missing. It is about {full_paid}.",
    ),
    Alert(
        days(1),
        "⏳ <b>Tomorrow the safe day is over</b> ({claim}). Apply for the refund of {full_paid} "
        "today. Ten minutes are enough; your text is ready.",
    ),
    Alert(
        hours(6),
        "⏳ <b>Six hours</b> until the end of your safe day. <b>Apply for the refund now</b>, then "
        "take a screenshot. {full_paid} depends on it.",
    ),
)

CONFIRM_ALERTS = (
    Alert(
        days(7),
        "⏳ Receipt may confirm itself on <b>{confirm}</b>, in a week. If the goods are not "
        "here or not checked, extend it: All orders, View more, Extend receiving time.",
    ),
    Alert(
        days(3),
        "⏳ <b>Three days</b> until receipt may confirm itself (<b>{confirm}</b>), and {full_paid} "
        "goes to the seller. Extend the receiving time, or file.",
    ),
    Alert(
        days(1),
        "⏳ <b>Tomorrow</b> receipt may confirm itself. Extend the receiving time today, once by "
        "15 days. {full_paid} is still held.",
    ),
    Alert(
        hours(6),
        "⏳ <b>Six hours</b> until receipt may confirm itself. Extend it now on the order page, or "
        "apply for the refund of {full_paid}.",
    ),
)

CARD_ALERTS = (
    Alert(
        days(14),
        "⏳ <b>Two weeks</b> until the earliest day your card bank may count: <b>{card}</b>. Ask "
        "the bank for the last day in writing, for {full_paid}.",
    ),
    Alert(
        days(7),
        "⏳ <b>One week</b> until <b>{card}</b>. Has your bank told you its last day? If "
        "not, call them: it is about {full_paid}.",
    ),
    Alert(
        days(3),
        "⏳ <b>Three days</b> until <b>{card}</b>. If Alibaba has not decided, ask the card bank "
        "what to do before you start a second way for {full_paid}.",
    ),
    Alert(
        days(1),
        "⏳ <b>Tomorrow</b>, {card}, is the earliest last day of a card bank. Call yours today "
        "about {full_paid}.",
    ),
    Alert(
        hours(6),
        "⏳ <b>Six hours</b> left of the safe day for your card bank. Call or write to it now: "
        "{full_paid}.",
    ),
)

PAYPAL_ALERTS = (
    Alert(
        days(14),
        "⏳ <b>Two weeks</b> until the last safe day to open a PayPal dispute: <b>{paypal}</b>, "
        "for {full_paid}.",
    ),
    Alert(
        days(7),
        "⏳ PayPal takes no new dispute after its last day; the safe one is <b>{paypal}</b>, in a "
        "<b>week</b>. {full_paid} was paid there.",
    ),
    Alert(
        days(3),
        "⏳ <b>Three days</b> for PayPal, until <b>{paypal}</b>. If Alibaba has not paid back "
        "{full_paid}, decide now which way you take.",
    ),
    Alert(
        days(1),
        "⏳ <b>Tomorrow</b> is the last safe day at PayPal ({paypal}). Open the Resolution Center "
        "today for {full_paid}.",
    ),
    Alert(
        hours(6),
        "⏳ <b>Six hours</b> left of PayPal's safe day. Open the dispute for {full_paid} now.",
    ),
)

OFFLINE_ALERTS = (
    Alert(
        days(14),
        "⏳ <b>Two weeks</b> until the safe day for a complaint: <b>{offline}</b>, about "
        "{full_paid}.",
    ),
    Alert(
        days(7),
        "⏳ <b>One week</b> until <b>{offline}</b>. The Complaint Center needs your papers as jpg "
        "or pdf; {full_paid} is at stake.",
    ),
    Alert(
        days(3),
        "⏳ <b>Three days</b> for the complaint, until <b>{offline}</b>. Submit it even if the "
        "seller still promises something. It is about {full_paid}.",
    ),
    Alert(
        days(1),
        "⏳ <b>Tomorrow</b>, {offline}, the safe day for the complaint is over. Submit it today "
        "for {full_paid}.",
    ),
    Alert(
        hours(6),
        "⏳ <b>Six hours</b> left of the safe day. Submit the complaint about {full_paid} now, "
        "and keep a screenshot.",
    ),
)

EVIDENCE_ALERTS = (
    Alert(
        hours(48),
        "⏳ <b>48 hours</b> until your evidence is due: <b>{evidence}</b>. Upload what you have; "
        "you can still add to it before then. {full_paid} depends on it.",
    ),
    Alert(
        hours(24),
        "⏳ <b>24 hours</b> left, due <b>{evidence}</b>. Is everything on the case page? Missing "
        "the time cancels the request for {full_paid}.",
    ),
    Alert(
        hours(6),
        "⏳ <b>6 hours</b> left, due <b>{evidence}</b>. Upload now, even if it is not complete. "
        "It is about {full_paid}.",
    ),
    Alert(
        hours(2),
        "⏳ <b>2 hours</b> left, due <b>{evidence}</b>. <b>Upload now</b> and take a screenshot "
        "that shows the time. {full_paid}.",
    ),
)
