"""The communication log: who wrote or answered when, about what, and what shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from flows.definition.vocabulary import (
    Answer,
    Case,
    CommunicationRow,
    Known,
    Phrase,
    SentLetter,
    SentText,
    list_sent_texts,
)
from flows.guides.alibaba.casefile.chronology import CHAT_LINES, cite_event
from flows.guides.alibaba.casefile.citations import cite_exhibits
from flows.guides.alibaba.casefile.phrases import phrase_event
from flows.guides.alibaba.casefile.senders import ALIBABA, BUYER, SELLER, SENDERS
from flows.guides.alibaba.letters.content.process_order import (
    Moment,
    find_answer_day,
    place_answer,
    place_letter,
)
from flows.guides.alibaba.letters.content.sent_letters import find_sent_day
from flows.guides.alibaba.letters.content.timeline import Event, Happening, list_events

WROTE: Mapping[Happening, Phrase] = {
    Happening.WROTE: Phrase("First message to the seller", "首次联系卖家"),
    Happening.REMINDED: Phrase("Reminder to the seller", "提醒卖家"),
    Happening.COUNTERED: Phrase("Counter-offer to the seller", "向卖家提出新的退款方案"),
    Happening.WARNED: Phrase("Final notice to the seller", "最后通知卖家"),
    Happening.FILED: Phrase("Refund request filed on Alibaba", "在平台提交退款申请"),
    Happening.ESCALATED: Phrase("Case escalated to Alibaba", "申请平台介入处理"),
    Happening.COMPLAINED: Phrase("Complaint filed with Alibaba", "向平台提交投诉"),
}
POSTED: Mapping[str, Phrase] = {
    "stall_next": Phrase("Answer to the seller", "回复卖家"),
    "mediator_reply": Phrase("More evidence sent to Alibaba", "向平台补充证据"),
    "acceptance": Phrase("Offer accepted on the case page", "在退款申请中接受方案"),
    "case_counter": Phrase("Counter-offer on the case page", "在退款申请中提出新的退款方案"),
    "paypal_file": Phrase("Dispute opened at PayPal", "在 PayPal 提出争议"),
    "card_near": Phrase("Question to the bank or card company", "向银行或卡组织询问"),
    "money_file": Phrase("Letter to the bank or card company", "致银行或卡组织的信"),
    "money_hold": Phrase("Letter to the bank or card company", "致银行或卡组织的信"),
    "bank_silent": Phrase("Letter to the bank or card company, again", "再次致银行或卡组织的信"),
}
"""What else the buyer sends, by the step that says so."""

QUOTED = {Happening.REFUSED: "refused_words", Happening.CASE_REFUSED: "case_refused_words"}
"""Where the words of an answer of the seller are asked for."""
MOST_STEPS = 2
"""Within so many steps after the answer."""

ADMITTED = Phrase("Admitted the problem in writing", "书面承认问题")
KNEW = Phrase("The seller knew of the problem", "卖家已知悉问题")
ASKED = Phrase("Asked for more evidence", "要求补充证据")
DECIDED = {
    "full": Phrase("Decision: a full refund", "裁定：全额退款"),
    "part": Phrase("Decision: a part of the money", "裁定：部分退款"),
    "send_back": Phrase("Decision: money if the goods go back", "裁定：退货退款"),
    "refused": Phrase("Decision: no refund", "裁定：不予退款"),
    "closed": Phrase("Closed without a decision", "未作裁定即关闭"),
}

PlacedRow = tuple[Moment, CommunicationRow]


@dataclass(frozen=True, slots=True)
class Log:
    """What the log is made of: the answers, the files, and the names of the texts sent."""

    known: Known
    case: Case
    names: Mapping[SentLetter, str]


def list_communications(known: Known, case: Case) -> tuple[CommunicationRow, ...]:
    """Return the log, oldest first."""
    return tuple(row for _, row in sorted(iter_messages(known, case), key=lambda each: each[0]))


def list_texts(known: Known, case: Case) -> tuple[SentText, ...]:
    """Return the texts that were sent, each named by its day."""
    return list_sent_texts((find_sent_day(known, each), each) for each in case.sent_letters)


def iter_messages(known: Known, case: Case) -> Iterator[PlacedRow]:
    """Yield every message and answer with its moment."""
    names = (text.name for text in list_texts(known, case))
    log = Log(known, case, dict(zip(case.sent_letters, names, strict=True)))
    events = [event for event in list_events(known, case.sent_letters) if event.what in SENDERS]
    for event in events:
        yield event.moment, _make_row(log, event)
    told = {event.sent for event in events}
    yield from _iter_posted(log, [each for each in case.sent_letters if each not in told])
    yield from _iter_reported(log)


def _make_row(log: Log, event: Event) -> CommunicationRow:
    return CommunicationRow(
        event.on,
        SENDERS[event.what],
        WROTE.get(event.what) or phrase_event(event),
        cite_event(event, log.case),
        event.reported,
        log.names[event.sent] if event.sent else "",
        _find_quote(log.known, event),
    )


def _find_quote(known: Known, event: Event) -> str:
    """Return the words in which the seller refused, as copied when the refusal was told."""
    step, (_, place, _) = QUOTED.get(event.what), event.moment
    later = known.trail[int(place) + 1 :] if step else ()
    words = (answer.value for spot, answer in later[:MOST_STEPS] if spot.step == step)
    return str(next(words, None) or "")


def _iter_posted(log: Log, letters: list[SentLetter]) -> Iterator[PlacedRow]:
    """Yield what was sent to others than the seller; of a former case, the replies alone."""
    for each in letters:
        day = find_sent_day(log.known, each)
        text = POSTED.get(each.step, Phrase("Text sent", "已发送文本"))
        row = CommunicationRow(day, BUYER, text, text_name=log.names[each])
        yield place_letter(log.known, each, day), row
    kept = {(each.step, each.lap) for each in log.case.sent_letters}
    for spot, answer in log.known.trail:
        replied = spot.step == "mediator_reply" and answer.value == "sent"
        if replied and (spot.step, spot.lap) not in kept:
            yield _report(log, answer, BUYER, POSTED[spot.step])


def _iter_reported(log: Log) -> Iterator[PlacedRow]:
    for answer in log.known.answers("first_message"):
        if answer.value == "already":
            labels = cite_exhibits(log.case, CHAT_LINES)
            moment, row = _report(log, answer, SELLER, KNEW, reported=True)
            yield moment, CommunicationRow(row.day, SELLER, KNEW, labels, is_reported=True)
    yield from _iter_admitted(log)
    for answer in log.known.answers("evidence_asked"):
        if answer.value:
            yield _report(log, answer, ALIBABA, ASKED, reported=True)
    for answer in log.known.answers("decision"):
        if answer.value in DECIDED:
            day = _find_decided_day(log.known, answer)
            words = DECIDED[str(answer.value)]
            yield _report(log, answer, ALIBABA, words, reported=day is None, on=day)


def _iter_admitted(log: Log) -> Iterator[PlacedRow]:
    for answer in log.known.answers("admission"):
        if answer.value:
            day = log.known.day("admitted_on")
            moment, row = _report(log, answer, SELLER, ADMITTED, reported=day is None, on=day)
            yield moment, replace(row, quote=str(answer.value))


def _report(
    log: Log,
    answer: Answer,
    sender: Phrase,
    text: Phrase,
    *,
    reported: bool = False,
    on: date | None = None,
) -> PlacedRow:
    day = on or find_answer_day(log.known, answer)
    row = CommunicationRow(day, sender, text, is_reported=reported)
    return place_answer(log.known, answer, day), row


def _find_decided_day(known: Known, decision: Answer) -> date | None:
    """Return the day typed for a decision, before another one was told."""
    after = False
    for spot, answer in known.trail:
        if answer is decision:
            after = True
        elif after and spot.step == "decision":
            return None
        elif after and spot.step == "decided_on" and isinstance(answer.value, date):
            return answer.value
    return None
