"""The amounts with the sum behind each, as anyone can work it out again."""

from collections.abc import Iterator

from flows.definition.vocabulary import AmountRow, Known, Money, Phrase
from flows.guides.alibaba.letters.claim import (
    find_agreed_refund,
    find_case_offer,
    find_claimed_amount,
    find_partial_share,
    find_proven_costs,
    find_share,
)
from flows.guides.alibaba.letters.formatting import format_amount, format_number

ASKED = Phrase("Asked for in this case", "请求金额")


def list_sums(known: Known) -> tuple[AmountRow, ...]:
    """Return the rows of the amounts, the amount asked for last."""
    rows = [*_iter_paid(known), *_iter_offers(known)]
    asked = find_claimed_amount(known)
    if asked:
        rows.append(
            AmountRow(ASKED, format_amount(asked), _explain_asked(known, asked), is_total=True)
        )
    return tuple(rows)


def _iter_paid(known: Known) -> Iterator[AmountRow]:
    paid, share = known.money("paid_amount"), find_partial_share(known)
    if paid:
        yield AmountRow(Phrase("Paid for this order", "订单已付金额"), format_amount(paid))
    if share:
        yield AmountRow(
            Phrase("Part of it that is affected", "其中涉及金额"),
            format_amount(share.part),
            f"{format_amount(share.paid)} × {format_number(share.units)} ÷ "
            f"{format_number(share.ordered)}",
        )
    costs = find_proven_costs(known)
    if costs:
        yield AmountRow(
            Phrase("Costs of the buyer's own, on bills", "买家自付费用（有单据）"),
            format_amount(costs),
        )
    outside = known.money("off_amount")
    if outside:
        yield AmountRow(
            Phrase("Sent outside Alibaba, not counted here", "平台外付款（不计入）"),
            format_amount(outside),
        )


def _iter_offers(known: Known) -> Iterator[AmountRow]:
    offer, inside = known.money("offer_amount"), find_case_offer(known)
    if offer:
        yield AmountRow(
            Phrase("Offered by the seller in messages", "卖家在沟通中提出"), format_amount(offer)
        )
    if inside:
        yield AmountRow(
            Phrase("Offered by the seller in the case", "卖家在退款申请中提出"),
            format_amount(inside),
        )


def _explain_asked(known: Known, asked: Money) -> str:
    """Return how the amount asked for follows from the rows above it."""
    paid, share = known.money("paid_amount"), find_share(known)
    costs = find_proven_costs(known)
    if find_agreed_refund(known):
        return "the amount agreed with the seller"
    if paid == asked:
        return "everything paid for this order"
    if share and share.part == asked:
        return "the affected part, as worked out above"
    if share and costs and share.part.add(costs) == asked:
        return f"{format_amount(share.part)} + {format_amount(costs)}"
    return "the amount the buyer chose"
