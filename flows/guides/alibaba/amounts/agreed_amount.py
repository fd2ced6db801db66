"""The refund both sides agreed to in messages: an offer accepted, or a counter-offer agreed to."""

from flows.definition.vocabulary import Known, Money


def agreed_amount(known: Known) -> Money | None:
    """Return the amount agreed to last; None where there is none, or the promise was broken."""
    offer: Money | None = None
    counter: Money | None = None
    sent: Money | None = None
    agreed: Money | None = None
    for spot, answer in known.trail:
        match spot.step, answer.value:
            case "offer_amount", Money() as amount:
                offer = amount
            case "counter_amount", Money() as amount:
                counter = amount
            case "counter_message", "sent":
                sent = counter
            case "offer_check", "yes_accept":
                agreed = offer
            case "seller_wait", "agreed":
                agreed = sent
            case "promise_wait", "broken":
                agreed = None
    return agreed
