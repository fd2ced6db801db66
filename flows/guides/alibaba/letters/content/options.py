"""The options of the guide that a letter has words for."""

from enum import StrEnum
from typing import TypeVar

from flows.definition.vocabulary import Known

Option = TypeVar("Option", bound=StrEnum)


def choose(known: Known, step: str, options: type[Option]) -> Option | None:
    """Return the option picked in a step, None when it is none of these."""
    value = known.text(step)
    return next((option for option in options if option.value == value), None)


class TrackingState(StrEnum):
    """What tracking says of goods that did not arrive."""

    NONE = "none"
    STUCK = "stuck"
    SAYS_DELIVERED = "says_delivered"
    OTHER_CITY = "other_city"
    CUSTOMS = "customs"


class CartonState(StrEnum):
    """How the carton of damaged goods looked."""

    CRUSHED = "crushed"
    WET = "wet"
    OPENED = "opened"
    FINE = "fine"


class WrongFeature(StrEnum):
    """In what the goods that came are not those ordered."""

    PRODUCT = "product"
    MODEL = "model"
    COLOUR = "colour"
    SIZE = "size"
    MATERIAL = "material"


class QualityKind(StrEnum):
    """What of the quality is not as agreed."""

    SIZE = "size"
    MATERIAL = "material"
    FUNCTION = "function"
    FINISH = "finish"
    PERFORMANCE = "performance"


class ShippingState(StrEnum):
    """What is known of a late shipment."""

    NOT_SHIPPED = "no"
    UNPROVEN = "unknown"
    SHIPPED_LATE = "late"


class PaymentIssue(StrEnum):
    """What is wrong with a payment."""

    TWICE = "twice"
    MORE = "more"
    REFUND_UNPAID = "refund_unpaid"
    CANCELLED_UNPAID = "cancelled_unpaid"


class ShippingMethod(StrEnum):
    """How the goods travel."""

    EXPRESS = "express"
    AIR = "air"
    LAND = "land"
    SEA = "sea"


class SampleChoice(StrEnum):
    """How the units that were checked were chosen, where these were not all."""

    RANDOM = "random"
    SOME = "some"
    FIRST = "first"


class Place(StrEnum):
    """Where an agreed term stands in writing."""

    ORDER = "order"
    ATTACHMENT = "attachment"
    CHAT = "chat"
    LISTING = "listing"


class PaymentMethod(StrEnum):
    """How the money was sent."""

    CARD = "card"
    PAYPAL = "paypal"
    BANK = "bank"
    WESTERN_UNION = "western_union"
    WALLET = "wallet"
    PAY_LATER = "pay_later"
