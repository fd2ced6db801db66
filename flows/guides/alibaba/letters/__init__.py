"""The letters a buyer pastes: to the seller, into the case, to the mediator, to the bank.

Their drafts and words are loaded with the first letter that is written: they are a good part of
the guide, and most turns of a chat write none.
"""

from flows.definition.vocabulary import Case, Known, Letter


def _make_letter(name: str, title: str, *, with_chinese: bool = True) -> Letter:
    def write_english(known: Known, case: Case) -> str:
        from flows.guides.alibaba.letters import writers

        return writers.write_english(name, known, case)

    def write_chinese(known: Known, case: Case) -> str:
        from flows.guides.alibaba.letters import writers

        return writers.write_chinese(name, known, case)

    return Letter(name, title, write_english, write_chinese if with_chinese else None)


LETTERS: tuple[Letter, ...] = (
    _make_letter("first_message", "First message"),
    _make_letter("follow_up", "Reminder"),
    _make_letter("counter_offer", "Counter-offer"),
    _make_letter("final_notice", "Final notice"),
    _make_letter("promise_late", "After a promised day"),
    _make_letter("stall_reply", "Answer to the seller"),
    _make_letter("refund_request", "Refund request"),
    _make_letter("refund_short", "Short version"),
    _make_letter("agreed_request", "Agreed refund"),
    _make_letter("escalation", "Escalation statement"),
    _make_letter("mediator_reply", "Reply to Alibaba"),
    _make_letter("acceptance", "Acceptance"),
    _make_letter("case_counter", "Counter-offer in the case"),
    _make_letter("method", "How the units were checked"),
    _make_letter("complaint", "Complaint", with_chinese=False),
    _make_letter("bank_letter", "Question to bank or PayPal", with_chinese=False),
    _make_letter("bank_dispute", "Dispute of the payment", with_chinese=False),
)
