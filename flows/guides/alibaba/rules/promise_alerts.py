"""What is said once a day of the seller's is over: the promise, and a text to paste (F1.13)."""

from flows.definition.vocabulary import Alert, days, hours

MORNING_AFTER = -hours(9)

PROMISE_ALERTS = (
    Alert(
        MORNING_AFTER,
        (
            "⏳ The seller promised to settle this by <b>{promise}</b>; that day is over. It is "
            "about <b>{asked_amount}</b>. If nothing came, paste this into the Alibaba chat.",
            "⏳ <b>{promise}</b> was the promised day, for <b>{asked_amount}</b>. Is it not here? "
            "Then paste this text into the Alibaba chat today.",
            "⏳ The day of the promise, <b>{promise}</b>, has passed. Nothing here for your claim "
            "of <b>{asked_amount}</b>? This text says so, calmly.",
        ),
        letter="promise_late",
    ),
    Alert(
        -days(4),
        (
            "⏳ The promise for <b>{promise}</b> is some days old now, about "
            "<b>{asked_amount}</b>. No answer? Use the official way; the broken promise stands in "
            "your timeline.",
            "⏳ Since <b>{promise}</b> you wait for what was promised: <b>{asked_amount}</b>. "
            "Keep a screenshot of the promise, and go on with your case.",
        ),
    ),
)

STALLED_ALERTS = (
    Alert(
        MORNING_AFTER,
        (
            "⏳ The seller asked you to wait until <b>{stalled}</b>. You did, and your claim of "
            "<b>{asked_amount}</b> is still open. Paste this into the Alibaba chat.",
            "⏳ <b>{stalled}</b> is over, the day until which the seller wanted time. It is about "
            "<b>{asked_amount}</b>. Here is a calm text for the Alibaba chat.",
            "⏳ Until <b>{stalled}</b> the seller wanted you to wait. Nothing came for "
            "<b>{asked_amount}</b>? This text says it in one paste.",
        ),
        letter="promise_late",
    ),
)
