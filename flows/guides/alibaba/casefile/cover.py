"""Page one: order, parties, dates, the issue, what is asked, and the strongest exhibits."""

from collections.abc import Iterator, Mapping

from flows.definition.vocabulary import BuildInfo, Case, Cover, Field, Known, Money, Party, Phrase
from flows.guides.alibaba.amounts.claimed_units import is_estimated, units_bad
from flows.guides.alibaba.casefile.phrases import phrase_line
from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.letters.claim import find_claim_sum, find_claimed_amount
from flows.guides.alibaba.letters.content.draft import make_line
from flows.guides.alibaba.letters.content.evidence import list_usable_exhibits
from flows.guides.alibaba.letters.content.issue import find_issue, is_only_tracked
from flows.guides.alibaba.letters.content.payments import list_paid_parts
from flows.guides.alibaba.letters.content.request import list_request_to_platform
from flows.guides.alibaba.letters.english.formatting import format_day
from flows.guides.alibaba.letters.formatting import format_amount, format_number

TITLE = Phrase("Case file", "纠纷材料")
MOST_STRONGEST = 3
ORDER_TYPES = {
    "trade_assurance": "Trade Assurance",
    "direct_pay": "Direct Pay",
    "outside": "Paid outside Alibaba",
}
PAID_BY: Mapping[str | None, str] = {
    "card": "Card",
    "paypal": "PayPal",
    "bank": "Bank transfer",
    "western_union": "Western Union",
    "wallet": "Wallet",
    "pay_later": "Pay later",
}
DAYS = {
    "paid_on": Phrase("Paid on", "付款日期"),
    "balance_on": Phrase("Last part paid on", "尾款付款日期"),
    "ship_by": Phrase("Agreed shipping date", "约定发货日期"),
    "shipped_on": Phrase("Shipped on", "发货日期"),
    "delivered_on": Phrase("Delivered on", "收货日期"),
}
TRACKED = Phrase("Delivered, as the tracking page says", "物流页面显示签收")
COUNTS = {
    "units_ordered": Phrase("Units ordered", "订购数量"),
    "units_received": Phrase("Units received", "实收数量"),
}
BAD_UNITS = Phrase("Units with the problem", "问题数量")
ESTIMATED = Phrase("Units with the problem, estimated", "问题数量（估算）")


def make_cover(known: Known, case: Case, making: BuildInfo) -> Cover:
    """Return page one."""
    return Cover(
        title=TITLE,
        parties=_list_parties(known, making),
        fields=tuple(_iter_fields(known)),
        amounts=tuple(_iter_amounts(known)),
        issue=phrase_line(make_line(find_issue(known))),
        asked=phrase_line(list_request_to_platform(known)),
        strongest=list_strongest_exhibits(case),
    )


def _list_parties(known: Known, making: BuildInfo) -> tuple[Party, ...]:
    return (
        Party(
            Phrase("Buyer", "买家"),
            making.buyer,
            Phrase("The account that placed the order", "下单账户"),
        ),
        Party(
            Phrase("Seller", "卖家"),
            known.text("supplier"),
            Phrase("The supplier named on the order", "订单所示卖家"),
        ),
    )


def _iter_fields(known: Known) -> Iterator[Field]:
    if known.text("order_number"):
        yield Field(Phrase("Order number", "订单号"), known.text("order_number"))
    if known.text("product"):
        yield Field(Phrase("Product", "产品"), known.text("product"), by_buyer=True)
    if known.text("payment") in ORDER_TYPES:
        yield Field(Phrase("Order type", "订单类型"), ORDER_TYPES[known.text("payment")])
    methods = dict.fromkeys(part.method for part in list_paid_parts(known))
    if paid_by := [PAID_BY[method] for method in methods if method in PAID_BY]:
        yield Field(Phrase("Paid by", "付款方式"), ", ".join(paid_by))
    for step, label in COUNTS.items():
        count = known.count(step)
        if count is not None:
            yield Field(label, format_number(count))
    yield from iter_bad_units(known)
    tracked = {"delivered_on": TRACKED} if is_only_tracked(known) else {}
    for step, label in {**DAYS, **tracked}.items():
        day = known.sure_day(step)
        if day:
            yield Field(label, format_day(day))


def iter_bad_units(known: Known) -> Iterator[Field]:
    """Yield how many units have the problem, where that is known."""
    bad = units_bad(known)
    if bad is not None:
        yield Field(ESTIMATED if is_estimated(known) else BAD_UNITS, format_number(bad))


def _iter_amounts(known: Known) -> Iterator[Field]:
    claim = find_claim_sum(known)
    named: tuple[tuple[Phrase, Money | None], ...] = (
        (Phrase("Paid for the order", "订单已付金额"), known.money("paid_amount")),
        (Phrase("Part that is affected", "涉及金额"), claim.share.value if claim else None),
        (Phrase("Asked for", "请求金额"), find_claimed_amount(known)),
    )
    for label, money in named:
        if money:
            yield Field(label, format_amount(money))


def list_strongest_exhibits(case: Case) -> tuple[str, ...]:
    """Return the labels of the best exhibits: one for each line of the checklist, best first."""
    order = {line.id: place for place, line in enumerate(LINES)}
    found = sorted(
        list_usable_exhibits(case), key=lambda pair: order.get(pair[1].shown_line or "", len(order))
    )
    chosen = dict[str, str]()
    for label, exhibit in found:
        if exhibit.kind in ("photo", "document") and exhibit.state != "kept":
            chosen.setdefault(exhibit.shown_line or label, label)
    return tuple(chosen.values())[:MOST_STRONGEST]
