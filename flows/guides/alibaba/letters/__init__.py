"""The letters a buyer pastes: to the seller, into the case, to the mediator, to the bank."""

from flows.definition.vocabulary import Letter
from flows.guides.alibaba.letters.chinese import filing as filing_zh
from flows.guides.alibaba.letters.chinese import mediator as mediator_zh
from flows.guides.alibaba.letters.chinese import overdue_promise as promised_zh
from flows.guides.alibaba.letters.chinese import seller as seller_zh
from flows.guides.alibaba.letters.chinese.details import method as method_zh
from flows.guides.alibaba.letters.english import filing, mediator, overdue_promise, seller
from flows.guides.alibaba.letters.english.bank import bank_letter
from flows.guides.alibaba.letters.english.details import method

LETTERS: tuple[Letter, ...] = (
    Letter("first_message", "First message", seller.first_message, seller_zh.first_message),
    Letter("follow_up", "Reminder", seller.follow_up, seller_zh.follow_up),
    Letter("counter_offer", "Counter-offer", seller.counter_offer, seller_zh.counter_offer),
    Letter("final_notice", "Final notice", seller.final_notice, seller_zh.final_notice),
    Letter("promise_late", "After a promised day", overdue_promise.late, promised_zh.late),
    Letter("refund_request", "Refund request", filing.refund_request, filing_zh.refund_request),
    Letter("refund_short", "Short version", filing.refund_short, filing_zh.refund_short),
    Letter("escalation", "Escalation statement", mediator.escalation, mediator_zh.escalation),
    Letter(
        "mediator_reply", "Reply to Alibaba", mediator.mediator_reply, mediator_zh.mediator_reply
    ),
    Letter("acceptance", "Acceptance", filing.acceptance, filing_zh.acceptance),
    Letter(
        "case_counter", "Counter-offer in the case", filing.case_counter, filing_zh.case_counter
    ),
    Letter("method", "How the units were checked", method, method_zh),
    Letter("bank_letter", "Letter to bank or PayPal", bank_letter),
)
