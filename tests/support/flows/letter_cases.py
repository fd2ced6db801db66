"""Answers and files to write letters from: partial by chance, and everything at its limit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from flows.definition.vocabulary import Answer, Case, Exhibit, Known, Money
from flows.model.case import ExhibitState, LineSource, Spot, open_case

AT = datetime(2026, 4, 3, 10, tzinfo=UTC)
PRODUCT, SUPPLIER, ORDER = "LED desk lamp, black", "Ningbo Bright Co., Ltd", "123456789"

PICKS = {
    "problem": "never_arrived damaged wrong_item missing quality late payment counterfeit "
    "off_platform other",
    "payment": "trade_assurance direct_pay outside not_sure",
    "pay_method": "card paypal bank western_union wallet pay_later other",
    "shipped": "yes no unknown",
    "ship_method": "express air land sea unknown",
    "delivered": "yes part no",
    "confirmed": "me automatic no unknown",
    "tracking_state": "none stuck says_delivered other_city customs",
    "late_consent": "yes no",
    "still_wanted": "yes no",
    "carton_state": "crushed wet opened fine",
    "wrong_how": "product model colour size material",
    "count_how": "units cartons weight",
    "seal_state": "intact opened unknown",
    "quality_kind": "size material function finish performance",
    "usable": "yes partly no",
    "payment_issue": "twice more refund_unpaid cancelled_unpaid other",
    "genuine_claim": "listing chat none",
    "brand_word": "yes no",
    "off_paid": "yes no",
    "count_basis": "all part none",
    "short_too": "yes no",
    "also_bad": "none damaged wrong_item quality",
    "full_why": "incomplete set unsafe own part",
    "inspected_how": "all random first some",
    "sample_how": "random some first",
    "proof_where": "order attachment chat listing none",
    "remedy": "full partial return_refund resend other",
    "first_message": "sent already file_now",
    "seller_wait": "agreed offered refused stalls no_reply",
    "offer_check": "yes_accept no",
    "promise_wait": "kept broken",
    "goods_wait": "arrived wrong late",
    "refused_why": "no_reason carrier buyer tolerance proof as_agreed too_late other",
    "case_refused_why": "no_reason carrier buyer tolerance proof as_agreed too_late other",
    "case_counter": "sent skip_it",
    "counter_message": "sent file_now",
    "final_notice": "sent skip_it",
    "case_wait": "agreed offered refused no_reply",
    "case_offer_kind": "money resend back credit",
    "complaint_ground": "receipt promise none",
    "payout_late": "wait complain money",
    "asked_count": "one several unclear",
    "asked_reply": "send lack time company",
    "decision": "full part refused closed",
}
COUNTS = (
    "units_ordered",
    "units_received",
    "units_affected",
    "inspected",
    "cartons_received",
    "sample_checked",
    "sample_bad",
)
AMOUNTS = (
    "paid_amount",
    "remedy_amount",
    "offer_amount",
    "counter_amount",
    "case_offer_amount",
    "case_counter_amount",
    "freight_paid",
    "proven_costs",
)
DAYS = (
    "paid_on",
    "ship_by",
    "shipped_on",
    "delivered_on",
    "confirmed_on",
    "countdown_on",
    "refund_agreed_on",
    "off_paid_on",
    "admitted_on",
    "real_receipt_on",
    "promise_on",
    "stall_by",
    "goods_on",
    "pay_by",
    "offline_by",
    "filed_on",
    "escalated_on",
)
WORDS = (
    "problem_other",
    "damage_what",
    "wrong_what",
    "quality_what",
    "fake_signs",
    "payment_what",
    "refused_words",
    "case_refused_words",
    "admission",
    "label_says",
    "brand",
    "asked_where",
    "agreed_term",
    "received_fact",
    "remedy_other",
    "evidence_asked",
    "asked_point",
    "promise_words",
    "asked_words",
)
NAMES = {"product": PRODUCT, "supplier": SUPPLIER, "order_number": ORDER}


def known(**given: object) -> Known:
    """The answers as if given at one instant; a list holds one value for each visit."""
    return Known(_answers(AT, given))


def _answers(at: datetime, given: dict[str, object]) -> Iterator[tuple[Spot, Answer]]:
    for step, values in given.items():
        for lap, value in enumerate(values if isinstance(values, list) else [values]):
            move = "skipped" if value is None else "answered"
            yield Spot(step, lap), Answer(move, at, value)  # type: ignore[arg-type]


def case(*exhibits: Exhibit) -> Case:
    """A case that holds these files."""
    return replace(open_case("c", "alibaba", AT), exhibits=exhibits)


def exhibit(number: int, /, line: str | None = None, caption: str = "", **more: object) -> Exhibit:
    """One photo, received at the instant of the answers."""
    photo = Exhibit(f"x{number}", "photo", "a.jpg", number, AT, line=line, caption=caption)
    photo = replace(photo, line_from=LineSource.BUYER)
    return replace(photo, **more)  # type: ignore[arg-type]


def at_the_limit(problem: str, remedy: str, text: str) -> Known:
    """Every question answered, each text as long as `text`, each number as wide as can be."""
    given: dict[str, object] = {step: options.split()[0] for step, options in PICKS.items()}
    given |= dict.fromkeys(("product", "supplier", *WORDS), text)
    given |= {step: [text] * 4 for step in ("agreed_term", "received_fact")}
    given |= dict.fromkeys(COUNTS, 123_456_789) | {"units_ordered": 987_654_321}
    given |= dict.fromkeys(AMOUNTS, Money(98_765_432_109_87, "USD"))
    given |= {step: date(2026, 9, 11 + n) for n, step in enumerate(DAYS)}
    given |= {"story": (text, text), "order_number": "9" * 40, "countdown_on": None}
    given |= {"seller_wait": ["stalls"] * 6, "usable": "partly", "proof_where": ["attachment"] * 4}
    given |= {"problem": problem, "remedy": remedy, "offer_check": "no"}
    return Known(_answers(AT, given))


LETTERS = "abc XYZ.,'\n中文é0123456789"
TEXTS = st.text(LETTERS, min_size=1, max_size=500)
SOME_DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
MONEY = st.builds(Money, st.integers(1, 10**12), st.sampled_from(("USD", "JPY", "KWD")))


def _several(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(st.one_of(st.none(), values), min_size=1, max_size=4)


def _values() -> Iterator[tuple[str, st.SearchStrategy[object]]]:
    for step, options in PICKS.items():
        yield step, _several(st.sampled_from(options.split()))
    for names, strategy in ((COUNTS, st.integers(0, 3000)), (AMOUNTS, MONEY), (WORDS, TEXTS)):
        for step in names:
            yield step, _several(strategy)
    for step in DAYS:
        yield step, SOME_DAYS
    for step, name in NAMES.items():
        yield step, st.just(name)
    yield "story", st.lists(TEXTS, min_size=1, max_size=3).map(tuple)


INSTANTS = st.integers(0, 60).map(lambda days: AT + timedelta(days=days))
PARTIAL = st.builds(
    lambda at, given: Known(_answers(at, given)),
    INSTANTS,
    st.fixed_dictionaries({}, optional=dict(_values())),
)
EXHIBITS = st.builds(
    exhibit,
    st.integers(1, 99),
    st.sampled_from((None, "carton_out", "chat_all", "unknown_line")),
    st.one_of(st.just(""), TEXTS),
    state=st.sampled_from(ExhibitState),
    withdrawn=st.booleans(),
)
CASES = st.lists(EXHIBITS, max_size=12).map(lambda files: case(*files))
