"""The amounts proposed as buttons, each named like the figure that computes it."""

from flows.vocabulary import option

FAIR_SHARE = option("fair_share", "The bad part: {fair_share}", "bad part", "part")
FULL_PAID = option("full_paid", "All I paid: {full_paid}", "all", "everything", "full")
ASKED_AMOUNT = option("asked_amount", "What I asked: {asked_amount}", "asked")
