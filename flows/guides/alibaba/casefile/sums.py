"""The amounts with the sum behind each, as anyone can work it out again."""

from collections.abc import Iterator

from flows.definition.vocabulary import AmountRow, Known, Money, Phrase
from flows.guides.alibaba.amounts.agreed_amount import agreed_amount
from flows.guides.alibaba.letters.claim import (
    ClaimSum,
    PriceBasis,
    Share,
    find_claim_sum,
    find_claimed_amount,
)
from flows.guides.alibaba.letters.formatting import format_amount, format_number

ASKED = Phrase("Asked for in this case", "请求金额")


def list_sums(known: Known) -> tuple[AmountRow, ...]:
    """Return the rows of the amounts, the amount asked for last.

    What the seller offered is no part of the sum; the chronology has it.
    """
    rows = [*_iter_paid(known), *_iter_share(find_claim_sum(known))]
    asked = find_claimed_amount(known)
    if asked:
        rows.append(
            AmountRow(ASKED, format_amount(asked), _explain_asked(known, asked), is_total=True)
        )
    return tuple(rows)


def _iter_paid(known: Known) -> Iterator[AmountRow]:
    paid, outside = known.money("paid_amount"), known.money("off_amount")
    if paid:
        yield AmountRow(Phrase("Paid for this order", "订单已付金额"), format_amount(paid))
    if outside:
        yield AmountRow(
            Phrase("Sent outside Alibaba, not counted here", "平台外付款（不计入）"),
            format_amount(outside),
        )


def _iter_share(claim: ClaimSum | None) -> Iterator[AmountRow]:
    if claim is None:
        return
    share = claim.share
    if share.basis is PriceBasis.ORDER_TOTAL:
        yield AmountRow(Phrase("Price of the whole order", "订单总价"), format_amount(share.whole))
    yield AmountRow(
        Phrase("Part of it that is affected", "其中涉及金额"),
        format_amount(share.value),
        _calculate_share(share),
    )
    if claim.costs:
        yield AmountRow(
            Phrase("Costs of the buyer's own, on bills", "买家自付费用（有单据）"),
            format_amount(claim.costs),
        )


def _calculate_share(share: Share) -> str:
    """Return the sum of the affected part: "USD 4,850.00 × (110 + 10) ÷ 200"."""
    units = format_number(share.units)
    if share.bad and share.short:
        units = f"({format_number(share.bad)} + {format_number(share.short)})"
    if share.basis is PriceBasis.BAD_UNIT and share.price:
        return f"{units} × {format_amount(share.price)}"
    return f"{format_amount(share.whole)} × {units} ÷ {format_number(share.ordered)}"


def _explain_asked(known: Known, asked: Money) -> str:
    """Return how the amount asked for follows from the rows above it."""
    claim = find_claim_sum(known)
    if agreed_amount(known):
        return "the amount agreed with the seller"
    if known.money("paid_amount") == asked:
        return "everything paid for this order"
    if claim is None:
        return "the amount the buyer chose"
    if claim.asked:
        return "less than the sum above, as the buyer chose"
    if claim.costs:
        return f"{format_amount(claim.share.value)} + {format_amount(claim.costs)}"
    return "the affected part, as worked out above"
