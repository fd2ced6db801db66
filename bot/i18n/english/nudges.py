"""The English texts of what comes unasked, by slot: follow-ups, what is coming, quiet hours."""

NUDGES = {
    "follow.done": "Done",
    "follow.later": "Later",
    "follow.mute": "Not relevant",
    "follow.stop": "Stop",
    "follow.why": "Why this date?",
    "follow.passed": (
        "{deadline}: my safe day <b>{day}</b> is over. The real last day may be later: the order "
        "page counts, and other ways may be open. Press /status to go on."
    ),
    "follow.passed.1": (
        "By my count <b>{day}</b> is over ({deadline}). My count is careful and may be early: "
        "please look at the order page, then press /status for what is open."
    ),
    "follow.passed.2": (
        "<b>{day}</b> lies behind us: {deadline}. Look at the order page today; if the button is "
        "still there, use it. /status shows the next way."
    ),
    "follow.soon": "less than an hour",
    "follow.by_page": "<b>{day}</b>, a day early to be safe: your order page shows {given}.",
    "follow.by_rule": "<b>{day}</b>, counted with care from {given}:",
    "follow.doubt": "Doubt:",
    "follow.source": "source",
    "follow.page": "The page shows another day",
    "follow.anchor": "That day is not right",
    "toast.done": "Good. No more reminders for this date.",
    "toast.muted": "I do not mention it again.",
    "toast.snoozed": "I come back to it then.",
    "toast.too_late": "That would be too late for this date.",
    "said.day_moved": "{deadline} moved from {before} to {after}.",
    "upcoming.title": "<b>What is coming</b>",
    "upcoming.none": "Nothing is planned. Your case waits for your next answer.",
    "upcoming.due": "I remind you: {deadline}",
    "upcoming.wait": "I ask what has happened",
    "upcoming.wait_weekdays": (
        "I ask what has happened (counted in weekdays: I know China's days off up to {year})"
    ),
    "upcoming.elapsed": "The time we gave is over; we go on",
    "upcoming.idle": "I ask whether you want to go on",
    "upcoming.file": "Calendar file",
    "quiet.title": "<b>When shall I be quiet?</b> Now: {start} to {end}, your time.",
    "quiet.none": "No quiet hours",
    "quiet.set": "Noted. Only a date less than 12 hours away breaks this, and silently.",
    "quiet.unread": "Please type it like /quiet 22-7, or press a button.",
    "stop.done": (
        "I do not write unasked any more. Your cases and files stay. Mind the dates in /upcoming "
        "yourself."
    ),
    "stop.again": "Write to me again",
    "stop.on": "I write to you again when something is due.",
}
