"""The English texts of what comes unasked, by slot: follow-ups, what is coming, quiet hours."""

NUDGES = {
    "follow.done": "Done",
    "follow.later": "Later",
    "follow.mute": "Not relevant",
    "follow.not_now": "Not now",
    "follow.text": "Show the text",
    "follow.text_again": "Show the text again",
    "said.text_again": "Here is your text again:",
    "follow.finish": "Finish the text",
    "follow.open": "Show the question",
    "follow.stop": "Stop reminders",
    "follow.why": "Why this date?",
    "follow.claim": "You ask for <b>{amount}</b>.",
    "follow.text_ready": "Your text is written: press <b>Show the text</b>.",
    "follow.text_missing": (
        "Your text is not written yet: about {count} questions are left. With one press you go on."
    ),
    "follow.text_missing_one": (
        "Your text is not written yet: about one question is left. With one press you go on."
    ),
    "follow.text_open": "Your text is not written yet. <b>Finish the text</b> brings you there.",
    "follow.near": "⏳ {left} left. {deadline}: <b>{day}</b>.",
    "follow.near_today": "⏳ Today. {deadline}: <b>{day}</b>.",
    "follow.passed": "⚠ <b>{day}</b> has passed ({deadline}).",
    "follow.passed.1": "⚠ A day in your list has passed: <b>{day}</b> ({deadline}).",
    "follow.passed.2": "⚠ {deadline}: <b>{day}</b> is over.",
    "follow.after": "Press /status to see what is open.",
    "follow.soon": "less than an hour",
    "follow.by_page": "<b>{day}</b>, a day early to be safe: your order page shows {given}.",
    "follow.by_rule": "<b>{day}</b>, counted with care from {given}:",
    "follow.doubt": "Doubt:",
    "follow.source": "source",
    "follow.page": "The page shows another day",
    "follow.anchor": "That day is not right",
    "follow.moved": (
        "Good. Then the day before does not count any more. Which day does the order page show now?"
    ),
    "toast.done_moved": "Good. The former day is gone.",
    "toast.done": "Good. No more reminders for this date.",
    "toast.done_early": (
        "Good. No more reminders for this date. When I ask you about it, please tell me the day."
    ),
    "toast.muted": "I won't mention it again.",
    "toast.snoozed": "I'll come back to it then.",
    "toast.too_late": "That would be too late for this date.",
    "said.day_moved": "{deadline} moved from {before} to {after}.",
    "upcoming.title": "<b>What is coming</b>",
    "upcoming.none": "Nothing is planned. Your case waits for your next answer.",
    "upcoming.due": "I'll remind you: {deadline}",
    "upcoming.wait": "I'll ask what has happened",
    "upcoming.wait_weekdays": (
        "I'll ask what has happened (counted in weekdays: I know China's days off up to {year})"
    ),
    "upcoming.elapsed": "The time we gave will be over; we'll go on",
    "upcoming.idle": "I'll ask whether you want to go on",
    "upcoming.order": "Order {number}",
    "upcoming.check": (
        "The day is counted with care. If the page of the order or the case shows an earlier one, "
        "that one counts."
    ),
    "upcoming.calendar": "Your dispute: what must not be missed",
    "upcoming.file": "Calendar file",
    "quiet.title": "<b>When shall I be quiet?</b> Now: {start} to {end}, your time.",
    "quiet.none": "No quiet hours",
    "quiet.set": "Noted. Only a date less than 12 hours away breaks this, and silently.",
    "quiet.unread": "Please type it like /quiet 22-7, or press a button.",
    "stop.done": (
        "I won't write unasked any more. Your cases and files stay. Please watch the dates in "
        "/upcoming yourself."
    ),
    "stop.again": "Write to me again",
    "stop.on": "I'll write to you again when something is due.",
}
