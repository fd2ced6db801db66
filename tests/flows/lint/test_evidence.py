"""The linter of weights, checks and roles: for each complaint the smallest guide that earns it."""

from dataclasses import replace
from typing import Any

import pytest

from flows.definition.vocabulary import (
    Check,
    Choose,
    Count,
    EvidenceScale,
    EvidenceWeight,
    ExcessCheck,
    Step,
    has,
    option,
)
from flows.model.errors import GuideError
from tests.support.flows.guides import small

UNITS = Step("units", Count(), "How many?")
TOLD = EvidenceWeight("told", 1, (), "The number", condition=has("units"))


def scale(*weights: EvidenceWeight, **fields: Any) -> dict[str, Any]:
    return {"scales": (EvidenceScale("all", weights, **fields),)}


def checks(*found: Check) -> dict[str, Any]:
    return {"checks": found}


MORE = ExcessCheck("more", "{units} is more.", "units", "units")
COMPLAINTS: list[tuple[str, dict[str, Any]]] = [
    ("scale all: weighs told twice", scale(TOLD, TOLD)),
    ("scale all reads gone, which is no step", scale(TOLD, when=has("gone"))),
    (
        "scale all: told weighs nothing",
        scale(EvidenceWeight("told", 0, (), "N", condition=has("units"))),
    ),
    ("scale all: photo is no line of a checklist", scale(EvidenceWeight("photo", 1, ()))),
    (
        "told reads gone, which is no step",
        scale(EvidenceWeight("told", 1, (), "N", condition=has("gone"))),
    ),
    (
        "told: there is no fact F9",
        scale(EvidenceWeight("told", 1, ("F9",), "N", condition=has("units"))),
    ),
    ("weight.told: is empty", scale(EvidenceWeight("told", 1, (), condition=has("units")))),
    ("check more reads gone, which is no step", checks(ExcessCheck("more", "?", "units", "gone"))),
    ("check more: is declared twice", checks(MORE, MORE)),
    ("check.more: nothing fills label", checks(ExcessCheck("more", "{label}", "units", "units"))),
]


@pytest.mark.parametrize(("complaint", "fields"), COMPLAINTS)
def test_a_guide_that_weighs_wrongly_is_refused(complaint: str, fields: dict[str, Any]) -> None:
    with pytest.raises(GuideError, match=complaint):
        small(UNITS, **fields)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"order_field": "order_number"}, "units: cannot be answered with the order_number"),
        ({"order_field": "colour"}, "units: nothing reads colour from a file"),
    ],
)
def test_a_step_no_file_can_fill_is_refused(fields: dict[str, Any], complaint: str) -> None:
    with pytest.raises(GuideError, match=complaint):
        small(replace(UNITS, **fields))


def test_a_guide_that_weighs_rightly_is_taken() -> None:
    yes = Step("yes", Choose((option("yes", "Yes"),)), "Yes?", shows_preflight=True)
    assert small(UNITS, yes, **scale(TOLD), **checks(MORE)).texts["weight.told"] == "The number"
