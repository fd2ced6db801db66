"""Phase four, the Complaint Center: for orders outside the platform and for broken promises."""

from flows.definition.vocabulary import (
    Choose,
    Day,
    Exhibits,
    Notice,
    NudgeStep,
    Step,
    Wait,
    days,
    go,
    hours,
    option,
    picked,
)
from flows.guides.alibaba.escalate.complaints import complaint_grounds
from flows.guides.alibaba.evidence.checklist import REQUESTED_LINES
from flows.guides.alibaba.rules.routes import TO_REMAINING

STEPS: tuple[Step, ...] = (
    *complaint_grounds.STEPS,
    Step(
        id="offline_file",
        kind=Choose(
            (
                option(
                    *("filed", "I filed the complaint", "done", "yes", "filed"),
                    sends=("complaint",),
                ),
                option("not_yet", "Not yet", "later", "wait"),
                option("drop", "Not this way", "no", "other"),
            )
        ),
        text=(
            "<b>File a complaint at Alibaba's Complaint Center.</b> Type: Offline Trade Dispute "
            "(or Other Trade Dispute). You need the seller's e-mail, member ID or a product link. "
            "It can cost the seller the account, but it <b>cannot force a refund</b>."
        ),
        why=(
            "It takes goods that were paid and not sent or not received, a refund that was agreed "
            "and not paid, a broken promise, or proof that you are within 30 days of getting the "
            "goods. I count 30 days; later, file anyway, it may be refused. English letters only; "
            "one small zip with jpg and pdf. The seller sees what you upload."
        ),
        letters=("complaint",),
        needs_case_file=True,
        facts=("F1.12", "F1.13", "F4.1", "F4.2", "F4.3", "C7", "C11", "R10"),
        paths=(
            go("offline_on", when=picked("offline_file", "filed")),
            go("offline_hold", when=picked("offline_file", "not_yet")),
            *TO_REMAINING,
        ),
    ),
    Step(
        id="offline_hold",
        kind=Wait(
            options=(
                option(
                    *("filed", "I filed the complaint", "done", "yes", "filed"),
                    sends=("complaint",),
                ),
                option("drop", "Not this way", "no", "other"),
            ),
            nudge_steps=(
                NudgeStep(
                    hours(24),
                    (
                        "The complaint is <b>not filed yet</b>. The text here and your best "
                        "files are enough for today.",
                        "Your complaint is <b>still to be filed</b>. Paste the text, add your "
                        "best files, and send it.",
                    ),
                ),
                NudgeStep(
                    days(3),
                    (
                        "{waited} now: have you filed the complaint? Time is running.",
                        "Is the complaint in? If not, please file it today: a late one may be "
                        "refused.",
                    ),
                ),
                NudgeStep(
                    days(7),
                    (
                        "{waited} without the complaint. File it, or choose <b>Not this "
                        "way</b>, and we'll look at your bank.",
                        "The complaint is still open on your side. File it today, or tap "
                        "<b>Not this way</b>, and we'll ask your bank.",
                    ),
                ),
            ),
        ),
        text="Fine, all is kept. <b>File as soon as you can</b>; a late complaint may be refused.",
        letters=("complaint",),
        facts=("C7",),
        paths=(go("offline_on", when=picked("offline_hold", "filed")), *TO_REMAINING),
    ),
    Step(
        id="offline_on",
        kind=Day(back=120),
        text="<b>On which day did you file the complaint?</b>",
        why="I count the days of talks from it.",
        facts=("F4.4",),
    ),
    Step(
        id="offline_wait",
        kind=Wait(
            options=(
                option("paid", "The money has arrived", "arrived", "paid", "yes"),
                option("agreed", "The seller agreed to pay", "agreed"),
                option("asked", "I am asked for proof", "proof", "evidence"),
                option("refused", "Refused or closed", "refused", "closed"),
                option("nothing", "Nothing happens", "no", "silence"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(5),
                    (
                        "{waited} since your complaint of <b>{offline_on}</b>. The seller should "
                        "have answered. <b>From day 6 you may escalate</b> it by hand.",
                        "The complaint of <b>{offline_on}</b> is {waited} old. Has the seller "
                        "answered there? <b>From day 6 you may escalate</b> it yourself.",
                    ),
                ),
                NudgeStep(
                    days(6),
                    (
                        "{waited} since you filed the complaint. Open it and <b>escalate "
                        "it</b>, if nothing is agreed.",
                        "The complaint can be <b>escalated by hand</b> now. Do it, if there "
                        "is no deal yet.",
                    ),
                ),
                NudgeStep(
                    days(10),
                    (
                        "{waited} since you filed the complaint. Alibaba mediates about now. "
                        "Look at the complaint page and your e-mail <b>for a due time</b>.",
                        "About now Alibaba looks at the complaint. Is there a question "
                        "<b>with a due time</b> on its page or in your e-mail?",
                    ),
                ),
                NudgeStep(
                    days(21),
                    (
                        "{waited} since you filed the complaint. Any result? If not, choose "
                        "<b>Nothing happens</b>, and I'll show you what your bank or PayPal "
                        "can do.",
                        "The complaint is {waited} old. Did it bring a result? If not, tap "
                        "<b>Nothing happens</b>, and we'll look at your payment.",
                    ),
                ),
            ),
            anchor="offline_on",
            china=True,
        ),
        text=(
            "<b>The complaint is open since {offline_on}.</b> The two sides talk for 5 to 10 days; "
            "from day 6 you may escalate by hand. Look at the page and your e-mail every day: an "
            "upload there may have a due time too."
        ),
        why="While it runs, ask your bank or PayPal for its last day in writing. Their days do not "
        "stop for a complaint.",
        facts=("F4.2", "F4.4", "R7"),
        paths=(
            go("outcome", when=picked("offline_wait", "paid")),
            go("offline_promise", when=picked("offline_wait", "agreed")),
            go("offline_proof", when=picked("offline_wait", "asked")),
            *TO_REMAINING,
        ),
    ),
    Step(
        id="offline_promise",
        kind=Notice(),
        text=(
            "<b>Keep the complaint open until the money is here.</b> Ask for the day and the "
            "amount on the complaint page, and for the transfer slip. Close it after the money "
            "arrived, not before."
        ),
        why="On this route nobody pays for the seller. The open complaint is the reason to pay.",
        facts=("F4.2", "R6"),
    ),
    Step(
        id="offline_by",
        kind=Day(back=0, ahead=365),
        text="<b>By which day do they pay?</b> I'll watch it for you.",
        why="No day named? Ask for one on the complaint page, and skip this.",
        skip=True,
        paths=(go("offline_wait", again=True),),
    ),
    Step(
        id="offline_proof",
        kind=Exhibits(REQUESTED_LINES),
        text=(
            "<b>Send me the new files, then upload them today.</b> If the page shows a due time, "
            "missing it may cancel the complaint. Press Done when they are in."
        ),
        why="One small zip, jpg and pdf inside, English names. The seller sees all of it.",
        skip=True,
        facts=("C11", "R10"),
        paths=(go("offline_wait", again=True),),
    ),
)
