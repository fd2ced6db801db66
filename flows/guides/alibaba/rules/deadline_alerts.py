"""The warnings before each last day: one fact and one act, no two alike (R5, C1, C8, F2.7)."""

from flows.definition.vocabulary import Alert, days, hours

CLAIM_ALERTS = (
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until your safe day to apply for a refund of <b>{full_paid}</b>: "
            "<b>{claim}</b>. Let us finish your request in good time.",
            "⏳ Your safe day to apply for a refund is <b>{claim}</b>, in <b>{left}</b>. It is "
            "about <b>{full_paid}</b>; your text is nearly done.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ <b>{left} left</b>, until <b>{claim}</b>. {full_paid} is at stake. File this "
            "week; you can go on talking to the seller inside the case.",
            "⏳ In <b>{left}</b>, on <b>{claim}</b>, your safe day comes. Please file for "
            "{full_paid} this week; the talks go on inside the case.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left} left: {claim}.</b> Open the order page and press Apply for refund, "
            "even if a photo is still missing. It is about {full_paid}.",
            "⏳ <b>{claim}</b> is in {left}. <b>Apply for the refund</b> of {full_paid} now; a"
            " missing photo can follow.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left} until the safe day is over</b> ({claim}). Apply for the refund of "
            "{full_paid} today. Ten minutes are enough; your text is ready.",
            "⏳ <b>{left} left</b>, until {claim}. Your text is ready: Apply for refund on the "
            "order page, {full_paid}.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> until the end of your safe day. <b>Apply for the refund now</b>, "
            "then take a screenshot. {full_paid} depends on it.",
            "⏳ Your safe day ends in <b>{left}</b>. Press <b>Apply for refund</b> for "
            "{full_paid}, even with few photos, and keep a screenshot.",
        ),
    ),
)

CONFIRM_ALERTS = (
    Alert(
        days(7),
        (
            "⏳ Receipt may confirm itself on <b>{confirm}</b>, in {left}. If the goods are not "
            "here or not checked, extend it: All orders, View more, Extend receiving time.",
            "⏳ In {left}, on <b>{confirm}</b>, receipt may confirm itself. Still waiting or "
            "checking? Extend the receiving time: All orders, View more.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> until receipt may confirm itself (<b>{confirm}</b>), and "
            "{full_paid} goes to the seller. Extend the receiving time, or file.",
            "⏳ <b>{confirm}</b> is in {left}: receipt may then confirm itself, and "
            "{full_paid} is released. Extend the time today, or file.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left}</b> until receipt may confirm itself. Extend the receiving time today, "
            "once by 15 days. {full_paid} is still held.",
            "⏳ In <b>{left}</b> receipt may confirm itself. On the order page, Extend "
            "receiving time adds 15 days, once. It keeps {full_paid} held.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> until receipt may confirm itself. Extend it now on the order "
            "page, or apply for the refund of {full_paid}.",
            "⏳ Receipt may confirm itself in <b>{left}</b>. Extend the time on the order page "
            "now, or file for {full_paid}.",
        ),
    ),
)

EVIDENCE_ALERTS = (
    Alert(
        hours(48),
        (
            "⏳ <b>{left}</b> until your evidence is due: <b>{evidence}</b>. Upload what you "
            "have; you can still add to it before then. {full_paid} depends on it.",
            "⏳ Your evidence is due <b>{evidence}</b>, in <b>{left}</b>. Upload the best of it "
            "today, for {full_paid}; the rest can follow.",
        ),
    ),
    Alert(
        hours(24),
        (
            "⏳ <b>{left}</b> left, due <b>{evidence}</b>. Is everything on the case page? "
            "Missing the time cancels the request for {full_paid}.",
            "⏳ <b>{left}</b> until your evidence is due: <b>{evidence}</b>. Check that every "
            "file is on the case page; without it the request for {full_paid} is cancelled.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left, due <b>{evidence}</b>. Upload now, even if it is not "
            "complete. It is about {full_paid}.",
            "⏳ Due in <b>{left}</b>: <b>{evidence}</b>. Upload what you have now; {full_paid} "
            "hangs on it.",
        ),
    ),
    Alert(
        hours(2),
        (
            "⏳ <b>{left}</b> left, due <b>{evidence}</b>. <b>Upload now</b> and take a "
            "screenshot that shows the time. {full_paid}.",
            "⏳ Due in <b>{left}</b>: <b>{evidence}</b>. <b>Upload now</b>, then a screenshot "
            "with the time on it. {full_paid}.",
        ),
    ),
)
