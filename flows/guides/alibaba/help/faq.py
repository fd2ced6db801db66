"""The questions buyers ask most, answered in our own words and corrected by the rules."""

from flows.definition.vocabulary import Topic


def _build_topic(name: str, title: str, text: str, *keywords: str) -> Topic:
    return Topic(f"faq_{name}", title, text, keywords, group="faq")


FAQ: tuple[Topic, ...] = (
    _build_topic(
        "process",
        "How do I file a dispute?",
        "First write to the seller in the Alibaba chat, clearly and politely. If that does not "
        "settle it: open the order, press <b>Apply for refund</b>, describe the problem in "
        "numbers, ask for one thing, add photos and papers. From day 4 you may escalate to "
        "Alibaba. I prepare the texts and watch the days.",
        "file a dispute",
        "file dispute",
        "open a dispute",
        "process",
        "start a dispute",
        "how to dispute",
    ),
    _build_topic(
        "time",
        "How long does it take?",
        "Alibaba itself names <b>no fixed time</b>; third parties say 2 to 3 weeks from filing, "
        "and more rounds of evidence take longer. What you can do: answer on "
        "the same day, escalate by hand from day 4, never miss a due time.",
        "how long",
        "how many days",
        "how many weeks",
        "duration",
        "when will it",
        "take so long",
    ),
    _build_topic(
        "types",
        "What can be disputed?",
        "Goods that never came or were shipped late, damaged goods, wrong goods, missing pieces, "
        "goods that are not as agreed in the order, and problems with a payment or refund. Not "
        "covered as a rule: a change of mind, points never written down, delays you accepted in "
        "writing, and quality on Direct Pay or offline orders.",
        "what can be disputed",
        "types of",
        "what issues",
        "which problems",
        "covered",
        "can i dispute",
    ),
    _build_topic(
        "partial",
        "Can I ask for a part of the money?",
        "Yes. A partial refund can be quicker when you can still use or sell the goods. "
        "Work the amount out: bad units times unit price, plus costs you can prove. The seller "
        "can agree to it in the case, or Alibaba can decide it.",
        "partial",
        "part of the money",
        "partial refund",
        "less than",
        "negotiate",
        "compensation",
    ),
    _build_topic(
        "silent",
        "What if the seller does not answer?",
        "Do not wait for long. Remind after 48 hours, file while your days last, and escalate from "
        "day 4 after filing. Holidays in China explain some silence, but your days go on counting.",
        "not answer",
        "no answer",
        "no response",
        "not respond",
        "ignores",
        "silent",
        "ignoring",
        "does not reply",
    ),
    _build_topic(
        "deadline",
        "How many days do I have?",
        "Up to <b>30 days</b>; pages disagree whether they count from receipt or from confirmed "
        "receipt, and some shipping methods have fewer. The countdown on <b>your order page</b> "
        "comes first. I work to day 25 at most. Later than that? There may still be a way.",
        "deadline",
        "last day",
        "30 days",
        "too late",
        "time limit",
        "days left",
    ),
    # R6, F1.1, F1.8.
    _build_topic(
        "confirm",
        "Should I confirm receipt?",
        "⚠ <b>Not before everything has come and is checked.</b> It can start your deadline and "
        "release your money. Need time? All orders, View more, Extend receiving time: 15 days, "
        "once.",
        "confirm receipt",
        "confirm the receipt",
        "confirm delivery",
        "should i confirm",
    ),
    # F1.18, and 1d: a paid order ends only by a refund request.
    _build_topic(
        "cancel_order",
        "Should I cancel the order?",
        "⚠ <b>Never cancel a paid order to complain.</b> That form is for orders that are not "
        "paid, and it closes the order. A paid order ends by <b>Apply for refund</b>: the seller "
        "accepts, or Alibaba decides.",
        "cancel the order",
        "cancel my order",
        "cancel order",
    ),
    _build_topic(
        "button",
        "Where is the dispute button?",
        "Computer: Orders, All orders, View more, the order, <b>Apply for refund</b>. App: My "
        "Alibaba, All orders, the order, More actions, Apply for refund. Older texts call it Open "
        "dispute. It appears after your payment has been received.",
        "button",
        "open dispute",
        "where do i click",
        "apply for refund",
        "cannot find",
    ),
    _build_topic(
        "evidence",
        "Which evidence counts?",
        "What ties the goods to this order and compares them with written words: photos with the "
        "carton label, a count, a measurement, the order line, the whole Alibaba chat. Messages "
        "from elsewhere count only if both sides accept them. Keep originals; use jpg and pdf.",
        "evidence",
        "which photos",
        "what proof",
        "video",
        "unboxing",
        "whatsapp",
        "wechat",
    ),
    _build_topic(
        "cancel",
        "Should I close the case first?",
        "No. First the seller agrees in the case, then the money arrives, then it is closed. Treat "
        "a cancelled case as closed for good; Alibaba does not make the seller keep a promise "
        "given for it.",
        "close the case",
        "close the dispute",
        "cancel the case",
        "cancel the dispute",
        "withdraw",
        "cancel",
    ),
    _build_topic(
        "direct",
        "What is Direct Pay?",
        "A way to pay on Alibaba without Trade Assurance. Alibaba gives no judgment about the "
        "goods there; money comes back only if the seller agrees. Complaints are taken for goods "
        "that were not sent and for agreed refunds that were not paid.",
        "direct pay",
        "trade assurance",
        "order type",
    ),
    _build_topic(
        "bank",
        "What about my bank or PayPal?",
        "Cards and PayPal have their own days, and these run while Alibaba decides. Ask your bank "
        "for the last day <b>in writing</b> now. PayPal takes disputes within 180 days of the "
        "payment. One live route at a time is safest: two may stop each other.",
        "chargeback",
        "my bank",
        "my card",
        "credit card",
        "paypal",
        "visa",
        "mastercard",
    ),
    _build_topic(
        "returns",
        "Do I have to send the goods back?",
        "Not by yourself. Send nothing before the case page says who pays the freight, to which "
        "address, and until when. We know no page that says who pays; freight can cost more than "
        "the goods. A partial refund without return can be the better deal.",
        "send back",
        "send it back",
        "return the goods",
        "return freight",
        "return shipping",
        "pays for the return",
    ),
    _build_topic(
        "refused",
        "What if Alibaba decides against me?",
        "Ask customer service for the reason in writing and answer that point with one new "
        "document. We know no formal appeal with a time limit. A broken promise can go to the "
        "Complaint Center, and card or PayPal may still be open: I'll show you what is left.",
        "appeal",
        "decides against",
        "refused",
        "rejected",
        "lost the case",
        "i lose",
    ),
    _build_topic(
        "win",
        "Can you promise that I get my money?",
        "No. Nobody honest can, and we know no reliable figures. What helps is in your hands: in "
        "time, in numbers, with proof, in the right place. This is no legal advice either.",
        "promise",
        "will i get",
        "my chances",
        "success rate",
        "get my money back",
    ),
)
