"""Facts of the other ways: the offline complaint, the card, PayPal and the bank."""

from flows.definition.vocabulary import Fact

HELP_URL = "https://service.alibaba.com/buyer/faq_detail/"
DIGEST_URL = "https://quavo-inc.atlassian.net/wiki/pages/"

FALLBACK: tuple[Fact, ...] = (
    Fact(
        "F4.1",
        "For orders outside the platform Alibaba takes only two complaints: paid and not "
        "shipped or not received, and shipped and not paid. Quality is not one of them.",
        f"{HELP_URL}20154315.htm",
        "high",
    ),
    Fact(
        "F4.2",
        "The hardest result of an offline complaint is that the seller loses the account. "
        "Alibaba cannot force a refund there.",
        f"{HELP_URL}20111775.htm",
        "high",
    ),
    Fact(
        "F4.3",
        "An offline complaint must come within 90 days of the agreed payment or delivery day.",
        "http://rule.alibaba.com/rule/detail/2061.htm",
        "medium",
        "An old rule; newer rules are read as 30 days (C7).",
    ),
    Fact(
        "F4.4",
        "In an offline complaint the sides talk for 5 to 10 days; you may escalate from day 6.",
        f"{HELP_URL}20111775.htm",
        "high",
        "The page has no date.",
    ),
    Fact(
        "F4.8",
        "Visa, goods not received: up to 120 days from the payment or the last expected "
        "delivery day; you must have tried the seller first.",
        f"{DIGEST_URL}viewpage.action?pageId=341080959",
        "medium",
        "A digest made for banks; your bank may stop earlier.",
    ),
    Fact(
        "F4.9",
        "Visa, goods not as described: up to 120 days.",
        "https://justt.ai/?p=13909",
        "medium",
        "Your bank may stop earlier.",
    ),
    Fact(
        "F4.10",
        "Mastercard, goods not received: up to 120 days from the last expected delivery day.",
        f"{DIGEST_URL}diffpages.action?originalId=341093727&pageId=341093733",
        "medium",
        "Another digest says 90 days (C8).",
    ),
    Fact(
        "F4.11",
        "American Express: often 120 days; its help page for India says 60 days.",
        "https://www.americanexpress.com/in/customer-service/faq.security-and-fraud.what-is-the-"
        "timeframe-within-which-a-charge-can-be-disputed.html",
        "low",
        "It differs by country (C8).",
    ),
    Fact(
        "F4.12",
        "In the USA a written notice of a billing error must reach the card bank within 60 "
        "days of the first statement.",
        "https://www.legalmatch.com/law-library/article/fair-credit-billing-act.html",
        "medium",
        "For consumer credit; business cards may differ.",
    ),
    Fact(
        "F4.13",
        "PayPal: open the dispute within 180 days of the payment, and turn it into a claim "
        "within 20 days of opening it.",
        "https://www.paypal.com/ca/selfhelp/article/faq1583",
        "high",
        "An older page said 45 days (C14).",
    ),
    Fact(
        "F4.14",
        "PayPal: a seller's offer that you leave without an answer can close the dispute "
        "after 10 days.",
        "https://www.paypal.com/helpcenter/main.jsp (old help page, solution 1204660)",
        "medium",
        "An old help page.",
    ),
    Fact(
        "F4.15",
        "No Alibaba page we know says what a card dispute does to an open case; other "
        "marketplaces close theirs.",
        "https://arcus-www.amazon.ca/gp/help/customer/display.html?nodeId=201889410",
        "medium",
        "So we keep one live route at a time.",
    ),
)
