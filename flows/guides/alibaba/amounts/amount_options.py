"""The amounts proposed as buttons, each named like the figure that computes it."""

from flows.definition.vocabulary import option

UNITS_ESTIMATE = option("units_estimate", "Estimate: {units_estimate}", "estimate", "about")
FAIR_SHARE = option("fair_share", "Calculated: {fair_share}", "bad part", "part")
FAIR_TARGET = option("fair_target", "With all costs: {fair_target}", "costs", "target")
FULL_PAID = option("full_paid", "All I paid: {full_paid}", "all", "everything", "full")
SETTLED_AMOUNT = option("settled_amount", "What was agreed: {settled_amount}", "agreed")
ASKED_AMOUNT = option("asked_amount", "My claim: {asked_amount}", "asked", "claim")
