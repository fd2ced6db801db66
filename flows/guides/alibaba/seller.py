"""Writing to the seller and waiting for the answer, round by round, until it is time to file."""

from flows.guides.alibaba.nearness import near
from flows.vocabulary import Choose, Notice, Rung, Step, Wait, all_of, go, has, hours, option, picked

DAYS = ("delivered_on", "confirmed", "countdown", "countdown_on")
FILE_NOW = option("file_now", "Go on, do not wait", "file now", "file", "go on")

MESSAGES: tuple[Step, ...] = (
    Step(
        id="first_message",
        kind=Choose(
            (
                option("sent", "I sent it", "sent", "done"),
                option("already", "They already know", "already", "they know"),
                FILE_NOW,
            )
        ),
        text=(
            "<b>Here is your message to the seller.</b> Tap it to copy, paste it into the "
            "<b>Alibaba chat</b>, in English and Chinese, with two or three photos."
        ),
        why=(
            "Alibaba asks buyers to talk to the seller first, and so do card banks. Only Alibaba's "
            "own chat surely counts as proof. Did you talk on WhatsApp, WeChat or by mail? Write a "
            "short summary of it into the Alibaba chat and ask the seller to confirm it."
        ),
        letters=("first_message",),
        facts=("F2.1", "F3.1", "F4.8"),
        paths=(
            go("describe", when=picked("first_message", "file_now")),
            go("describe", when=near(*DAYS, "first_message")),
            go("seller_wait"),
        ),
    ),
    Step(
        id="seller_wait",
        kind=Wait(
            options=(
                option("agreed", "They agreed", "agreed", "yes", "accepted"),
                option("offered", "They offer less", "offer", "offered", "less"),
                option("refused", "They refused", "refused", "no", "rejected"),
                option("stalls", "They delay or ask something", "stall", "wait", "later"),
                option("no_reply", "No answer", "no answer", "silent", "nothing"),
                FILE_NOW,
            ),
            rungs=(
                Rung(
                    hours(24),
                    "One day since you wrote about your <b>{paid_amount}</b> order. Has the seller "
                    "answered? Tap what they said, or leave it until tomorrow.",
                ),
                Rung(
                    hours(48),
                    "Two days without news about your <b>{paid_amount}</b> order. Tap <b>No "
                    "answer</b>, and I give you a short reminder to paste.",
                ),
            ),
            elapses=hours(72),
        ),
        text=(
            "<b>Round {rounds}: the seller's turn.</b> Nothing to do until they answer. "
            "Then tap what they said. I look again after one, two and three days."
        ),
        why=(
            "The seller is expected to answer within about 3 days. Silence can be a holiday in "
            "China (New Year, 1 May, first week of October), but your days go on counting."
        ),
        facts=("F2.1", "C4"),
        paths=(
            go("agreed_how", on="answered", when=picked("seller_wait", "agreed")),
            go("offer_amount", on="answered", when=picked("seller_wait", "offered")),
            go("stall", on="answered", when=picked("seller_wait", "stalls")),
            go("describe", on="answered", when=picked("seller_wait", "file_now")),
            go("window_near", when=near("seller_wait")),
            go("final_notice", on="answered", when=picked("seller_wait", "refused")),
            go("final_notice", when=has("seller_follow")),
            go("final_notice", on="elapsed", when=picked("counter_message", "sent")),
            go("seller_follow"),
        ),
    ),
)
