"""The warnings before each last day: one fact and one act, no two alike (R5, C1, C2, F1.8, F2.7).

The amount that is asked for and how far the text is are said beside them, as they are when a
warning leaves.
"""

from flows.definition.vocabulary import Act, Alert, days, hours

CLAIM_ACT = Act(
    advice=(
        "Open the order and press Apply for refund; some screens say Open dispute. Orders, All "
        "orders, View more; in the app: More actions."
    ),
    done="I filed it",
    answers=(("filing", "filed"), ("filing_wait", "filed"), ("agreed_filing", "filed")),
    needs_text=True,
    after=(
        "My count is careful: please open the order page today. Where Apply for refund is still "
        "there, use it. If it is gone, I'll show you what is left."
    ),
)

CLAIM_ALERTS = (
    Alert(
        days(14),
        (
            "⏳ <b>{left}</b> until your last safe day to apply for a refund: <b>{claim}</b>. "
            "Let's finish your request in good time.",
            "⏳ Your last safe day to apply for a refund is <b>{claim}</b>, in <b>{left}</b>. "
            "Filing early costs you nothing.",
        ),
    ),
    Alert(
        days(7),
        (
            "⏳ <b>{left} left</b>, until <b>{claim}</b>. Apply for the refund this week; you can "
            "go on talking to the seller inside the case.",
            "⏳ In <b>{left}</b>, on <b>{claim}</b>, your last safe day comes. Please file this "
            "week; the talks go on inside the case.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left} left: {claim}.</b> Open the order page and press Apply for refund, "
            "even if a photo is still missing.",
            "⏳ <b>{claim}</b> is in {left}. <b>Apply for the refund</b> now; a missing photo can "
            "follow later.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left} left.</b> Your last safe day is <b>{claim}</b>. Apply for the refund "
            "today, with what you have.",
            "⏳ Only <b>{left}</b>, until <b>{claim}</b>. Today is the day to press Apply for "
            "refund on the order page.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> until the end of your last safe day, {claim}. <b>Apply for the "
            "refund now</b>, then take a screenshot.",
            "⏳ Your last safe day, {claim}, ends in <b>{left}</b>. Press <b>Apply for refund</b> "
            "now, even with few photos, and keep a screenshot.",
        ),
    ),
)

CONFIRM_ACT = Act(
    advice=(
        "Open the order: All orders, View more, Extend receiving time. It adds 15 days, once. Or "
        "apply for a refund."
    ),
    done="I extended it",
    asks=("countdown_on", "countdown"),
    after="Please look at the order page today: it shows whether receipt is confirmed.",
)

CONFIRM_ALERTS = (
    Alert(
        days(7),
        (
            "⏳ Alibaba may confirm receipt automatically on <b>{confirm}</b>, in {left}. Goods "
            "not here, or not checked? Extend it: All orders, View more, Extend receiving time.",
            "⏳ In {left}, on <b>{confirm}</b>, receipt may be confirmed automatically. Still "
            "waiting or checking? Extend the receiving time: All orders, View more.",
        ),
    ),
    Alert(
        days(3),
        (
            "⏳ <b>{left}</b> until Alibaba may confirm receipt automatically (<b>{confirm}</b>). "
            "Extend the receiving time, or apply for the refund.",
            "⏳ <b>{confirm}</b> is in {left}: receipt may then be confirmed automatically. Extend "
            "the receiving time today, or apply for the refund.",
        ),
    ),
    Alert(
        days(1),
        (
            "⏳ <b>{left}</b> until receipt may be confirmed automatically ({confirm}). Extend the "
            "receiving time today: once, by 15 days.",
            "⏳ In <b>{left}</b>, on {confirm}, receipt may be confirmed automatically. On the "
            "order page, Extend receiving time adds 15 days, once.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> until receipt may be confirmed automatically ({confirm}). Extend it "
            "now on the order page, or apply for the refund.",
            "⏳ Alibaba may confirm receipt automatically in <b>{left}</b> ({confirm}). Extend the "
            "time on the order page now, or apply for the refund.",
        ),
    ),
)

# F1.16, F2.2, C3: by hand, and not before it is read what the seller offered last.
ESCALATE_ACT = Act(
    advice="Nothing agreed? Open the case on Alibaba and press Escalate dispute.",
    done="I escalated",
    answers=(("escalation", "escalated"),),
)

EVIDENCE_ACT = Act(
    advice=(
        "Open the case page on Alibaba and upload what the agent asked for, with a short reply. "
        "Then take a screenshot."
    ),
    done="All is uploaded",
    answers=(("mediator_reply", "sent"), ("upload_wait", "uploaded")),
    needs_text=True,
    after="Try the upload all the same: the case page may still take it. Then tell me.",
)

EVIDENCE_ALERTS = (
    Alert(
        hours(48),
        (
            "⏳ <b>{left}</b> until your evidence is due: <b>{evidence}</b>. Upload what you have; "
            "before that time you can add to it.",
            "⏳ Your evidence is due <b>{evidence}</b>, in <b>{left}</b>. Upload the best of it "
            "today; the rest can follow.",
        ),
    ),
    Alert(
        hours(24),
        (
            "⏳ <b>{left}</b> left, due <b>{evidence}</b>. Is everything on the case page? "
            "Missing the time cancels the request.",
            "⏳ <b>{left}</b> until your evidence is due: <b>{evidence}</b>. Check that every "
            "file is on the case page; without it the request is cancelled.",
        ),
    ),
    Alert(
        hours(6),
        (
            "⏳ <b>{left}</b> left, due <b>{evidence}</b>. Upload now, even if it is not complete.",
            "⏳ Due in <b>{left}</b>: <b>{evidence}</b>. Upload what you have now.",
        ),
    ),
    Alert(
        hours(2),
        (
            "⏳ <b>{left}</b> left, due <b>{evidence}</b>. <b>Upload now</b> and take a "
            "screenshot that shows the time.",
            "⏳ Due in <b>{left}</b>: <b>{evidence}</b>. <b>Upload now</b>, then take a screenshot "
            "with the time on it.",
        ),
    ),
)
