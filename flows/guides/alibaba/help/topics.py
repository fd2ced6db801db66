"""What a buyer may ask at any point: how it works, privacy, tips, timeline, and the FAQ."""

from flows.definition.vocabulary import Topic
from flows.guides.alibaba.help.faq import FAQ

TOPICS: tuple[Topic, ...] = (
    Topic(
        "how",
        "How it works",
        "<b>Four parts, one question at a time.</b>\n"
        "1. <b>Contact the seller</b>: a message in English and Chinese, and an answer to each "
        "excuse.\n"
        "2. <b>Describe the issue</b>: agreed and received, in numbers, as a text to paste.\n"
        "3. <b>Gather evidence</b>: a list for your problem, the best item first.\n"
        "4. <b>Escalate</b>: the days, the offers, the mediator's questions, the money.\n"
        "You do the clicking on Alibaba; I cannot see your account. Stop whenever you like: your "
        "place is kept. You can skip most questions and change any answer later.",
        ("how does this work", "how does it work", "what is this", "how do you work", "this bot"),
    ),
    Topic(
        "privacy",
        "Privacy",
        "Nobody at Alibaba and not the seller sees it, until you paste or upload it yourself. "
        "Please do not send passwords or full card numbers: no case needs them.",
        (
            "privacy",
            "my data",
            "personal data",
            "who sees",
            "store",
            "stored",
            "delete my",
            "safe",
            "encrypted",
        ),
    ),
    Topic(
        "strength",
        "Why this number?",
        "<b>The number counts what you have.</b> Each item has fixed points; together they are "
        "100. It is no forecast: nobody can say how Alibaba decides. It shows which photo is "
        "worth your time next.",
        ("strength", "points", "of 100", "this number", *(f"why {n}" for n in range(10))),
    ),
    Topic(
        "tips",
        "Tips",
        "<b>Seven things that help.</b>\n"
        "1. <b>Act early.</b> Work to day 20 of 30, not to the last day.\n"
        "2. <b>Keep all in one place</b>: order, chat, receipts, cartons and labels.\n"
        "3. <b>Short and in numbers.</b> Units, amount, date, one clear request.\n"
        "4. <b>Stay polite.</b> No threats, no insults, no reviews for money.\n"
        "5. <b>Stay in the Alibaba chat</b>; repeat there what was said elsewhere.\n"
        "6. <b>Use the platform's own steps</b>, and escalate by hand.\n"
        "7. <b>Agree, Cancel and Confirm receipt are one-way doors.</b> Read before you press.",
        ("tips", "advice", "best way", "improve", "chances", "stronger"),
    ),
    Topic(
        "timeline",
        "Timeline",
        "<b>How the days usually run</b>\n"
        "• Talking to the seller: a few days. I'll look after 24 and 48 hours.\n"
        "• Filing: within 30 days of getting the goods, sometimes fewer. Your order page counts.\n"
        "• After filing: the seller has about 3 days.\n"
        "• Day 4: you may escalate by hand. An automatic step on day 7 or 8 is said to exist; do "
        "not wait for it.\n"
        "• After you escalate: the team normally joins within 2 working days, then asks for "
        "evidence with a due time.\n"
        "• The whole case: third parties say 2 to 3 weeks, or longer. Alibaba names no time.\n"
        "• Payout: starts within 7 working days of the agreement or decision, as one Alibaba page "
        "says; the bank's time comes on top.",
        ("timeline", "schedule", "steps in time", "which day", "dates"),
    ),
    *FAQ,
)

IDLE_TEXTS: tuple[tuple[str, ...], ...] = (
    (
        "Your case is where you left it, one question open. <b>Two minutes now</b> bring it one "
        "step further; skipping a question is fine too.",
        "One question waits for you, and everything before it is kept. <b>Answer it or skip "
        "it</b>; both bring your case on.",
        "A short break is fine. The next step is small: <b>the question below</b>. You can change "
        "the answer later.",
    ),
    (
        "{waited} of quiet. Everything is kept. <b>The question below</b> is where we'll go on.",
        "It is {waited} since we spoke. <b>Answer the question below</b>, or skip it: your case "
        "moves on with both.",
    ),
    (
        "{waited} without news from you. Everything is kept, and this is my last message about the "
        "open question. <b>Write anything</b> when you want to go on.",
        "It is {waited} now, so I'll stop asking about this question. Your case stays as it is. "
        "<b>One word from you</b>, and we'll go on.",
    ),
)
