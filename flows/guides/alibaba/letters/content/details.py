"""What else the answers say of a problem: how the goods were shipped, counted and kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.content.draft import (
    Excerpt,
    Line,
    Sentence,
    make_line,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.options import ShippingMethod, choose

LONGEST_WORDS, LONGEST_LABEL = 150, 80
"""Characters of the buyer's words on a detail, and of those on a label."""


class PlainDetail(Sentence, Enum):
    """A detail without a figure."""

    NOT_SHIPPED = "not shipped"
    NO_LATER_DATE = "no later date"
    BRAND_STATEMENT = "brand statement"
    NOT_PAID_OUTSIDE = "not paid outside"


class CountMethod(Sentence, StrEnum):
    """How what arrived was counted."""

    UNITS = "units"
    CARTONS = "cartons"
    WEIGHT = "weight"


class SealState(Sentence, StrEnum):
    """How the seals were when the goods arrived."""

    INTACT = "intact"
    OPENED = "opened"


class Usability(Sentence, StrEnum):
    """What the goods can still be used for: at a loss, in part, not at all."""

    AT_A_LOSS = "yes"
    PARTLY = "partly"
    NOT = "no"


class StillWanted(Sentence, StrEnum):
    """Whether the buyer still wants goods that are late."""

    YES = "yes"
    NO = "no"


class GenuineClaim(Sentence, StrEnum):
    """Where the seller said that the goods are genuine."""

    LISTING = "listing"
    CHAT = "chat"


class WordsAbout(Enum):
    """What the buyer's words are about."""

    DAMAGE = "damage"
    DIFFERENCE = "difference"
    DEFECT = "defect"
    SIGNS = "signs"
    AMOUNTS = "amounts"
    LABEL = "label"
    PAYEE = "payee"


@dataclass(frozen=True, slots=True)
class ShippingAgreed(Sentence):
    """The day agreed for shipping."""

    on: date


@dataclass(frozen=True, slots=True)
class ShippingDated(Sentence):
    """The day of shipping."""

    on: date
    method: ShippingMethod | None


@dataclass(frozen=True, slots=True)
class CartonsArrived(Sentence):
    """How many cartons arrived."""

    count: int


@dataclass(frozen=True, slots=True)
class OwnWords(Sentence):
    """What the buyer says of something, or copied from it."""

    about: WordsAbout
    words: Excerpt


Detail = (
    PlainDetail
    | CountMethod
    | SealState
    | Usability
    | StillWanted
    | GenuineClaim
    | ShippingAgreed
    | ShippingDated
    | CartonsArrived
    | OwnWords
)


ALSO_ABOUT = {
    "damaged": WordsAbout.DAMAGE,
    "wrong_item": WordsAbout.DIFFERENCE,
    "quality": WordsAbout.DEFECT,
}
"""What the words on the units that came are about, where others are missing."""


def list_details(known: Known) -> Line:
    """Return the further sentences on the problem the buyer picked."""
    find = DETAILS.get(known.text("problem"))
    return make_line(*find(known)) if find else ()


def _iter_never_arrived(known: Known) -> Iterator[Detail | None]:
    agreed, shipped = known.sure_day("ship_by"), known.sure_day("shipped_on")
    if agreed:
        yield ShippingAgreed(agreed)
    if known.picked("shipped", "no"):
        yield PlainDetail.NOT_SHIPPED
    elif shipped:
        yield ShippingDated(shipped, choose(known, "ship_method", ShippingMethod))
    yield _find_consent(known)


def _iter_damaged(known: Known) -> Iterator[Detail | None]:
    yield _quote(known, "damage_what", WordsAbout.DAMAGE)


def _iter_wrong_item(known: Known) -> Iterator[Detail | None]:
    yield _quote(known, "wrong_what", WordsAbout.DIFFERENCE)
    yield _quote(known, "label_says", WordsAbout.LABEL, LONGEST_LABEL)


def _iter_missing(known: Known) -> Iterator[Detail | None]:
    yield choose(known, "count_how", CountMethod)
    cartons = known.count("cartons_received")
    yield CartonsArrived(cartons) if cartons else None
    yield choose(known, "seal_state", SealState)
    also = ALSO_ABOUT.get(known.text("also_bad"))
    yield _quote(known, "also_what", also) if also else None


def _iter_quality(known: Known) -> Iterator[Detail | None]:
    yield _quote(known, "quality_what", WordsAbout.DEFECT)
    yield choose(known, "usable", Usability)


def _iter_late(known: Known) -> Iterator[Detail | None]:
    yield _find_consent(known)
    yield choose(known, "still_wanted", StillWanted)


def _iter_payment(known: Known) -> Iterator[Detail | None]:
    yield _quote(known, "payment_what", WordsAbout.AMOUNTS)


def _iter_counterfeit(known: Known) -> Iterator[Detail | None]:
    yield _quote(known, "fake_signs", WordsAbout.SIGNS)
    yield choose(known, "genuine_claim", GenuineClaim)
    yield PlainDetail.BRAND_STATEMENT if known.picked("brand_word", "yes") else None


def _iter_off_platform(known: Known) -> Iterator[Detail | None]:
    yield _quote(known, "asked_where", WordsAbout.PAYEE)
    yield PlainDetail.NOT_PAID_OUTSIDE if known.picked("off_paid", "no") else None


def _quote(known: Known, step: str, about: WordsAbout, most: int = LONGEST_WORDS) -> Detail | None:
    words = take_excerpt(known.text(step), most)
    return OwnWords(about, words) if words else None


def _find_consent(known: Known) -> Detail | None:
    return PlainDetail.NO_LATER_DATE if known.picked("late_consent", "no") else None


DETAILS: Mapping[str, Callable[[Known], Iterator[Detail | None]]] = {
    "never_arrived": _iter_never_arrived,
    "damaged": _iter_damaged,
    "wrong_item": _iter_wrong_item,
    "missing": _iter_missing,
    "quality": _iter_quality,
    "late": _iter_late,
    "payment": _iter_payment,
    "counterfeit": _iter_counterfeit,
    "off_platform": _iter_off_platform,
}
