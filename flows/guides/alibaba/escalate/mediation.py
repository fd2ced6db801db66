"""Phase four, mediation: escalating by hand, and waiting for Alibaba to decide."""

from flows.definition.vocabulary import (
    Choose,
    Day,
    Notice,
    Step,
    Wait,
    all_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.escalate.mediator_nudges import MEDIATOR_NUDGES
from flows.guides.alibaba.rules.deadlines import CARD, ESCALATE, PAYMENT_DAYS, PAYPAL
from flows.guides.alibaba.rules.near_deadlines import within
from flows.guides.alibaba.rules.offer_words import OFFER_WORDS
from flows.guides.alibaba.rules.routes import BY_CARD, BY_PAYPAL

# The day from which a case may be escalated had not come.
TOO_EARLY = not_(within(ESCALATE, 0, "escalation"))

STEPS: tuple[Step, ...] = (
    Step(
        id="escalation",
        kind=Choose(
            (
                option("escalated", "I escalated", "done", "yes", sends=("escalation",)),
                option("not_yet", "Not yet", "no", "wait"),
            )
        ),
        text=(
            "<b>Escalate by hand.</b> From <b>{escalate}</b> on, open the case and press "
            "<b>Escalate dispute</b>. Paste the statement. The button is not there yet? Look again "
            "tomorrow morning; until then answer the seller inside the case."
        ),
        why=(
            "You may escalate from day 4. An automatic step is said to come on day 7 or 8, but "
            "pages disagree, so never wait for it. Escalating is the normal next step and no "
            "attack: say so calmly, without threats and without talk of reviews."
        ),
        letters=("escalation",),
        facts=("F2.2", "F2.4", "C3", "F1.16"),
        paths=(
            go("escalated_early", when=all_of(picked("escalation", "escalated"), TOO_EARLY)),
            go("escalated_on", when=picked("escalation", "escalated")),
            go("case_wait", again=True),
        ),
    ),
    Step(
        id="escalated_early",
        added=True,
        kind=Choose(
            (
                option("with_alibaba", "Yes, it is with Alibaba", "yes"),
                option("not_yet", "Not yet", "no", "wait"),
            )
        ),
        text=(
            "By Alibaba's pages you may escalate from <b>{escalate}</b> on. <b>Does the case page "
            "say that the case is with Alibaba now?</b> If not, answer the seller inside the case "
            "until that day."
        ),
        why=(
            "The seller has about 3 days first. Look for the words that Alibaba has stepped in; "
            "an e-mail says it too."
        ),
        facts=("F2.1", "F2.2", "C3"),
        paths=(
            go("escalated_on", when=picked("escalated_early", "with_alibaba")),
            go("case_wait", again=True),
        ),
    ),
    Step(
        id="escalated_on",
        kind=Day(after="filed_on"),
        correction_words=("i escalated on", "i escalated it on"),
        text="<b>On which day did the case go to Alibaba?</b>",
        why="The day you pressed Escalate, or the day Alibaba wrote that it steps in.",
        paths=(go("evidence_asked", when=picked("case_wait", "asked")), go("mediator_wait")),
    ),
    Step(
        id="mediator_wait",
        kind=Wait(
            options=(
                option("asked", "Alibaba asks for evidence", "evidence", "proof", "upload"),
                option("offered", "The seller made an offer", *OFFER_WORDS),
                option("agreed", "The seller agreed", "agree", "agreed", "agrees"),
                option("decided", "Alibaba decided", "decision", "result"),
                option("nothing", "Nothing happens", "no", "silence", "no reply"),
                option("cancelled", "Cancelled, or should be", "cancel", "closed"),
            ),
            nudge_steps=MEDIATOR_NUDGES,
            names_claim=True,
            anchor="escalated_on",
            china=True,
        ),
        text=(
            "<b>The case is with Alibaba since {escalated_on}.</b> The team normally joins within "
            "<b>2 working days</b>. Look at the case page and your e-mail every day: if they ask "
            "for evidence, a due time is shown, and <b>missing it cancels the request</b>."
        ),
        why=(
            "Alibaba names no fixed time for the whole case; often it is weeks. The agent may ask "
            "more than once. Write only on the case page, short and in numbers. If the seller now "
            "offers something, tell me before you press Agree."
        ),
        facts=("F2.6", "F2.7", "F2.8", "F2.9", "C10", "R5", "R6"),
        paths=(
            go("evidence_asked", when=picked("mediator_wait", "asked")),
            go("case_offer_kind", when=picked("mediator_wait", "offered")),
            go("case_agreed", when=picked("mediator_wait", "agreed")),
            go("decision", when=picked("mediator_wait", "decided")),
            go("cancel_check", when=picked("mediator_wait", "cancelled")),
            go("card_near", when=all_of(BY_CARD, within(CARD, PAYMENT_DAYS, "mediator_wait"))),
            go(
                "paypal_near",
                when=all_of(BY_PAYPAL, within(PAYPAL, PAYMENT_DAYS, "mediator_wait")),
            ),
            go("mediator_quiet"),
        ),
    ),
    Step(
        id="card_near",
        kind=Choose(
            (
                option(
                    *("wait_on", "I asked; we wait for Alibaba", "wait", "asked"),
                    sends=("bank_letter",),
                ),
                option("money", "The bank says: file now", "bank", "now"),
            )
        ),
        text=(
            "⏳ <b>Your card has its own deadline.</b> By my careful count it is <b>{card}</b>. "
            "Ask your bank <b>for its last day, in writing</b>: here is the text. Let Alibaba "
            "finish if there is time; otherwise the bank goes first."
        ),
        why=(
            "A card dispute and an Alibaba case at the same time may stop each other: no Alibaba "
            "page says, and other marketplaces close theirs. So: one live route at a time, and no "
            "last day missed. Your bank's own day may well be later than my count."
        ),
        letters=("bank_letter",),
        facts=("C8", "F4.8", "F4.10", "F4.15", "R7"),
        paths=(
            go("mediator_wait", when=picked("card_near", "wait_on"), again=True),
            go("money_file"),
        ),
    ),
    Step(
        id="paypal_near",
        kind=Choose(
            (
                option("wait_on", "We wait for Alibaba", "wait"),
                option("money", "I open it at PayPal", "paypal", "now"),
            )
        ),
        text=(
            "⏳ <b>PayPal has its own deadline.</b> The safe day to open a dispute there is "
            "<b>{paypal}</b>. If Alibaba has not decided by then, PayPal goes first."
        ),
        why=(
            "PayPal takes disputes within 180 days of the payment. One live route at a time is "
            "safest, because no Alibaba page says what two do to each other."
        ),
        facts=("F4.13", "F4.15", "C14", "R7"),
        paths=(
            go("mediator_wait", when=picked("paypal_near", "wait_on"), again=True),
            go("paypal_file"),
        ),
    ),
    Step(
        id="mediator_quiet",
        kind=Notice("Back to the case"),
        text=(
            "<b>Silence does not mean that you lost.</b> Post one line on the "
            "case page: <i>My evidence is complete. Please tell me if a document is missing, and "
            "which.</i> Then check the spam folder, and look again tomorrow."
        ),
        why=(
            "The whole case depends on both sides and on rounds of evidence. Asking which document "
            "is needed also protects you from paying for a report nobody wants."
        ),
        facts=("F2.9", "C9", "C10"),
        paths=(go("mediator_wait", again=True),),
    ),
)
