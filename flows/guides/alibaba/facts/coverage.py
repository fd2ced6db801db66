"""Facts of what Trade Assurance covers, until when, and where its buttons are."""

from flows.definition.vocabulary import Fact

HELP_URL = "https://service.alibaba.com/buyer/faq_detail/"
MIRROR_URL = "https://www.b2bweblist.com/alibaba/"

COVERAGE: tuple[Fact, ...] = (
    Fact(
        "F1.1",
        "A refund request must be filed within 30 days after you confirm that you got the goods.",
        f"{HELP_URL}20155175.htm (one stored version)",
        "medium",
        "Another version of the same page counts from the day you get the goods (C1).",
    ),
    Fact(
        "F1.2",
        "A refund request must be filed within 30 days after you get the goods.",
        f"{HELP_URL}20155175.htm (another stored version)",
        "medium",
        "The other version counts from the day you confirm (C1).",
    ),
    Fact(
        "F1.3",
        "The time to ask for a refund can be shorter than 30 days, by shipping method.",
        f"{HELP_URL}20153048.htm",
        "high",
        "Which methods make it shorter is not said.",
    ),
    Fact(
        "F1.4",
        "Enterprise buyer accounts are said to get 60 days instead of 30.",
        "https://shopday.com/alibaba",
        "low",
        "One page that is not Alibaba's; we never count on it.",
    ),
    Fact(
        "F1.5",
        "After an order is closed, the request must come within 30 days of that notice; "
        "where fraud is suspected the platform may allow more.",
        "https://www.dongpartners.eu/post/buying-on-alibaba-rules-for-preventing-and-resolving-"
        "disputes-with-sellers",
        "medium",
        "A law firm's reading of the rules, without a date.",
    ),
    Fact(
        "F1.6",
        "If you do nothing, receipt is confirmed by itself: about 15 days after dispatch by "
        "express or air, 30 by land, 45 by sea.",
        "https://ssopdot.com/?p=9048",
        "low",
        "One guide written for sellers; the order page shows your own date (C2).",
    ),
    Fact(
        "F1.7",
        "Orders shipped with Alibaba's own logistics may complete by tracking events: at the "
        "door when tracking says delivered, at a port 15 days after arrival.",
        f"{MIRROR_URL}why-was-my-logistics-order-automatically-completed.html",
        "medium",
        "It is about the shipping order, perhaps not about yours.",
    ),
    Fact(
        "F1.8",
        "Before receipt is confirmed you can extend the receiving time once by 15 days: All "
        "orders, View more, Extend receiving time.",
        f"{HELP_URL}20466557.htm",
        "high",
    ),
    Fact(
        "F1.9",
        "Late delivery of a product with a promised date can bring a coupon of up to USD 100, "
        "asked for within 30 days of that date. It is not a refund.",
        "https://sale.alibaba.com/p/dkytzdtjl/index.html",
        "high",
        "The page has no date.",
    ),
    Fact(
        "F1.10",
        "The ship date means export customs are done or the express carrier has the parcel, "
        "in Beijing time, unless you agreed something else.",
        "https://www.alifaq.org/whats-covered-by-trade-assurance/",
        "medium",
        "A copy of an older help page.",
    ),
    Fact(
        "F1.11",
        "A refund can be asked for only after the platform has received your payment; before "
        "that the action is Cancel order.",
        f"{HELP_URL}20155164.htm",
        "high",
    ),
    Fact(
        "F1.12",
        "On a Direct Pay order Alibaba does not judge quality: money comes back only if the "
        "seller agrees. It takes complaints about goods not sent, or an agreed refund not paid.",
        f"{MIRROR_URL}what-should-i-do-if-there-is-dispute-for-direct-pay-order.html",
        "medium",
        "A copy of the help page, not the page itself.",
    ),
    Fact(
        "F1.13",
        "After the refund window two ways remain at the Complaint Center: proof that you are "
        "within 30 days of getting the goods, or proof that the seller broke a promise.",
        f"{HELP_URL}1000063651.htm",
        "high",
        "The page has no date.",
    ),
    Fact(
        "F1.14",
        "On a computer: Orders, All orders, View more, the order, then Apply for refund.",
        f"{HELP_URL}20155164.htm",
        "high",
    ),
    Fact(
        "F1.15",
        "In the app: My Alibaba, All orders, the order, More actions, then Apply for refund.",
        "https://www.alicustomercenter.com/how-to-cancel-a-trade-assurance-order-on-alibabacom-"
        "148-4.html",
        "medium",
        "A copy of the help page.",
    ),
    Fact(
        "F1.16",
        "After you filed, the order shows View refund application. In it you can edit, cancel "
        "or escalate, and agree to or reject the seller's answer.",
        f"{HELP_URL}1000060198.htm",
        "high",
    ),
    Fact(
        "F1.17",
        "Open dispute is an older name of the button; today it is Apply for refund.",
        f"{HELP_URL}10609493.htm",
        "high",
        "Some screens may still show the old name (C5).",
    ),
    Fact(
        "F1.18",
        "A complaint about terms that were changed without you is made in the app while you "
        "cancel an unpaid order; it closes the order.",
        "https://www.alifaq.org/?p=1407",
        "medium",
        "Never cancel a paid order in order to complain.",
    ),
)
