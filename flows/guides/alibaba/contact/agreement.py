"""How the talks end: agreed and made official, promised and waited for, or a last notice."""

from flows.definition.vocabulary import (
    Choose,
    Day,
    Notice,
    NudgeStep,
    Path,
    Step,
    Wait,
    all_of,
    days,
    go,
    option,
    picked,
)
from flows.guides.alibaba.contact import agreed_refund
from flows.guides.alibaba.contact.agreed_refund import AGREED_MONEY
from flows.guides.alibaba.contact.seller_messages import FILE_NOW
from flows.guides.alibaba.rules.deadlines import ALWAYS_DAYS, CLAIM
from flows.guides.alibaba.rules.near_deadlines import claim_near, confirm_near, near, within
from flows.guides.alibaba.rules.routes import OUTSIDE, PROTECTED

RESEND = picked("remedy", "resend")

# Any day at all, near or far: there is one to name.
CLAIM_DATED = within(CLAIM, ALWAYS_DAYS, "promise_on")

SHIP_REQUEST = (
    "Thank you. On which day do you ship, and what is the tracking number? If it is not shipped by "
    "then, I will ask for a refund."
)
RESEND_WHY = (
    "Alibaba decides about money; new goods are a promise of the seller, and nobody enforces it. "
    "The promise with its day, in the Alibaba chat, is your proof if it is broken."
)
TO_NEW_GOODS: tuple[Path, ...] = (go("describe", when=near("promise_on")), go("promise_wait"))

STEPS: tuple[Step, ...] = (
    Step(
        id="agreed_how",
        kind=Choose(
            (
                option("accepted", "Accepted on the order page", "accepted", "order page"),
                option("promise", "They said so in the chat", "promise", "chat"),
                option("platform", "Inside the Alibaba order", "order", retired=True),
            )
        ),
        text="✓ Good. <b>Where did they agree?</b>",
        why=(
            "The page View refund application shows whether the seller accepted a request there. "
            "Everything else is a promise until it is done, and I'll watch the date."
        ),
        facts=("F1.16", "F2.5"),
        paths=(
            go("decision_amount", when=picked("agreed_how", "accepted")),
            go("agreed_note", when=picked("agreed_how", "platform")),
            go("agreed_filing", when=AGREED_MONEY),
            go("promise_on"),
        ),
    ),
    *agreed_refund.STEPS,
    Step(
        id="promise_on",
        kind=Day(back=0, ahead=365),
        text="<b>By which day did they promise it?</b>",
        why="No day named? Ask for one in the Alibaba chat; skip this and add it later.",
        skip=True,
        paths=(
            go("agreed_words", when=OUTSIDE),
            go("resend_by", when=all_of(RESEND, PROTECTED, CLAIM_DATED)),
            go("resend_soon", when=RESEND),
            go("promise_wait", when=picked("agreed_filing", "wait")),
            go("agreed_note"),
        ),
    ),
    Step(
        id="agreed_words",
        kind=Notice(),
        text=(
            "<b>Get it in one written line</b>, in the Alibaba chat if the seller is there:\n"
            "<code>Thank you. To be sure that we mean the same: what do you refund or send, how, "
            "and on which day? Please write it here in one message.</code>"
        ),
        why=(
            "A clear promise with a day helps you with the bank, and a broken promise can be a "
            "reason for a complaint. Sign nothing that says the case is settled before it is done."
        ),
        paths=(go("promise_wait"),),
    ),
    Step(
        id="resend_by",
        added=True,
        kind=Notice(),
        text=(
            "<b>Get the shipping day and the tracking number in the Alibaba chat</b>:\n"
            f"<code>{SHIP_REQUEST}</code>\n"
            "Do not confirm receipt and cancel nothing. Nothing shipped? File for the money, on "
            "<b>{claim}</b> at the latest."
        ),
        why=RESEND_WHY,
        facts=("F1.13", "F2.5", "R3", "R6"),
        paths=TO_NEW_GOODS,
    ),
    Step(
        id="resend_soon",
        added=True,
        kind=Notice(),
        text=(
            "<b>Get the shipping day and the tracking number in the Alibaba chat</b>:\n"
            f"<code>{SHIP_REQUEST}</code>\n"
            "Do not confirm receipt and cancel nothing. Nothing shipped by that day? Then ask for "
            "the money at once."
        ),
        why=RESEND_WHY,
        facts=("F1.13", "F2.5", "R6"),
        paths=TO_NEW_GOODS,
    ),
    Step(
        id="agreed_note",
        kind=Notice(),
        text=(
            "⚠ <b>Make it official.</b> File <b>Apply for refund</b> with exactly what you agreed, "
            "and let the seller accept it there: then the platform handles the refund. Until the "
            "money is here, cancel nothing and do not confirm receipt."
        ),
        why=(
            "Alibaba does not make a seller keep a deal made outside the case. It costs you ten "
            "minutes: I'll write the text, you paste it. Some screens call the button Open dispute."
        ),
        facts=("C5", "C6", "F2.5", "R6"),
        paths=(
            go("describe", when=picked("agreed_how", "platform")),
            go("describe", when=near("agreed_how")),
            go("agreed_next"),
        ),
    ),
    Step(
        id="agreed_next",
        kind=Choose(
            (
                option("file_now", "File it now (safer)", "file now", "file"),
                option("wait", "Wait for the promise", "wait"),
            )
        ),
        text=("<b>File now, or wait until the promised day?</b> Your deadline runs either way."),
        why=(
            "You can file and still get what was promised. Wait only if the promised day lies well "
            "before your safe day."
        ),
        paths=(
            go("promise_wait", when=picked("agreed_next", "wait")),
            go("describe"),
        ),
    ),
    Step(
        id="promise_wait",
        kind=Wait(
            options=(
                option("kept", "Yes, all of it is here", "yes", "kept", "done"),
                option("broken", "No, it did not come", "no", "broken", "nothing"),
                FILE_NOW,
            ),
            anchor="promise_on",
            china=True,
            nudge_steps=(
                NudgeStep(
                    days(1),
                    (
                        "The promised day was <b>{promise_on}</b>. Did the seller keep the "
                        "promise? <b>Is everything here?</b>",
                        "Please look at your account and your parcels: is what was promised "
                        "for <b>{promise_on}</b> here?",
                    ),
                ),
                NudgeStep(
                    days(3),
                    (
                        "The promise for <b>{promise_on}</b> is still open. If nothing is "
                        "here, tap <b>No</b>, and we'll prepare your claim.",
                        "The promised day, <b>{promise_on}</b>, is {waited} ago. Tap <b>No</b> "
                        "if nothing came, and we'll go on with your claim.",
                    ),
                ),
            ),
            names_claim=True,
        ),
        text=(
            "<b>Waiting for what they promised.</b> I'll ask you "
            "one day after it. Cancel nothing and do not confirm receipt before it is here."
        ),
        why="Check the money in your account, not a screenshot of a transfer.",
        facts=("R6",),
        paths=(
            go("outcome", when=picked("promise_wait", "kept")),
            go("describe", when=picked("promise_wait", "file_now")),
            go("window_near", when=claim_near("promise_wait")),
            go("receipt_near", when=confirm_near("promise_wait")),
            go("remedy", when=RESEND, again=True),
            go("final_notice"),
        ),
    ),
    Step(
        id="final_notice",
        kind=Choose(
            (
                option("sent", "I sent it", "sent", "done", sends=("final_notice",)),
                option("skip_it", "Go on without it", "no"),
            )
        ),
        text=(
            "<b>A final message.</b> It says what you ask for and what you do now. Paste it into "
            "the Alibaba chat and go on at once: you can still settle after you have filed."
        ),
        why="It is fair, and it shows later that you tried to settle.",
        letters=("final_notice",),
        paths=(go("describe"),),
    ),
    Step(
        id="window_near",
        kind=Notice(),
        text=(
            "⏳ <b>We stop waiting here.</b> Your last safe day is <b>{claim}</b>, so file the "
            "refund request now. The talks go on inside the case, and you can settle there on any "
            "day."
        ),
        why="With 10 days or less, waiting is the biggest risk. Your order page has the last word.",
        facts=("C1", "R2", "R3"),
        paths=(go("describe"),),
    ),
    Step(
        id="receipt_near",
        added=True,
        kind=Notice(),
        text=(
            "⏳ <b>We stop waiting here.</b> Alibaba may confirm receipt automatically from "
            "<b>{confirm}</b> on, so file the refund request now, or extend the receiving time on "
            "the order page. You can still settle with the seller inside the case."
        ),
        why=(
            "Confirming releases your money, even if nothing came. Your order page has the last "
            "word on the day: All orders, View more, Extend receiving time adds 15 days, once."
        ),
        facts=("F1.6", "F1.8", "C2", "R2"),
        paths=(go("describe"),),
    ),
)
