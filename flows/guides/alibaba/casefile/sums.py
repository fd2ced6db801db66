"""The amounts with the sum behind each, as anyone can work it out again."""

from collections.abc import Iterator

from flows.definition.vocabulary import AmountRow, Known, Money, Phrase
from flows.guides.alibaba.letters.claim import claimed, offered_money, proven, settled, share
from flows.guides.alibaba.letters.formatting import amount, number

ASKED = Phrase("Asked for in this case", "请求金额")


def sums(known: Known) -> tuple[AmountRow, ...]:
    """Return the rows of the amounts, the amount asked for last."""
    rows = [*_paid(known), *_offers(known)]
    asked = claimed(known)
    if asked:
        rows.append(AmountRow(ASKED, amount(asked), _behind(known, asked), is_total=True))
    return tuple(rows)


def _paid(known: Known) -> Iterator[AmountRow]:
    paid, part = known.money("paid_amount"), share(known)
    if paid:
        yield AmountRow(Phrase("Paid for this order", "订单已付金额"), amount(paid))
    if part and part[1] != part[2]:
        yield AmountRow(
            Phrase("Part of it that is affected", "其中涉及金额"),
            amount(part[3]),
            f"{amount(part[0])} × {number(part[1])} ÷ {number(part[2])}",
        )
    extra = proven(known)
    if extra:
        yield AmountRow(
            Phrase("Costs of the buyer's own, on bills", "买家自付费用（有单据）"), amount(extra)
        )
    outside = known.money("off_amount")
    if outside:
        yield AmountRow(
            Phrase("Sent outside Alibaba, not counted here", "平台外付款（不计入）"),
            amount(outside),
        )


def _offers(known: Known) -> Iterator[AmountRow]:
    offer, inside = known.money("offer_amount"), offered_money(known)
    if offer:
        yield AmountRow(
            Phrase("Offered by the seller in messages", "卖家在沟通中提出"), amount(offer)
        )
    if inside:
        yield AmountRow(
            Phrase("Offered by the seller in the case", "卖家在退款申请中提出"), amount(inside)
        )


def _behind(known: Known, asked: Money) -> str:
    """Return how the amount asked for follows from the rows above it."""
    paid, part, extra = known.money("paid_amount"), share(known), proven(known)
    if settled(known):
        return "the amount agreed with the seller"
    if paid == asked:
        return "everything paid for this order"
    if part and part[3] == asked:
        return "the affected part, as worked out above"
    if part and extra and part[3].add(extra) == asked:
        return f"{amount(part[3])} + {amount(extra)}"
    return "the amount the buyer chose"
