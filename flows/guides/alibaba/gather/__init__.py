"""Phase three, gather evidence: the checklist, its weak points, and the check before filing."""

from flows.definition.vocabulary import (
    Choose,
    Exhibits,
    Notice,
    Path,
    Phase,
    Step,
    all_of,
    go,
    option,
    picked,
)
from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.evidence.checks import CONSENT, ELSEWHERE, FEW_CHECKED, NO_TERM
from flows.guides.alibaba.gather import filing
from flows.guides.alibaba.rules.routes import (
    ASKED_OFF_PLATFORM,
    COMPLAINT_FITS,
    OUTSIDE,
    REMAINING_OUTSIDE,
)

# Each weak point is shown only to those who have it, one after the other.
TO_WEAKNESSES: tuple[Path, ...] = (
    go("weak_term", when=NO_TERM),
    go("weak_consent", when=CONSENT),
    go("weak_count", when=FEW_CHECKED),
    go("weak_chat", when=ELSEWHERE),
    go("preflight"),
)

STEPS: tuple[Step, ...] = (
    Step(
        id="evidence",
        kind=Exhibits(LINES),
        text=(
            "<b>Now the proof.</b> The list fits your problem; the strongest item comes first. "
            "Send photos, screenshots or PDF files, one by one or as an album. "
            "Press Done when you have what you can get <b>today</b>."
        ),
        why=(
            "The person who decides sees only what you upload. One picture that shows the fact and "
            "where it belongs, by a label, a name or a number, is worth more than ten close-ups. "
            "Keep the originals and all packaging; write or draw only on copies. The platform's "
            "lists take jpg and pdf, so take screenshots as pictures, not as links."
        ),
        skip=True,
        topics=("strength",),
        facts=("C11", "R4", "R9"),
        paths=TO_WEAKNESSES,
    ),
    Step(
        id="weak_term",
        kind=Notice(),
        text=(
            "⚠ <b>A weak point: nothing in writing.</b> For your last point you found no place "
            "where it was agreed. Look once more: the order, its attachments, the listing, the "
            "chat, the approved sample. If there is none, lead with the points that are written."
        ),
        why="Whoever decides compares goods with written words. A picture alone shows no promise.",
        paths=TO_WEAKNESSES[1:],
    ),
    Step(
        id="weak_consent",
        kind=Notice(),
        text=(
            "⚠ <b>A weak point: you agreed to wait.</b> A delay accepted in writing often weakens "
            "a claim. Show the new date you agreed to, and that it has passed too."
        ),
        why="Do not hide that message: the seller has it and will show it.",
        paths=TO_WEAKNESSES[2:],
    ),
    Step(
        id="weak_count",
        kind=Notice(),
        text=(
            "⚠ <b>A weak point: only a part was checked.</b> Say openly how many units you "
            "checked and how you chose them. If you can, check some from <b>every</b> carton "
            "before you file, and photograph them by carton."
        ),
        why="A fault seen across all cartons is hard to blame on the carrier or on chance.",
        paths=TO_WEAKNESSES[3:],
    ),
    Step(
        id="weak_chat",
        kind=Notice(),
        text=(
            "⚠ <b>A weak point: talk outside Alibaba.</b> If something was promised on WhatsApp, "
            "WeChat or by e-mail, write it into the Alibaba chat now, in a calm sentence, ask the "
            "seller to confirm it, and send me a screenshot of that."
        ),
        why="Messages from elsewhere count only if both sides accept them. Was it all in Alibaba's "
        "chat? Then there is nothing to do here.",
        facts=("F3.1",),
        paths=TO_WEAKNESSES[4:],
    ),
    Step(
        id="preflight",
        kind=Choose(
            (
                option("go_on", "All checked, go on", "continue", "next", "ready"),
                option("add_more", "Add more evidence", "add", "more", "photo"),
            )
        ),
        text=(
            "<b>One last check before you file.</b>\n"
            "1. Each file can be tied to this order: by a label, a name, a number or a date.\n"
            "2. Bank numbers and other people's addresses are covered, on copies.\n"
            "3. No picture is changed in any other way.\n"
            "Something missing? File anyway; do not wait for the perfect photo."
        ),
        why=(
            "The seller may see every file you upload. More can follow when Alibaba opens its "
            "place for evidence, but do not count on it: put the strongest items in now."
        ),
        shows_preflight=True,
        topics=("strength",),
        facts=("R4", "R9", "R10", "F2.7"),
        paths=(
            go("evidence", when=picked("preflight", "add_more"), again=True),
            go("report", when=ASKED_OFF_PLATFORM),
            go("offline_file", when=all_of(OUTSIDE, COMPLAINT_FITS)),
            *REMAINING_OUTSIDE,
            go("no_button", when=picked("late_look", "no_button")),
            go("filing"),
        ),
    ),
)

GATHER = Phase(id="gather", title="Gather evidence", steps=(*STEPS, *filing.STEPS))
