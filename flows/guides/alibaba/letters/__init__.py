"""The letters a buyer pastes: to the seller, into the case, to the mediator, to the bank."""

from collections.abc import Callable

from flows.definition.vocabulary import Case, Known, Letter
from flows.guides.alibaba.letters.chinese import CHINESE
from flows.guides.alibaba.letters.content.draft import Draft
from flows.guides.alibaba.letters.content.inspection import draft_method
from flows.guides.alibaba.letters.drafts import bank, filing, mediator, overdue_promise, seller
from flows.guides.alibaba.letters.english import ENGLISH
from flows.guides.alibaba.letters.language import Language

Drafter = Callable[[Known, Case], Draft]
Writer = Callable[[Known, Case], str]


def _make_writer(language: Language, drafter: Drafter) -> Writer:
    return lambda known, case: language.write_letter(drafter(known, case))


def _make_letter(name: str, title: str, drafter: Drafter) -> Letter:
    return Letter(name, title, _make_writer(ENGLISH, drafter), _make_writer(CHINESE, drafter))


LETTERS: tuple[Letter, ...] = (
    _make_letter("first_message", "First message", seller.draft_first_message),
    _make_letter("follow_up", "Reminder", seller.draft_follow_up),
    _make_letter("counter_offer", "Counter-offer", seller.draft_counter_offer),
    _make_letter("final_notice", "Final notice", seller.draft_final_notice),
    _make_letter("promise_late", "After a promised day", overdue_promise.draft_overdue_promise),
    _make_letter("refund_request", "Refund request", filing.draft_refund_request),
    _make_letter("refund_short", "Short version", filing.draft_short_request),
    _make_letter("escalation", "Escalation statement", mediator.draft_escalation),
    _make_letter("mediator_reply", "Reply to Alibaba", mediator.draft_mediator_reply),
    _make_letter("acceptance", "Acceptance", filing.draft_acceptance),
    _make_letter("case_counter", "Counter-offer in the case", filing.draft_case_counter),
    _make_letter("method", "How the units were checked", draft_method),
    Letter(
        "bank_letter", "Letter to bank or PayPal", _make_writer(ENGLISH, bank.draft_bank_letter)
    ),
)
