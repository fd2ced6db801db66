"""Facts of how a refund request runs: the platform's clock, its one-way doors, its evidence."""

from flows.definition.vocabulary import Fact

HELP_URL = "https://service.alibaba.com/buyer/faq_detail/"

PROCESS: tuple[Fact, ...] = (
    Fact(
        "F2.1",
        "First you and the seller talk without Alibaba; the seller is expected to answer "
        "within about 3 days.",
        f"{HELP_URL}20155175.htm",
        "medium",
        "Other pages speak of 5 days (C4).",
    ),
    Fact(
        "F2.2",
        "From day 4 you may ask Alibaba to step in with Escalate dispute.",
        f"{HELP_URL}22040035.htm",
        "high",
        "Whether day 1 is the day you filed is not said.",
    ),
    Fact(
        "F2.3",
        "On small orders a seller who is silent for 5 days may lead to a quick refund.",
        "https://dsb.cn/news-flash/89079.html",
        "medium",
        "News from 2022; today's limits are not known.",
    ),
    Fact(
        "F2.4",
        "A request that is not settled may go to Alibaba by itself on day 7 or 8.",
        f"{HELP_URL}20155175.htm",
        "medium",
        "Two versions of the page name two days; do not rely on it (C3).",
    ),
    Fact(
        "F2.5",
        "If you settle with the seller, Alibaba stops its case and does not make the seller "
        "keep the deal.",
        f"{HELP_URL}20155175.htm",
        "high",
    ),
    Fact(
        "F2.6",
        "After you escalate, the dispute team normally joins within 2 working days.",
        f"{HELP_URL}1000060198.htm",
        "high",
    ),
    Fact(
        "F2.7",
        "The agent opens a place for evidence and sends an e-mail. Upload before the time shown "
        "there, or the request is cancelled by itself.",
        f"{HELP_URL}1000060198.htm",
        "high",
        "How many days it gives is not said: read it on your case page.",
    ),
    Fact(
        "F2.8",
        "After your upload the agent looks again within 2 working days and may ask for more.",
        f"{HELP_URL}1000060198.htm",
        "high",
    ),
    Fact(
        "F2.9",
        "Alibaba names no fixed time for the whole case; it depends on both sides.",
        f"{HELP_URL}21378599.htm",
        "high",
        "Others say 2 to 3 or 2 to 4 weeks, without a source (C10).",
    ),
    Fact(
        "F2.10",
        "After an agreement or a decision, Alibaba starts the refund within 7 working days; "
        "the bank's own time comes on top.",
        "http://service.alibaba.com/buyer/faq_detail/14414285.htm",
        "high",
        "For cards another page says about 10 working days more.",
    ),
    Fact(
        "F2.11",
        "Not satisfied? While you negotiate: escalate. While Alibaba mediates: answer on the "
        "case page. Closed for no answer: you may file again while the order is still covered. "
        "Closed with a solution: only customer service can look at it.",
        f"{HELP_URL}22040035.htm",
        "high",
        "We found no formal appeal with a time limit.",
    ),
    Fact(
        "F2.12",
        "You can cancel a request by button before you escalate, and only through the agent "
        "after. Treat a cancelled request as closed for good.",
        f"{HELP_URL}20453327.htm",
        "high",
        "That it cannot be opened again is from a copy of the help pages (C6).",
    ),
    Fact(
        "F3.1",
        "Talks in Alibaba's own chat are the basis of the decision; other messages count only "
        "if both sides accept them.",
        "http://chinajusticeobserver.com/a/how-does-alibaba-dispute-work-how-to-preserve-"
        "evidence-during-correspondences",
        "medium",
        "A law journal that quotes the rules, 2021.",
    ),
)
