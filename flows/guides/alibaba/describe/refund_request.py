"""The text of the claim, and where to put it, in the words of today's screens."""

from flows.definition.vocabulary import Ask, Choose, Notice, Path, Step, all_of, go, option, picked
from flows.guides.alibaba.contact.seller_messages import DAY_STEPS
from flows.guides.alibaba.rules.near_deadlines import gone
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS, DIRECT, OUTSIDE

TO_EVIDENCE = (go("evidence"),)

TO_FILING_PLACE: tuple[Path, ...] = (
    go("where_direct", when=DIRECT),
    go("where_offline", when=all_of(OUTSIDE, COMPLAINT_FITS)),
    go("where_money", when=OUTSIDE),
    go("where_late", when=gone(*DAY_STEPS)),
    go("where_click"),
)

STEPS: tuple[Step, ...] = (
    Step(
        id="request",
        kind=Choose(
            (
                option("ok", "Use this text", "ok", "good", "yes"),
                option("edit", "Write my own text", "edit", "own", "change"),
            )
        ),
        text=(
            "<b>Here is the text of your claim.</b> Please read it once: are all numbers right? To "
            "change a fact, use /review. A short version comes with it when you file."
        ),
        why=(
            "First the order, then what was agreed, what came, your proof, and what you ask for: "
            "in this order it is quick to check. We know no limit for the length of the text in "
            "the form; if the full one does not fit, use the short one."
        ),
        letters=("refund_request",),
        facts=("U1",),
        paths=(go("request_own", when=picked("request", "edit")), *TO_FILING_PLACE),
    ),
    Step(
        id="request_own",
        kind=Ask(least=20, most=1500),
        text=(
            "<b>Please send me your own text.</b> Copy mine, change it, and send it back; at most "
            "1500 characters. When you file, you find it ready to copy."
        ),
        why="Plain English letters, no insults, no threats. I keep it word for word.",
        paths=TO_FILING_PLACE,
    ),
    Step(
        id="where_click",
        kind=Notice(),
        text=(
            "<b>Where your text will go</b>\n"
            "Computer: Orders → All orders → View more → the order → <b>Apply for refund</b>.\n"
            "App: My Alibaba → All orders → the order → More actions → <b>Apply for refund</b>.\n"
            "Some screens say Open dispute or Refund. First, a few minutes for your proof."
        ),
        why=(
            "File with the proof you have in hand; more may follow later, but do not count on it. "
            "Do not press Confirm receipt or Cancel to get there."
        ),
        facts=("F1.14", "F1.15", "F1.17", "C5", "R4", "R6"),
        paths=TO_EVIDENCE,
    ),
    Step(
        id="where_late",
        kind=Notice(),
        text=(
            "<b>Look for the button first:</b> Orders → All orders → View more → the order → "
            "<b>Apply for refund</b> (or Open dispute).\n"
            "If it is gone: the <b>Complaint Center</b> takes proof of the real day of receipt, or "
            "of a promise the seller broke. First, a few minutes for your proof."
        ),
        why=(
            "Take a screenshot of the order page as it is today. In the app: My Alibaba, All "
            "orders, the order, More actions."
        ),
        facts=("F1.13", "F1.14", "F1.15", "C5"),
        paths=TO_EVIDENCE,
    ),
    Step(
        id="where_direct",
        kind=Notice(),
        text=(
            "<b>Where your text will go</b>\n"
            "Orders → All orders → View more → the order → <b>Apply for refund</b>.\n"
            "On Direct Pay the seller has to agree, so ask for what you can prove. "
            "First, a few minutes for your proof."
        ),
        why=(
            "Goods not sent, sent only in part, or an agreed refund not paid: these can also go to "
            "the Complaint Center. Alibaba does not judge quality on Direct Pay orders. In the "
            "app: My Alibaba, All orders, the order, More actions."
        ),
        facts=("F1.12", "F1.14", "F1.15", "C5"),
        paths=TO_EVIDENCE,
    ),
    Step(
        id="where_offline",
        kind=Notice(),
        text=(
            "<b>Where your text will go</b>\n"
            "Alibaba's <b>Complaint Center</b>, kind: Offline Trade Dispute (some screens: Other "
            "Trade Dispute). You need the seller's e-mail, member ID or product link. "
            "First, a few minutes for your proof."
        ),
        why=(
            "Its form takes English letters only, and one zip of up to 2 MB for many files of one "
            "kind. The seller sees everything you upload: cover bank numbers on copies. If the "
            "link of the seller's page is refused, use the link of the product."
        ),
        facts=("F4.1", "F4.4", "R10"),
        paths=TO_EVIDENCE,
    ),
    Step(
        id="where_money",
        kind=Notice(),
        text=(
            "<b>Where your text will go</b>\n"
            "To the seller, in one message, and after that to your card, PayPal or bank. Alibaba "
            "has no form for this kind of problem when it was paid outside. "
            "First, a few minutes for your proof."
        ),
        why="The bank's people read it like a mediator: facts, numbers, proof, one request.",
        facts=("F4.1",),
        paths=TO_EVIDENCE,
    ),
)
