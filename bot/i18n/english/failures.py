"""What is said when something went wrong on our side."""

FAILURES = {
    "said.trouble": (
        "Something went wrong on our side. What you just sent is kept, but it is not in your case "
        "yet. I'll try it again after a repair. You can also try again now; if it stays like this, "
        "use /contact."
    ),
    "said.lost": (
        "Something went wrong on our side, and what you just sent could not be kept. Please send "
        "it again in a while; if it stays like this, use /contact."
    ),
    "said.unreadable": (
        "Something is wrong on our side: I cannot read your case right now. What you send is kept, "
        "and I'll look at it as soon as the case can be read again. If one of your days is near, "
        "don't wait for me. /start begins a new case."
    ),
    "said.retried": "What you sent earlier could not be taken then. Now it is.",
    "said.given_back": (
        "I could not take this message when you sent it, and your case has gone on since. If it "
        "still counts, please send it again."
    ),
    "said.all_given_back": (
        "I could not take {count} of your messages when you sent them, this one first. Your case "
        "has gone on since. If they still count, please send them again."
    ),
}
