"""Which way a case may go: rules on how it was paid and on its problem, and paths they share."""

from dataclasses import replace

from flows.definition.vocabulary import Path, Rule, all_of, any_of, before, go, has, not_, picked

PROTECTED = not_(picked("payment", "direct_pay", "outside"))
DIRECT = picked("payment", "direct_pay")
OUTSIDE = picked("payment", "outside")

NEVER_ARRIVED = picked("problem", "never_arrived")
TO_PHOTOGRAPH = any_of(
    picked("problem", "damaged", "wrong_item", "missing", "quality", "counterfeit"),
    all_of(picked("problem", "other"), has("delivered_on")),
)
CONFIRMED = picked("confirmed", "me", "automatic", "closed")

# What the countdown of the order page counts. Who was asked only whether there is one ("yes")
# has not said.
COUNTS_REFUND = picked("countdown", "refund")
COUNTS_RECEIPT = picked("countdown", "receipt")
COUNTS_UNTOLD = not_(any_of(COUNTS_REFUND, COUNTS_RECEIPT))

# C2: whether receipt may still confirm itself. From which day on, and for whom at all, is said by
# the anchors of that day: an order is counted once it is known how it travels, while it is awaited.
# The day that the page itself names counts for goods that came too, because money is released then.
CONFIRMS_ITSELF = all_of(PROTECTED, not_(any_of(CONFIRMED, COUNTS_REFUND)))
AWAITED = all_of(has("ship_method"), any_of(NEVER_ARRIVED, picked("delivered", "no")))

ASKED_OFF_PLATFORM = picked("problem", "off_platform")
LOST_OFF_PLATFORM = all_of(ASKED_OFF_PLATFORM, picked("off_paid", "yes"))

_UNPAID = all_of(
    picked("problem", "payment"),
    picked("payment_issue", "refund_unpaid", "cancelled_unpaid"),
)

# F4.1: outside the platform a complaint is taken for goods that were paid and did not come.
OFFLINE_FITS = any_of(
    picked("problem", "never_arrived"),
    all_of(
        picked("problem", "late", "other"),
        any_of(picked("shipped", "no"), picked("delivered", "no")),
    ),
    _UNPAID,
)

# F1.12: on Direct Pay it is taken for a partial shipment too.
DIRECT_FITS = any_of(
    OFFLINE_FITS,
    picked("problem", "missing"),
    all_of(picked("problem", "late", "other"), picked("delivered", "part")),
)

# F1.13: a covered order can always try; the notice says under which two conditions.
COMPLAINT_FITS = any_of(
    PROTECTED,
    all_of(OUTSIDE, any_of(OFFLINE_FITS, LOST_OFF_PLATFORM)),
    all_of(DIRECT, DIRECT_FITS),
)

BY_CARD = picked("pay_method", "card", "wallet")  # behind most wallets there is a card
BY_WALLET = picked("pay_method", "wallet")
BY_LATER = picked("pay_method", "pay_later")
BY_PAYPAL = picked("pay_method", "paypal")


# Paid in two parts, each payment is disputed where it was made, and has days of its own.
def first_by(*methods: str) -> Rule:
    """Hold when the only payment, or the first of two, was made in one of these ways."""
    other = picked("parts_by", "first")
    return any_of(
        all_of(picked("pay_method", *methods), not_(other)),
        all_of(picked("other_method", *methods), other),
    )


def last_by(*methods: str) -> Rule:
    """Hold when the last of two payments was made in one of these ways."""
    other = picked("parts_by", "last")
    return all_of(
        has("balance_on"),
        any_of(
            all_of(picked("pay_method", *methods), not_(other)),
            all_of(picked("other_method", *methods), other),
        ),
    )


FIRST_BY_CARD, LAST_BY_CARD = first_by("card", "wallet"), last_by("card", "wallet")
FIRST_BY_PAYPAL, LAST_BY_PAYPAL = first_by("paypal"), last_by("paypal")

BY_UNION = picked("pay_method", "western_union")
BY_BANK = picked("pay_method", "bank", "western_union")

# Sent outside, by a way that only a recall brings back, and nothing came: the bank is called first.
MAYBE_FRAUD = all_of(OUTSIDE, BY_BANK, NEVER_ARRIVED)

# Nobody opens a dispute of such a payment: Western Union cancels what is not picked up, and of cash
# or crypto no way back is known (4d).
UNDISPUTED = any_of(BY_UNION, picked("other_kind", "none"))

# What is left on the money side, by how the money was sent; the last path is the sure one.
TO_REMAINING: tuple[Path, ...] = (
    go("left_wallet", when=BY_WALLET),
    go("left_later", when=BY_LATER),
    go("left_card", when=BY_CARD),
    go("left_paypal", when=BY_PAYPAL),
    go("left_union", when=BY_UNION),
    go("left_bank", when=BY_BANK),
    go("other_kind"),
)


def narrow_paths(rule: Rule, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the paths, each open only while the rule holds too."""
    return tuple(
        replace(path, when=all_of(rule, path.when) if path.when else rule) for path in paths
    )


# The same for those who have no refund request to file: they paid outside the platform, or
# paid where the seller asked them to.
REMAINING_OUTSIDE = narrow_paths(OUTSIDE, TO_REMAINING)
REMAINING_LOST = narrow_paths(LOST_OFF_PLATFORM, TO_REMAINING)

# A case filed once more is not escalated yet, whatever the first round came to.
ESCALATED = all_of(has("escalated_on"), not_(before("escalated_on", "filed_on")))

# Back to whoever the case is waiting for.
BACK_TO_WAIT: tuple[Path, ...] = (
    go("mediator_wait", when=ESCALATED, again=True),
    go("direct_wait", when=DIRECT, again=True),
    go("case_wait", again=True),
)
