"""Phase four, the seller's answer inside the case: waiting for it, with the platform's clock."""

from flows.definition.vocabulary import (
    NudgeStep,
    Step,
    Wait,
    days,
    go,
    option,
    picked,
)
from flows.guides.alibaba.contact.refusal import build_refusal_steps
from flows.guides.alibaba.rules.offer_words import OFFER_WORDS
from flows.guides.alibaba.rules.routes import DIRECT

STEPS: tuple[Step, ...] = (
    Step(
        id="case_wait",
        kind=Wait(
            options=(
                option("agreed", "The seller agreed", "agree", "agreed", "agrees", "accepted"),
                option("offered", "The seller made an offer", *OFFER_WORDS),
                option("refused", "The seller refused", "refuse", "refused", "refuses", "rejected"),
                option("asked", "I am asked for more proof", "proof", "evidence"),
                option("cancelled", "Cancelled, or should be", "cancel", "closed"),
                option("no_reply", "No answer", "silence", "nothing"),
                option("escalate", "I want to escalate", "escalation"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(2),
                    (
                        "{waited} since you filed. Please look at <b>the case page and the "
                        "Alibaba chat</b>: has the seller answered? Answer only there.",
                        "It is {waited} since you filed. Is there something new on <b>the "
                        "case page or in the Alibaba chat</b>? Tell me before you press "
                        "anything there.",
                    ),
                ),
                NudgeStep(
                    days(3),
                    (
                        "The seller's time of about 3 days ends. <b>From {escalate} you may "
                        "escalate.</b> Have your best files at hand.",
                        "About three days are over for the seller. Without a deal <b>you may "
                        "escalate from {escalate}</b>.",
                    ),
                ),
                NudgeStep(
                    days(4),
                    (
                        "It is {waited} since you filed. Nothing agreed? Open the case and "
                        "look for <b>Escalate dispute</b>. Tap <b>I want to escalate</b> for "
                        "the text.",
                        "You may escalate now. Look for <b>Escalate dispute</b> on the case "
                        "page, if nothing is agreed. <b>I want to escalate</b> brings you the "
                        "text.",
                    ),
                ),
                NudgeStep(
                    days(6),
                    (
                        "{waited} since you filed. Please <b>escalate by hand today</b>. The "
                        "automatic step may come on day 7 or 8; do not rely on it.",
                        "It is {waited} now. <b>Press Escalate dispute today</b> yourself, so "
                        "that nothing depends on an automatic step.",
                    ),
                ),
            ),
            names_claim=True,
            anchor="filed_on",
            china=True,
            opens="escalate",
            text_open=(
                "<b>You may escalate since {escalate}.</b> Nothing agreed? Tap <b>I want to "
                "escalate</b>. Has something else happened? Then tap that."
            ),
        ),
        text=(
            "<b>The case is with the seller.</b> The seller has about <b>3 days</b>; from "
            "<b>{escalate}</b> you may escalate yourself. Until then look at the case page once a "
            "day, and tell me when something happens."
        ),
        why=(
            "At first the two sides talk without Alibaba. Talk only on the case page or in the "
            "Alibaba chat. Do not press Agree or Cancel before you have read here what "
            "follows: both are final. On small orders five days of silence may bring a quick "
            "refund, but do not count on that."
        ),
        facts=("F2.1", "F2.2", "F2.3", "F2.4", "C3", "C4", "R5", "F3.1"),
        paths=(
            go("case_agreed", when=picked("case_wait", "agreed")),
            go("case_offer_kind", when=picked("case_wait", "offered")),
            go("case_refused_why", when=picked("case_wait", "refused")),
            go("asked_by", when=picked("case_wait", "asked")),
            go("cancel_check", when=picked("case_wait", "cancelled")),
            go("escalation"),
        ),
    ),
    Step(
        id="direct_wait",
        kind=Wait(
            options=(
                option("agreed", "The seller agreed", "agree", "agreed", "agrees", "accepted"),
                option("offered", "The seller made an offer", *OFFER_WORDS),
                option("refused", "The seller refused", "refuse", "refused", "refuses", "rejected"),
                option("asked", "The seller wants more proof", "proof", "evidence"),
                option("cancelled", "Cancelled, or should be", "cancel", "closed"),
                option("no_reply", "No answer", "silence", "nothing"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(3),
                    (
                        "{waited} since you filed. Has the seller <b>answered on the case "
                        "page</b>? A calm line in the Alibaba chat with your amount helps.",
                        "It is {waited} since you filed. Is there a word <b>on the case "
                        "page</b>? If not, repeat your amount in one friendly line in the "
                        "chat.",
                    ),
                ),
                NudgeStep(
                    days(5),
                    (
                        "{waited} now. On a Direct Pay order nobody decides for you, so plan "
                        "the next step: <b>ask your bank for its last day</b>, in writing.",
                        "Only the seller can agree on a Direct Pay order. Please <b>write to "
                        "your bank today</b> and ask for its last day, in writing.",
                    ),
                ),
                NudgeStep(
                    days(8),
                    (
                        "{waited} since you filed. If the seller is still silent, choose "
                        "<b>No answer</b>, and I'll show you what is left.",
                        "It is {waited} without a result? Tap <b>No answer</b>, and we'll go "
                        "through what is left.",
                    ),
                ),
            ),
            names_claim=True,
            anchor="filed_on",
            china=True,
        ),
        text=(
            "<b>The request is with the seller.</b> On a Direct Pay order money comes back only "
            "if <b>the seller agrees</b>; Alibaba does not judge the goods. Keep the talk calm and "
            "in the Alibaba chat. Tell me what the seller says."
        ),
        why=(
            "Alibaba takes a complaint about Direct Pay orders only when goods were not sent, or "
            "not all of them, or when an agreed refund was not paid. Your card, PayPal or bank "
            "is another way, and its days are counting too."
        ),
        facts=("F1.12", "F3.1", "R7"),
        paths=(
            go("case_agreed", when=picked("direct_wait", "agreed")),
            go("case_offer_kind", when=picked("direct_wait", "offered")),
            go("case_refused_why", when=picked("direct_wait", "refused")),
            go("seller_proof", when=picked("direct_wait", "asked")),
            go("cancel_check", when=picked("direct_wait", "cancelled")),
            go("direct_left"),
        ),
    ),
    *build_refusal_steps(
        "case_refused_why",
        "case_refused_words",
        go("direct_left", when=DIRECT),
        go("escalation"),
    ),
)
