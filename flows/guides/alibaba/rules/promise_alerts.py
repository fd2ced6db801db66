"""What is said once a day of the seller's is over: the promise, and a text to paste (F1.13)."""

from flows.definition.vocabulary import Act, Alert, days, hours

MORNING_AFTER = -hours(9)

PROMISE_ACT = Act(
    advice="Look whether the money or the goods are here, and tell me.",
    done="It is settled",
    answers=(("promise_wait", "kept"), ("goods_wait", "arrived")),
)

PROMISE_ALERTS = (
    Alert(
        MORNING_AFTER,
        (
            "⏳ The seller promised to settle this by <b>{promise}</b>; that day is over. If "
            "nothing came, paste this into the Alibaba chat.",
            "⏳ <b>{promise}</b> was the promised day. Is it not here? Then paste this text into "
            "the Alibaba chat today.",
            "⏳ The day of the promise, <b>{promise}</b>, has passed. Nothing here? This text says "
            "so, calmly.",
        ),
        letter="promise_late",
    ),
    Alert(
        -days(4),
        (
            "⏳ The promise for <b>{promise}</b> is some days old now. No answer? Go on with your "
            "case; your timeline shows the broken promise.",
            "⏳ Since <b>{promise}</b> you have waited for what was promised. Keep a screenshot "
            "of the promise, and go on with your case.",
        ),
    ),
)

STALLED_ACT = Act(
    advice="Look for the seller's answer in the Alibaba chat, and tell me.",
    done="It is settled",
)

STALLED_ALERTS = (
    Alert(
        MORNING_AFTER,
        (
            "⏳ The seller asked you to wait until <b>{stalled}</b>. You did, and your claim is "
            "still open. Paste this into the Alibaba chat.",
            "⏳ <b>{stalled}</b> is over, the day until which the seller wanted time. Here is a "
            "calm text for the Alibaba chat.",
            "⏳ Until <b>{stalled}</b> the seller wanted you to wait. Nothing came? This text says "
            "it in one paste.",
        ),
        letter="promise_late",
    ),
)
