"""The communication log: who wrote or answered when, about what, and which file shows it."""

from collections.abc import Iterator

from flows.definition.vocabulary import Answer, Case, CommunicationRow, Known, Phrase
from flows.guides.alibaba.casefile.chronology import CHAT_LINES, cite_event
from flows.guides.alibaba.casefile.citations import cite_exhibits
from flows.guides.alibaba.casefile.phrases import phrase_event
from flows.guides.alibaba.letters.content.timeline import Happening, list_events

BUYER = Phrase("Buyer", "买家")
SELLER = Phrase("Seller", "卖家")
ALIBABA = Phrase("Alibaba", "平台")
WROTE = {
    "first_message": Phrase("First message to the seller", "首次联系卖家"),
    "seller_follow": Phrase("Reminder to the seller", "提醒卖家"),
    "counter_message": Phrase("Counter-offer to the seller", "向卖家还价"),
    "final_notice": Phrase("Final notice to the seller", "最后通知卖家"),
}
SENDERS = {
    **dict.fromkeys((Happening.FILED, Happening.ESCALATED, Happening.COMPLAINED), BUYER),
    **dict.fromkeys((Happening.AGREED, Happening.REFUSED, Happening.STALLS), SELLER),
    **dict.fromkeys((Happening.NO_REPLY, Happening.OFFERED), SELLER),
    **dict.fromkeys((Happening.CASE_AGREED, Happening.CASE_REFUSED), SELLER),
    **dict.fromkeys((Happening.CASE_NO_REPLY, Happening.CASE_OFFERED), SELLER),
}
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


def list_communications(known: Known, case: Case) -> tuple[CommunicationRow, ...]:
    """Return the log, oldest first."""
    rows = [*_iter_written(known, case), *_iter_answers(known, case), *_iter_platform(known)]
    return tuple(sorted(rows, key=lambda row: row.day))


def _iter_written(known: Known, case: Case) -> Iterator[CommunicationRow]:
    for step, what in WROTE.items():
        for answer in known.answers(step):
            if answer.value == "sent":
                yield _make_row(
                    answer, BUYER, what, cite_exhibits(case, CHAT_LINES, answer.at.date())
                )
            elif answer.value == "already":
                yield _make_row(
                    answer, SELLER, KNEW, cite_exhibits(case, CHAT_LINES), reported=True
                )


def _iter_answers(known: Known, case: Case) -> Iterator[CommunicationRow]:
    for event in list_events(known):
        sender = SENDERS.get(event.what)
        if sender:
            labels = cite_event(event, case)
            yield CommunicationRow(event.on, sender, phrase_event(event), labels, event.reported)


def _iter_platform(known: Known) -> Iterator[CommunicationRow]:
    for answer in known.answers("evidence_asked"):
        if answer.value:
            yield _make_row(answer, ALIBABA, ASKED, reported=True)
    for answer in known.answers("mediator_reply"):
        if answer.value == "sent":
            yield _make_row(answer, BUYER, REPLIED)
    for answer in known.answers("decision"):
        if answer.value in DECIDED:
            yield _make_row(answer, ALIBABA, DECIDED[str(answer.value)], reported=True)


def _make_row(
    answer: Answer,
    sender: Phrase,
    what: Phrase,
    exhibits: tuple[str, ...] = (),
    *,
    reported: bool = False,
) -> CommunicationRow:
    return CommunicationRow(answer.at.date(), sender, what, exhibits, reported)
