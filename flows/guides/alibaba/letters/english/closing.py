"""Until when an answer is wanted and what happens else, in English."""

from flows.guides.alibaba.letters.content import closing
from flows.guides.alibaba.letters.english.formatting import format_day

CLOSES = {
    closing.Close.GO_ON_INSIDE: "I would like to go on with you on Alibaba. Thank you.",
}
ROUTES = {
    closing.Route.COMPLAINT: "report the order to Alibaba's Complaint Center",
    closing.Route.PAYER: "ask my bank or payment service about the payment",
    closing.Route.DIRECT: 'use "Apply for refund" on the order page',
    closing.Route.PLATFORM: 'use "Apply for refund" on the order page and ask Alibaba to decide',
}
"""What the buyer will do when there is no agreement, to follow "I will"."""

_REQUEST = (
    "To protect my order, I am applying for the refund on the order page today. We can settle "
    "this inside the request at any time: please answer here or there. Thank you."
)
TODAY = {
    closing.Route.PLATFORM: _REQUEST,
    closing.Route.DIRECT: _REQUEST,
    closing.Route.COMPLAINT: (
        "To lose no time, I am reporting the order to Alibaba's Complaint Center today. We can "
        "still settle this at any time: please answer here. Thank you."
    ),
    closing.Route.PAYER: (
        "To lose no time, I am asking my bank or payment service about the payment today. We can "
        "still settle this at any time: please answer here. Thank you."
    ),
}


def word_closing(sentence: closing.Closing) -> str:
    """Return the sentence at the close of a letter to the seller."""
    match sentence:
        case closing.Close():
            return CLOSES[sentence]
        case closing.AnswerBy(on):
            return f"Please answer here by {format_day(on)}."
        case closing.AnswerWithin(days):
            return f"Please answer here within {days} days."
        case closing.Otherwise(route):
            will = ROUTES[route]
            return f"I would like to solve this with you. If we cannot, I will {will}. Thank you."
        case closing.FilesToday(route):
            return TODAY[route]
