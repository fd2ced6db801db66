"""What an order may have beside the refund: Easy Return, and a promised day of delivery."""

from dataclasses import dataclass

from flows.definition.vocabulary import Known, Money, Note, all_of, any_of, picked
from flows.guides.alibaba.rules.routes import PROTECTED

# Rules 1d: Easy Return is for 14 countries, orders of at most USD 2,000, and poor quality or wrong
# materials only. The zone tells the country where it lies in one of them alone.
EASY_RETURN_ZONES = (
    *("Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Perth"),
    *("Australia/Adelaide", "America/Toronto", "America/Vancouver", "America/Edmonton"),
    *("America/Winnipeg", "America/Halifax", "America/New_York", "America/Chicago"),
    *("America/Denver", "America/Phoenix", "America/Los_Angeles", "Europe/Brussels"),
    *("Europe/Prague", "Europe/Paris", "Europe/Berlin", "Europe/Rome", "Europe/Amsterdam"),
    *("Europe/Warsaw", "Europe/Lisbon", "Europe/Moscow", "Europe/Madrid", "Europe/London"),
)
EASY_RETURN_LIMIT = Money(200_000, "USD")


@dataclass(frozen=True, slots=True)
class PaidAtMost:
    """What was paid for the order is known, in the currency of a limit, and not above it."""

    limit: Money

    def holds(self, known: Known) -> bool:
        """Whether the order stays within the limit."""
        paid = known.money("paid_amount")
        within = paid is not None and paid.currency == self.limit.currency
        return bool(within and paid and paid.minor <= self.limit.minor)

    @property
    def source_steps(self) -> frozenset[str]:
        """The step that holds what was paid."""
        return frozenset({"paid_amount"})


EASY_RETURN = all_of(
    PROTECTED,
    picked("zone", *EASY_RETURN_ZONES),
    PaidAtMost(EASY_RETURN_LIMIT),
    any_of(picked("problem", "quality"), picked("wrong_how", "material")),
)

BENEFIT_NOTES: tuple[Note, ...] = (
    Note(
        EASY_RETURN,
        "Look for <b>Easy Return</b> on the order page: some products have it in your country. It "
        "is used once an order, so send all bad units together, and film the parcel first.",
    ),
    # F1.9: within 30 days of the promised date, up to USD 100 towards later orders, no refund.
    Note(
        all_of(PROTECTED, picked("problem", "late")),
        "Does the order page promise a <b>delivery date</b>? Within 30 days after it you may also "
        "press Apply for compensation there: a credit for later orders, and no refund.",
    ),
)
