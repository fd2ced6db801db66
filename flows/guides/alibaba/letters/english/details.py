"""What else the answers say of a problem, in English."""

from flows.guides.alibaba.letters.content import details, options
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_day, quote
from flows.guides.alibaba.letters.formatting import format_number

METHODS = {
    None: "",
    options.ShippingMethod.EXPRESS: ", by express courier",
    options.ShippingMethod.AIR: ", by air freight",
    options.ShippingMethod.LAND: ", by train or truck",
    options.ShippingMethod.SEA: ", by sea freight",
}
PLAIN = {
    details.PlainDetail.NOT_SHIPPED: "The goods have not been shipped.",
    details.PlainDetail.NO_LATER_DATE: "I did not agree to a later date.",
    details.PlainDetail.BRAND_STATEMENT: (
        "I have a written statement about it from the brand or an authorised dealer."
    ),
    details.PlainDetail.NOT_PAID_OUTSIDE: "I have not paid outside Alibaba.",
}
COUNTS = {
    details.CountMethod.UNITS: "I counted the units one by one.",
    details.CountMethod.CARTONS: "I counted the cartons.",
    details.CountMethod.WEIGHT: "I compared the weight.",
}
SEALS = {
    details.SealState.INTACT: "The cartons were closed and their seals intact.",
    details.SealState.OPENED: "The cartons had been opened before they reached me.",
}
USABLE = {
    details.Usability.AT_A_LOSS: "These goods can be used or sold only at a lower price.",
    details.Usability.PARTLY: "These goods can be used only in part.",
    details.Usability.NOT: "These goods cannot be used.",
}
WANTED = {
    details.StillWanted.YES: "I still want the goods.",
    details.StillWanted.NO: "After this delay I do not want the goods any more.",
}
GENUINE = {
    details.GenuineClaim.LISTING: "The listing says that the goods are genuine.",
    details.GenuineClaim.CHAT: "In the chat I was told that the goods are genuine.",
}
WORDS = {
    details.WordsAbout.DAMAGE: "The damage:",
    details.WordsAbout.DIFFERENCE: "Ordered and received:",
    details.WordsAbout.DEFECT: "Agreed and received:",
    details.WordsAbout.SIGNS: "The signs:",
    details.WordsAbout.AMOUNTS: "In detail:",
    details.WordsAbout.LABEL: "The label says:",
    details.WordsAbout.PAYEE: "Where I was asked to pay:",
}


def word_detail(sentence: details.Detail) -> str:
    """Return the sentence for a detail."""
    match sentence:
        case details.PlainDetail():
            return PLAIN[sentence]
        case details.CountMethod():
            return COUNTS[sentence]
        case details.SealState():
            return SEALS[sentence]
        case details.Usability():
            return USABLE[sentence]
        case details.StillWanted():
            return WANTED[sentence]
        case details.GenuineClaim():
            return GENUINE[sentence]
        case details.ShippingAgreed(on):
            return f"Shipping was agreed for {format_day(on)}."
        case details.ShippingDated(on, method):
            return f"Shipping is dated {format_day(on)}{METHODS[method]}."
        case details.CartonsArrived(count):
            return f"{format_number(count)} {'carton' if count == 1 else 'cartons'} arrived."
        case details.OwnWords(about, words):
            return end_sentence(f"{WORDS[about]} {quote(words)}")
