"""What is said where a case is looked through: the check before filing, all answers."""

from collections.abc import Mapping

REVIEWS: Mapping[str, str] = {
    "check.missing": "<b>Missing, the heaviest first</b>",
    "check.item": "• {item} (+{points})",
    "check.wrong": "⚠ <b>What does not fit together</b>",
    "check.weak": "<b>Weak points</b>",
    "check.line": "• {finding}",
    "check.clear": "✓ I found no two answers that disagree.",
    "check.change": "Change {n}: {title}",
    "check.go_on": "You may go on as it is.",
    "review.title": "<b>Your answers</b>",
    "review.files": "\n<i>Your files</i>",
    "review.how": "\nTo change one, type its number or press a button.",
    "review.exhibit": "{label} · {name} {caption}",
    "review.drop": "Take out {label}",
}
