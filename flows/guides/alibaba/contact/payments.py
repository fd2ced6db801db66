"""How an order was paid: the ways there are, and a deposit and a balance with a day each."""

from flows.definition.vocabulary import Choose, Day, Option, Step, go, has, not_, option, picked

PAY_METHODS: tuple[Option, ...] = (
    option(
        "card",
        "Credit or debit card",
        *("visa", "mastercard", "amex", "card", "credit card", "debit card"),
        *("american express", "maestro", "master card"),
    ),
    option("paypal", "PayPal", "paypal", "pay pal"),
    option(
        "bank",
        "Bank transfer (T/T)",
        *("wire", "tt", "t/t", "transfer", "swift", "bank", "bank transfer", "sepa"),
        *("wire transfer", "iban", "bank wire", "wired"),
    ),
    option("western_union", "Western Union", "mtcn", "western union"),
    option(
        "wallet",
        "Apple or Google Pay, wallet",
        *("apple pay", "google pay", "wallet", "gpay", "samsung pay", "alipay"),
    ),
    option("pay_later", "Pay Later", "loan", "instalments", "installments", "klarna"),
    option("other", "Something else", "other", "cash", "crypto", "bitcoin", "usdt"),
)

IN_PARTS: tuple[Option, ...] = (
    option(
        *("parts", "I paid in two parts", "deposit", "balance", "two parts", "two payments"),
        *("in parts", "instalments", "installments", "second payment"),
        when=not_(has("balance_on")),
    ),
)
"""Beside the day of a payment, for who has paid twice; then the day of each is asked for."""

# Declared before the day of the payment, which is asked once more behind them: for the first part.
STEPS: tuple[Step, ...] = (
    Step(
        id="balance_on",
        kind=Day(),
        text="<b>On which day did you pay the last part?</b> The first one comes next.",
        why=(
            "Card and PayPal count their days for each payment from its own day. I will watch "
            "both. "
            "The earlier one comes first."
        ),
        facts=("R1", "R7"),
    ),
    Step(
        id="parts_by",
        kind=Choose(
            (
                option("both", "Yes, both", "yes", "both", "same"),
                option("first", "The first in another way", "first", "deposit"),
                option("last", "The last in another way", "last", "balance"),
            )
        ),
        text="<b>Did you pay both parts in the same way?</b>",
        why="A card or PayPal can help only with the part that was paid there.",
        paths=(
            go("other_method", when=picked("parts_by", "first", "last")),
            go("paid_on"),
        ),
    ),
    Step(
        id="other_method",
        kind=Choose(PAY_METHODS),
        text="<b>What did you pay that part with?</b>",
        why="Each has its own last day. I'll watch both.",
        facts=("R1", "R7"),
    ),
)
