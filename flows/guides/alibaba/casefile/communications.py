"""The communication log: who wrote or answered when, about what, and which file shows it."""

from collections.abc import Iterator

from flows.definition.vocabulary import Answer, Case, CommunicationRow, Known, Phrase
from flows.guides.alibaba.casefile.chronology import CHAT, phrase, shown
from flows.guides.alibaba.casefile.citations import cited
from flows.guides.alibaba.letters.timeline import everything

BUYER = Phrase("Buyer", "买家")
SELLER = Phrase("Seller", "卖家")
ALIBABA = Phrase("Alibaba", "平台")
WROTE = {
    "first_message": Phrase("First message to the seller", "首次联系卖家"),
    "seller_follow": Phrase("Reminder to the seller", "提醒卖家"),
    "counter_message": Phrase("Counter-offer to the seller", "向卖家还价"),
    "final_notice": Phrase("Final notice to the seller", "最后通知卖家"),
}
FROM = {
    BUYER: ("filed", "escalated", "complained"),
    SELLER: (
        *("agreed", "refused", "stalls", "no_reply", "offered"),
        *("case_agreed", "case_refused", "case_no_reply", "case_offered"),
    ),
}
SENDERS = {what: sender for sender, named in FROM.items() for what in named}
KNEW = Phrase("The seller knew of the problem", "卖家已知悉问题")
ASKED = Phrase("Asked for more evidence", "要求补充证据")
REPLIED = Phrase("More evidence sent to Alibaba", "向平台补充证据")
DECIDED = {
    "full": Phrase("Decision: a full refund", "裁定：全额退款"),
    "part": Phrase("Decision: a part of the money", "裁定：部分退款"),
    "send_back": Phrase("Decision: money if the goods go back", "裁定：退货退款"),
    "refused": Phrase("Decision: no refund", "裁定：不予退款"),
    "closed": Phrase("Closed without a decision", "未作裁定即关闭"),
}


def communications(known: Known, case: Case) -> tuple[CommunicationRow, ...]:
    """Return the log, oldest first."""
    rows = [*_wrote(known, case), *_answered(known, case), *_platform(known)]
    return tuple(sorted(rows, key=lambda row: row.day))


def _wrote(known: Known, case: Case) -> Iterator[CommunicationRow]:
    for step, what in WROTE.items():
        for answer in known.answers(step):
            if answer.value == "sent":
                yield _row(answer, BUYER, what, cited(case, CHAT, answer.at.date()))
            elif answer.value == "already":
                yield _row(answer, SELLER, KNEW, cited(case, CHAT), reported=True)


def _answered(known: Known, case: Case) -> Iterator[CommunicationRow]:
    for event in everything(known):
        sender = SENDERS.get(event.what)
        if sender:
            labels = shown(event, case)
            yield CommunicationRow(event.on, sender, phrase(event), labels, event.reported)


def _platform(known: Known) -> Iterator[CommunicationRow]:
    for answer in known.answers("evidence_asked"):
        if answer.value:
            yield _row(answer, ALIBABA, ASKED, reported=True)
    for answer in known.answers("mediator_reply"):
        if answer.value == "sent":
            yield _row(answer, BUYER, REPLIED)
    for answer in known.answers("decision"):
        if answer.value in DECIDED:
            yield _row(answer, ALIBABA, DECIDED[str(answer.value)], reported=True)


def _row(
    answer: Answer,
    sender: Phrase,
    what: Phrase,
    exhibits: tuple[str, ...] = (),
    *,
    reported: bool = False,
) -> CommunicationRow:
    return CommunicationRow(answer.at.date(), sender, what, exhibits, reported)
