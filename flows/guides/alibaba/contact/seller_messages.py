"""Writing to the seller and waiting for the answer, round by round, until it is time to file."""

from flows.definition.vocabulary import (
    Choose,
    Note,
    NudgeStep,
    Step,
    Wait,
    all_of,
    go,
    has,
    hours,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.rules.near_deadlines import claim_near, complaint_near, confirm_near, near
from flows.guides.alibaba.rules.offer_words import OFFER_WORDS
from flows.guides.alibaba.rules.routes import OUTSIDE, TO_PHOTOGRAPH

DAY_STEPS = ("delivered_on", "confirmed", "countdown", "countdown_on")
UNREMINDED = all_of(picked("seller_wait", "no_reply"), not_(has("seller_follow")))
FILE_NOW = option("file_now", "Continue without waiting", "file now", "file", "go on")

STEPS: tuple[Step, ...] = (
    Step(
        id="first_message",
        kind=Choose(
            (
                option("sent", "I sent it", "sent", "done", sends=("first_message",)),
                option("already", "I told them already", "already", "they know"),
                FILE_NOW,
            )
        ),
        text=(
            "<b>Here is your message to the seller.</b> Tap it to copy, paste it into the "
            "<b>Alibaba chat</b>, in English and Chinese."
        ),
        notes=(Note(TO_PHOTOGRAPH, "Add two or three photos there."),),
        why=(
            "Alibaba asks buyers to talk to the seller first, and so do card banks. Only Alibaba's "
            "own chat surely counts as proof. Did you talk on WhatsApp, WeChat or by e-mail? Write "
            "a short summary of it into the Alibaba chat and ask the seller to confirm it."
        ),
        letters=("first_message",),
        facts=("F2.1", "F3.1", "F4.8"),
        paths=(
            go("describe", when=picked("first_message", "file_now")),
            go("describe", when=near(*DAY_STEPS, "first_message")),
            go("describe", when=complaint_near("first_message")),
            go("seller_wait"),
        ),
    ),
    Step(
        id="seller_follow",
        kind=Choose((option("sent", "I sent it", "sent", "done", sends=("follow_up",)), FILE_NOW)),
        text=(
            "<b>A short reminder.</b> Paste it into the Alibaba chat, under your first message. "
            "It is friendly, and it names a day for the answer."
        ),
        why=(
            "People change jobs and messages get lost. One calm reminder is fair, and it shows "
            "later that you tried."
        ),
        letters=("follow_up",),
        paths=(
            go("describe", when=picked("seller_follow", "file_now")),
            go("seller_wait"),
        ),
    ),
    Step(
        id="seller_wait",
        kind=Wait(
            options=(
                option("agreed", "They agreed", "agreed", "yes", "accepted"),
                option("offered", "They offer less", *OFFER_WORDS, "less"),
                option("refused", "They refused", "refused", "no", "rejected"),
                option("stalls", "They delay or ask something", "stall", "wait", "later"),
                option("no_reply", "No answer", "no answer", "silent", "nothing"),
                FILE_NOW,
            ),
            nudge_steps=(
                NudgeStep(
                    hours(24),
                    (
                        "It is {waited} since you wrote to the seller. Is there an answer in "
                        "the Alibaba chat? Tap what they said, or leave it until tomorrow.",
                        "{waited} since your message to the seller. If there is an answer in "
                        "the Alibaba chat, one tap tells me which.",
                    ),
                ),
                NudgeStep(
                    hours(48),
                    (
                        "{waited} since your message. No answer in the chat? Tap <b>No "
                        "answer</b>, and I'll show you the next step.",
                        "It is {waited} now, and your case with the seller is still open. "
                        "Nothing in the chat? Tap <b>No answer</b> to go on.",
                    ),
                ),
            ),
            names_claim=True,
            timeout=hours(72),
            china=True,
        ),
        text=(
            "<b>Round {rounds}: the seller's turn.</b> Look into the Alibaba chat once a day. "
            "Then tap what they said. I'll look again after one, two and three days."
        ),
        why=(
            "The seller is expected to answer within about 3 days. Silence can be a holiday in "
            "China (New Year, 1 May, first week of October), but your days go on counting."
        ),
        facts=("F2.1", "C4"),
        paths=(
            go("promise_on", when=all_of(picked("seller_wait", "agreed"), OUTSIDE)),
            go("agreed_how", when=picked("seller_wait", "agreed")),
            go("offer_amount", when=picked("seller_wait", "offered")),
            go("refused_why", when=picked("seller_wait", "refused")),
            go("stall", when=picked("seller_wait", "stalls")),
            go("describe", when=picked("seller_wait", "file_now")),
            go("window_near", when=claim_near("seller_wait")),
            go("receipt_near", when=confirm_near("seller_wait")),
            go("seller_follow", when=UNREMINDED, again=True),
            go("final_notice"),
        ),
    ),
)
