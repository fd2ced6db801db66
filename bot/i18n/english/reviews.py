"""What is said where a case is looked through: the check before filing, all answers."""

from collections.abc import Mapping

REVIEWS: Mapping[str, str] = {
    "check.missing": "<b>Still missing, most important first</b>",
    "check.item": "• {item} (+{points})",
    "check.wrong": "⚠ <b>These answers do not match</b>",
    "check.weak": "<b>Weak points</b>",
    "check.line": "• {finding}",
    "check.clear": "✓ Your answers match each other.",
    "check.change": "Change {n}: {title}",
    "check.go_on": "You can go on as things are.",
    "review.title": "<b>Your answers</b>",
    "review.files": "\n<i>Your files</i>",
    "review.how": "\nTo change one, type its number or press a button.",
    "review.exhibit": "{label} · {name} {caption}",
    "review.drop": "Take out {label}",
}
