"""Phase four, goods instead of money: waiting for them, and a promise that was not kept."""

from flows.definition.vocabulary import (
    Choose,
    Day,
    NudgeStep,
    Step,
    Wait,
    all_of,
    days,
    go,
    option,
    picked,
)
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS, TO_REMAINING

STEPS: tuple[Step, ...] = (
    Step(
        id="goods_on",
        kind=Day(back=0, ahead=365),
        text="<b>By which day should the new goods be with you?</b>",
        why="The day stands in the agreement. Without a day a promise cannot be late: ask for one "
        "in the Alibaba chat, then type it here.",
        skip=True,
    ),
    Step(
        id="goods_wait",
        kind=Wait(
            options=(
                option("arrived", "They came and are right", "arrived", "delivered", "good", "yes"),
                option("wrong", "They came and are wrong", "wrong", "bad"),
                option("late", "They did not come", "late", "no"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(0),
                    (
                        "By now the new goods should be with you. <b>Have they "
                        "come?</b> Film the opening.",
                        "The new goods should be here by now. <b>Did the parcel "
                        "come?</b> Film it while you open it.",
                    ),
                ),
                NudgeStep(
                    days(3),
                    (
                        "Nothing about the new goods yet? Ask in the Alibaba chat for the "
                        "<b>tracking number</b>, then tell me.",
                        "Are the new goods on their way? The <b>tracking number</b> tells: "
                        "ask for it in the Alibaba chat, then tell me.",
                    ),
                ),
                NudgeStep(
                    days(10),
                    (
                        "No word from you about the new goods. If they did not come, choose "
                        "<b>They did not come</b>: a broken promise can be a case of its own.",
                        "Are the new goods still not here? Then tap <b>They did not come</b>, and "
                        "I'll show you what you can do.",
                    ),
                ),
            ),
            anchor="goods_on",
            china=True,
        ),
        text=(
            "<b>Now the seller has to send.</b> Ask for the tracking number in the Alibaba chat. "
            "When the parcel comes, film the opening and count before you confirm anything."
        ),
        why="If the promise is not kept, your screenshots of the agreement are what counts.",
        facts=("F1.13", "R6"),
        paths=(go("outcome", when=picked("goods_wait", "arrived")), go("promise_broken")),
    ),
    Step(
        id="promise_broken",
        kind=Choose(
            (
                option("wait", "I give them more time", "wait", "time"),
                option("complain", "Use the Complaint Center", "complaint", when=COMPLAINT_FITS),
                option("money", "Card, PayPal or bank", "bank", "card", "paypal"),
            )
        ),
        text=(
            "<b>The promise was not kept.</b> A broken promise of a repair, new goods or a refund "
            "is one of the reasons Alibaba names for a complaint after the case. Your card, PayPal "
            "or bank may help too."
        ),
        why=(
            "Look at the order page first: is Apply for refund still there? Then file there. "
            "Prepare the agreement, the promised day, and what happened since."
        ),
        letters=("promise_late",),
        facts=("F1.13", "R7"),
        paths=(
            go(
                "pay_by",
                when=all_of(picked("promise_broken", "wait"), picked("cancelled_wait", "broken")),
                again=True,
            ),
            go("goods_on", when=picked("promise_broken", "wait"), again=True),
            go("offline_file", when=picked("promise_broken", "complain")),
            *TO_REMAINING,
        ),
    ),
)
