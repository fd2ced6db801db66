"""The checklist of papers: tracking, payment, agreements, and what any case should hold."""

from flows.definition.vocabulary import ChecklistLine, all_of, any_of, line, not_, picked
from flows.guides.alibaba.evidence.photos import QUALITY, WRONG

NOT_ARRIVED = picked("problem", "never_arrived", "late")
PAYMENT = picked("problem", "payment")
OFF_PLATFORM = picked("problem", "off_platform")
OTHER = picked("problem", "other")

DOCUMENTS: tuple[ChecklistLine, ...] = (
    line(
        "main_proof",
        "The main proof",
        "If a stranger could see only one picture, which one? Sharp, whole, with a date.",
        when=OTHER,
    ),
    line(
        "tracking_shot",
        "Tracking page",
        "The whole page with tracking number, last event and today's date in view.",
        when=all_of(NOT_ARRIVED, not_(picked("shipped", "no"))),
    ),
    line(
        "ship_term",
        "The agreed ship date",
        "Screenshot of the order or its attachment where the date stands; mark it on a copy.",
        when=NOT_ARRIVED,
    ),
    line(
        "delay_chat",
        "Chat about the delay",
        "From your first question to the last answer; it should show if you agreed to wait.",
        when=NOT_ARRIVED,
    ),
    line(
        "carrier_note",
        "Word from the carrier",
        "Ask by e-mail for weight, delivery address and who received it; keep the answer.",
        when=all_of(picked("problem", "never_arrived"), not_(picked("shipped", "no"))),
    ),
    line(
        "customs_paper",
        "Customs paper with the reason",
        "The official letter or notice that names the reason; every page.",
        when=picked("tracking_state", "customs"),
    ),
    line(
        "slip_bank",
        "Bank transfer slip with stamp",
        "The whole slip with the bank's stamp, date, amount and payee. Cover your balance.",
        when=all_of(any_of(PAYMENT, OFF_PLATFORM), picked("pay_method", "bank")),
    ),
    line(
        "slip_union",
        "Western Union slip with MTCN",
        "The whole slip; the number called MTCN must be readable.",
        when=all_of(any_of(PAYMENT, OFF_PLATFORM), picked("pay_method", "western_union")),
    ),
    line(
        "statement",
        "Statement line of the payment",
        "Full page with address bar, status, date and amount. Cover other lines on a copy.",
        when=all_of(PAYMENT, not_(picked("pay_method", "bank", "western_union"))),
    ),
    line(
        "refund_deal",
        "The agreed refund and its date",
        "Screenshot where the seller agrees: amount, date and name in one picture.",
        when=PAYMENT,
    ),
    line(
        "ask_shot",
        "The request to pay elsewhere",
        "Screenshot of the message with the seller's name and the time; do not cut it.",
        when=OFF_PLATFORM,
    ),
    line(
        "payee",
        "The bank details they sent",
        "Account name, bank and country. A name that is not the seller's is a warning sign.",
        when=OFF_PLATFORM,
    ),
    line(
        "their_invoice",
        "Their invoice",
        "Every page; compare the company name with the one on the order.",
        when=OFF_PLATFORM,
    ),
    line(
        "seller_page",
        "The seller's page",
        "Screenshot of the company page with its name and web address.",
        when=OFF_PLATFORM,
    ),
    line(
        "order_terms",
        "What was agreed, in writing",
        "Order page with attachments, listing or chat: the line that states it, uncut.",
        when=not_(any_of(NOT_ARRIVED, PAYMENT, OFF_PLATFORM)),
    ),
    line(
        "sample_ok",
        "Approved sample or drawing",
        "The photo or file you both agreed on, with the message in which it was approved.",
        when=any_of(QUALITY, WRONG),
    ),
    line(
        "recap",
        "Your recap in the Alibaba chat",
        "Write there what was promised elsewhere, ask the seller to confirm, and screenshot it.",
        when=picked("stall", "elsewhere"),
    ),
    line(
        "chat_all",
        "The whole Alibaba chat",
        "Scroll from the start and take every screen, in order: not only the good parts.",
    ),
    line(
        "order_page",
        "The order page",
        "Order number, seller, amount and status in one screenshot.",
        shows_order=True,
    ),
    line(
        "pay_proof",
        "Proof of payment",
        "Receipt or statement line with date and amount. Cover account numbers on a copy.",
        when=not_(any_of(PAYMENT, OFF_PLATFORM)),
    ),
)
