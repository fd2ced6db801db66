"""What only the letters to the mediator say, in English."""

from flows.guides.alibaba.letters.drafts import mediator

TEXTS = {
    mediator.MediatorText.HELLO: "Hello,\nThank you for looking at this case.",
    mediator.MediatorText.NO_SOLUTION: (
        "The seller and I found no solution. Please look at the evidence and decide. If "
        "anything is missing, please tell me on the case page what and until when."
    ),
    mediator.MediatorText.REPORT_COMPANY: (
        "If an inspection report is needed, please tell me from which company, before I order one."
    ),
    mediator.MediatorText.ANYTHING_MISSING: (
        "If anything is missing, please tell me here what and until when."
    ),
}


def word_mediator(sentence: mediator.MediatorText) -> str:
    """Return a sentence of the letters to the mediator."""
    return TEXTS[sentence]
