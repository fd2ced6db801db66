"""Reads every amount, count and percentage of a text, with what it is said to be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from flows.guides.alibaba.letters.formatting import format_percent

AMOUNT = r"([A-Z]{3} [\d,]+(?:\.\d+)?)"
COUNT = r"(\d[\d,]*)"
UNITS = rf"{COUNT} units?"
PARTS = rf"(?: \({COUNT} bad \+ {COUNT} missing\)|（{COUNT}件有问题 \+ {COUNT}件短少）)?"

UNREAD = (
    r'"[^"]*"|“[^”]*”',  # the buyer's own words
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}",
    r"\d{4}年\d{1,2}月\d{1,2}日",
    r"ISO 2859-1",
    r"(?i:order) (?:on Alibaba\.com: )?\d{6,}|订单号：\d+",
)
"""What holds numbers of other kinds."""

ROLES: Mapping[str, tuple[str, ...]] = {
    "paid": (
        rf"Paid: {AMOUNT}",
        rf"I paid {AMOUNT}",
        rf"I dispute my payment of {AMOUNT}",
        rf"Paid for (?:the|this) order: {AMOUNT}",
        rf"已付款[:：]? ?{AMOUNT}",
    ),
    "asked": (
        rf"I ask for an? (?:full|partial) refund of {AMOUNT}",
        rf"I ask to return .*? refund of {AMOUNT}",
        rf"Asked for(?: in this case)?: {AMOUNT}",
        rf"I ask for {AMOUNT}",
        rf"I had asked for {AMOUNT}",
        rf"我方请求(?:全额退款|部分退款|退货并退款|退回.*?并退款) {AMOUNT}",
        rf"我方就其中 {AMOUNT}",
        rf"我方原请求金额为 {AMOUNT}",
    ),
    "claimed": (rf"Amount I claim: {AMOUNT}",),
    "part": (rf"Part (?:that is|of it that is) affected: {AMOUNT}",),
    "instead": (
        rf"I would also accept a refund of {AMOUNT}",
        rf"我方也可接受就这些货物退款 {AMOUNT}",
    ),
    "whole": (
        rf"The price of the whole order is {AMOUNT}",
        rf"Price of the whole order: {AMOUNT}",
        rf"订单总价为 {AMOUNT}",
    ),
    "costs": (
        rf"plus {AMOUNT} of costs",
        rf"Costs of the buyer's own, on bills: {AMOUNT}",
        rf"另有可证明的费用 {AMOUNT}",
    ),
    "ordered": (
        rf"Agreed: {UNITS}",
        rf"I ordered {UNITS}",
        rf"the {UNITS} I ordered",
        rf"all {UNITS}",
        rf"Units ordered: {COUNT}",
        rf"约定：数量{COUNT}件",
        rf"订购(?:的)?{COUNT}件",
        rf"全部{COUNT}件",
    ),
    "received": (
        rf"and {COUNT} arrived",
        rf"^{COUNT} of {COUNT} units arrived",
        rf"of those {COUNT}\b",
        rf"Units received: {COUNT}",
        rf"Of {UNITS} ",
        rf"实收{COUNT}件",
        rf"在收到的{COUNT}件中",
    ),
    "missing": (rf"so {UNITS}(?: \([\d.]+%\))? did not come", rf"短少{COUNT}件", rf"{UNITS} fewer"),
    "bad": (rf"Units with the problem(?:, estimated)?: {COUNT}",),
    "sample": (rf"Units in the sample: {COUNT}",),
    "found": (rf"Bad in the sample: {COUNT}",),
    "checked": (rf"Units checked: {COUNT}",),
}
"""How our texts name each number; the first group is the number."""

PORTIONS = (
    rf"(about )?{COUNT} of (?:those )?{COUNT}(?: units)?"
    r"(?: \(([\d.]+%)(?:, estimated from a sample)?\))?",
    rf"{COUNT}件货物中有(约)?{COUNT}件(?:（([\d.]+%)(?:，按抽样估算)?）)?",
)
EQUATIONS = (
    rf"Amount: {UNITS}{PARTS} x {AMOUNT} = {AMOUNT}",
    rf"涉及金额：{COUNT}件{PARTS} × {AMOUNT} = {AMOUNT}",
)
SHARES = (
    rf"Amount: {AMOUNT} x {COUNT}{PARTS} / {COUNT} = {AMOUNT}",
    rf"涉及金额：{AMOUNT} × {COUNT}{PARTS} ÷ {COUNT} = {AMOUNT}",
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as it is printed: units, the bad and missing ones among them, and the value."""

    units: int
    bad: int | None
    missing: int | None
    price: str
    value: str
    adds_up: bool


class Numbers:
    """The numbers of some texts by role, and what these texts say twice."""

    def __init__(self) -> None:
        self.roles: dict[str, set[str]] = defaultdict(set)
        self.sums: set[Sum] = set()
        self.wrong: list[str] = []
        self.amounts: set[str] = set()
        self.estimated = False

    def read(self, text: str) -> "Numbers":
        """Take in the numbers of one text."""
        for pattern in UNREAD:
            text = re.sub(pattern, "…", text)
        for role, patterns in ROLES.items():
            for pattern in patterns:
                found = re.findall(pattern, text, re.MULTILINE)
                self.roles[role] |= {each if isinstance(each, str) else each[0] for each in found}
        self.amounts |= set(re.findall(AMOUNT, text))
        self.estimated |= "estimated" in text
        self.sums |= {*_read_sums(text)}
        self.wrong += _find_wrong_portions(text)
        return self


def _count(text: str) -> int:
    return int(text.replace(",", ""))


CLAIMED_UNITS = rf"Amount I claim: {AMOUNT} \({UNITS}{PARTS} x {AMOUNT}\)"
CLAIMED_SHARE = rf"Amount I claim: {AMOUNT} \({AMOUNT} x {COUNT}{PARTS} / {COUNT}\)"


def _minor(amount: str) -> Fraction:
    return Fraction(amount[4:].replace(",", ""))


def _parts(groups: tuple[str, ...]) -> tuple[int | None, int | None]:
    told = [_count(each) for each in groups if each]
    return (told[0], told[1]) if told else (None, None)


def _read_sums(text: str) -> Iterator[Sum]:
    for pattern in EQUATIONS:
        for units, *parts, price, value in re.findall(pattern, text):
            yield _make_product(units, parts, price, value)
    for value, units, *parts, price in re.findall(CLAIMED_UNITS, text):
        yield _make_product(units, parts, price, value)
    for pattern in SHARES:
        for whole, units, *parts, ordered, value in re.findall(pattern, text):
            yield _make_share(whole, units, parts, ordered, value)
    for value, whole, units, *parts, ordered in re.findall(CLAIMED_SHARE, text):
        yield _make_share(whole, units, parts, ordered, value)


def _make_product(units: str, parts: list[str], price: str, value: str) -> Sum:
    right = _minor(price) * _count(units) == _minor(value)
    return Sum(_count(units), *_parts(tuple(parts)), price, value, right)


def _make_share(whole: str, units: str, parts: list[str], ordered: str, value: str) -> Sum:
    exact = _minor(whole) * _count(units) / _count(ordered)
    right = abs(exact - _minor(value)) <= Fraction(1, 200)
    return Sum(_count(units), *_parts(tuple(parts)), whole, value, right)


def _find_wrong_portions(text: str) -> Iterator[str]:
    for _, part, whole, percent in re.findall(PORTIONS[0], text):
        if percent and percent != format_percent(_count(part), _count(whole)):
            yield f"{part} of {whole} is not {percent}"
        if _count(part) > _count(whole):
            yield f"{part} of {whole}"
    for whole, _, part, percent in re.findall(PORTIONS[1], text):
        if percent and percent != format_percent(_count(part), _count(whole)):
            yield f"{part} of {whole} is not {percent}"
