"""Phase four, rounds of evidence: what the mediator asks for, and uploading it in time."""

from flows.definition.vocabulary import (
    Ask,
    Choose,
    DueTime,
    Exhibits,
    Notice,
    NudgeStep,
    Step,
    Wait,
    days,
    go,
    has,
    hours,
    option,
    picked,
)
from flows.guides.alibaba.escalate import evidence_replies
from flows.guides.alibaba.escalate.evidence_replies import TO_REPLY
from flows.guides.alibaba.evidence.checklist import REQUESTED_LINES
from flows.guides.alibaba.rules.routes import narrow_paths

STEPS: tuple[Step, ...] = (
    Step(
        id="evidence_asked",
        kind=Ask(most=2000),
        asks_words_of_others=True,
        text="<b>What exactly does Alibaba ask for?</b> Copy the agent's words here.",
        why=(
            "With the exact words I can write the reply point by point. If a report is wanted, ask "
            "on the case page from whom it must come, before you pay for one."
        ),
        skip=True,
        facts=("F2.8", "C9"),
    ),
    Step(
        id="evidence_due",
        kind=DueTime(),
        text=(
            "<b>Until when?</b> Type the day and the time as the case page shows them, with its "
            "time zone if it names one: <b>24 November, 18:00 Beijing time</b>. <b>Missing it "
            "cancels the request</b>, so I'll remind you 48, 24, 6 and 2 hours before."
        ),
        why=(
            "It is beside the upload button and in the e-mail. We do not know in which time zone "
            "Alibaba counts: if the page does not say, I'll count the earlier of Beijing time and "
            "yours. No time shown? Then skip, and upload today."
        ),
        skip=True,
        facts=("F2.7", "R5", "U2", "U10"),
        paths=(go("upload_soon", on="skipped"), go("upload_wait")),
    ),
    Step(
        id="upload_soon",
        kind=Wait(
            options=(
                option("found", "I found the time", "found", "time"),
                option("collect", "Collect files with me", "collect", "files", "add"),
                option("text", "Give me the reply text", "text", "reply"),
                option("uploaded", "I uploaded everything", "done", "uploaded"),
                option("missed", "It is too late", "late", "missed", "closed"),
            ),
            nudge_steps=(
                NudgeStep(
                    hours(3),
                    (
                        "Is your evidence on the case page? No due time is known, so <b>upload it "
                        "today</b>: missing it cancels the request.",
                        "The upload has a due time that we do not know. Please upload "
                        "<b>today</b>, with what you have.",
                    ),
                ),
                NudgeStep(
                    days(1),
                    (
                        "Alibaba asked for evidence, and no due time is known. <b>Is it "
                        "uploaded?</b> If not, do it now.",
                        "It is {waited} since you told me that Alibaba asks for evidence. Look at "
                        "the case page: is there <b>a due time</b>, and are your files in?",
                        "The upload may close at any time. Are your files on the case page? If "
                        "not, <b>upload them today</b>.",
                    ),
                    is_daily=True,
                ),
            ),
            names_claim=True,
        ),
        text=(
            "<b>No due time is known, so upload today.</b> Missing it cancels the request. I'll "
            "ask you each day. If you find the time, on the case page or in the e-mail, tell me."
        ),
        why=(
            "Answer only what was asked, numbered, best item first. The seller may see it: cover "
            "bank numbers and other people's addresses on copies. Use jpg or pdf."
        ),
        facts=("F2.7", "C11", "R5", "R10", "U2"),
        paths=(
            go("evidence_due", when=picked("upload_soon", "found"), again=True),
            go("more_evidence", when=picked("upload_soon", "collect")),
            *narrow_paths(picked("upload_soon", "text"), TO_REPLY),
            go("closed_why", when=picked("upload_soon", "missed"), again=True),
            go("mediator_wait", again=True),
        ),
    ),
    Step(
        id="upload_wait",
        kind=Wait(
            options=(
                option("collect", "Collect files with me", "collect", "files", "add"),
                option("text", "Give me the reply text", "text", "reply"),
                option("uploaded", "All is uploaded", "done", "uploaded"),
                option("need_help", "I need help", "help"),
                option("missed", "The time has passed", "late", "missed"),
            ),
            nudge_steps=(
                NudgeStep(
                    hours(1),
                    (
                        "The time you typed has passed. Is it uploaded? If not, try now: the page"
                        " may still take it. Then tell me.",
                        "By your day and time the upload was due. Are the files in? The page may "
                        "still take them: please <b>try now</b>, then tell me.",
                        "The due time is over. Look at the case page once more: if "
                        "the upload is still there, <b>use it now</b>.",
                    ),
                ),
            ),
            anchor="evidence_due",
        ),
        text=(
            "<b>Evidence is due {evidence_due}</b> for you; in Beijing {due_day_there}, "
            "{due_time_there}. Collect what the agent asked for, upload it on the case page with a "
            "short reply, then take a screenshot. Finish hours before, not minutes."
        ),
        why=(
            "Answer only what was asked, numbered, best item first. The seller may see it: cover "
            "bank numbers and other people's addresses on copies. Use jpg or pdf."
        ),
        facts=("F2.7", "C11", "R5", "R10"),
        paths=(
            go("more_evidence", when=picked("upload_wait", "collect")),
            *narrow_paths(picked("upload_wait", "text"), TO_REPLY),
            go("upload_help", when=picked("upload_wait", "need_help")),
            go("closed_why", when=picked("upload_wait", "missed"), again=True),
            go("mediator_wait", again=True),
        ),
    ),
    Step(
        id="upload_help",
        kind=Notice("Back to the upload"),
        text=(
            "<b>If the upload does not work:</b>\n"
            "1. Use a computer and another browser.\n"
            "2. Send fewer and smaller jpg or pdf files, the best first.\n"
            "3. Do not have what is asked? Say so and offer the nearest thing you have.\n"
            "4. Ask the agent for more time on the case page <b>before</b> the time is over."
        ),
        why="A short answer in time is better than a perfect one too late.",
        facts=("F2.7", "C11"),
        paths=(go("upload_wait", again=True),),
    ),
    Step(
        id="more_evidence",
        kind=Exhibits(REQUESTED_LINES),
        text=(
            "<b>Send me the new files</b>, and write under each what it shows. They join your "
            "case file with the next free numbers. Press Done when you have them all."
        ),
        why="What you sent before stays. One new clear photo beats all the old ones again.",
        skip=True,
        facts=("F2.8", "R10"),
        paths=TO_REPLY,
    ),
    *evidence_replies.STEPS,
    Step(
        id="mediator_reply",
        kind=Choose(
            (
                option(
                    *("sent", "Files and text are in", "done", "yes", "sent"),
                    sends=("mediator_reply",),
                ),
                option("not_yet", "Not yet", "no", "later"),
            )
        ),
        text=(
            "<b>Upload the files on the case page, and paste this reply with them.</b> It answers "
            "what the agent asked, names your files by number, and repeats your request."
        ),
        why="After your upload the agent looks again, normally within 2 working days, and may ask "
        "for more.",
        letters=("mediator_reply",),
        needs_case_file=True,
        facts=("F2.8",),
        paths=(
            go("mediator_wait", when=picked("mediator_reply", "sent"), again=True),
            go("upload_wait", when=has("evidence_due"), again=True),
            go("upload_soon", again=True),
        ),
    ),
)
