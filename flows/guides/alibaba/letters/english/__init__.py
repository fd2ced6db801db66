"""The English words for what the letters say."""

from flows.guides.alibaba.letters.content.closing import Closing
from flows.guides.alibaba.letters.content.comparison import Comparison
from flows.guides.alibaba.letters.content.details import Detail
from flows.guides.alibaba.letters.content.evidence import Evidence
from flows.guides.alibaba.letters.content.inspection import Inspection
from flows.guides.alibaba.letters.content.issue import Issue
from flows.guides.alibaba.letters.content.order import OrderFact
from flows.guides.alibaba.letters.content.request import Request
from flows.guides.alibaba.letters.content.seller_position import Position
from flows.guides.alibaba.letters.content.timeline import Timeline
from flows.guides.alibaba.letters.drafts.agreed_refund import AgreedSentence
from flows.guides.alibaba.letters.drafts.bank import BankSentence
from flows.guides.alibaba.letters.drafts.bank_dispute import DisputeSentence
from flows.guides.alibaba.letters.drafts.complaint import ComplaintSentence
from flows.guides.alibaba.letters.drafts.evidence_reply import ReplySentence
from flows.guides.alibaba.letters.drafts.filing import CaseSentence
from flows.guides.alibaba.letters.drafts.mediator import MediatorText
from flows.guides.alibaba.letters.drafts.overdue_promise import PromiseSentence
from flows.guides.alibaba.letters.drafts.seller import SellerSentence
from flows.guides.alibaba.letters.drafts.stall_reply import StallSentence
from flows.guides.alibaba.letters.english.closing import word_closing
from flows.guides.alibaba.letters.english.comparison import word_comparison
from flows.guides.alibaba.letters.english.details import word_detail
from flows.guides.alibaba.letters.english.drafts.agreed_refund import word_agreed
from flows.guides.alibaba.letters.english.drafts.bank import word_bank
from flows.guides.alibaba.letters.english.drafts.bank_dispute import word_dispute
from flows.guides.alibaba.letters.english.drafts.complaint import word_complaint
from flows.guides.alibaba.letters.english.drafts.evidence_reply import word_reply
from flows.guides.alibaba.letters.english.drafts.filing import word_case
from flows.guides.alibaba.letters.english.drafts.mediator import word_mediator
from flows.guides.alibaba.letters.english.drafts.overdue_promise import word_promise
from flows.guides.alibaba.letters.english.drafts.seller import word_seller
from flows.guides.alibaba.letters.english.drafts.stall_reply import word_stall
from flows.guides.alibaba.letters.english.evidence import word_evidence
from flows.guides.alibaba.letters.english.inspection import word_inspection
from flows.guides.alibaba.letters.english.issue import word_issue
from flows.guides.alibaba.letters.english.order import word_order_fact
from flows.guides.alibaba.letters.english.request import word_request
from flows.guides.alibaba.letters.english.seller_position import word_position
from flows.guides.alibaba.letters.english.timeline import word_timeline
from flows.guides.alibaba.letters.language import make_language

ENGLISH = make_language(
    " ",
    (Closing, word_closing),
    (Comparison, word_comparison),
    (Detail, word_detail),
    (Evidence, word_evidence),
    (Inspection, word_inspection),
    (Issue, word_issue),
    (OrderFact, word_order_fact),
    (Position, word_position),
    (Request, word_request),
    (Timeline, word_timeline),
    (CaseSentence, word_case),
    (ComplaintSentence, word_complaint),
    (MediatorText, word_mediator),
    (ReplySentence, word_reply),
    (PromiseSentence, word_promise),
    (SellerSentence, word_seller),
    (StallSentence, word_stall),
    (AgreedSentence, word_agreed),
    (BankSentence, word_bank),
    (DisputeSentence, word_dispute),
)
