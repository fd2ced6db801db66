"""How many units of a delivery to check: single sampling by ISO 2859-1, as its tables give it.

Table 1 (general inspection level II) gives the code letter for the size of the lot, table 2-A
(normal inspection) the sample and the acceptance number for AQL 2.5. Where table 2-A has an arrow,
the plan it points to is used, with its own sample size: E goes down to F, P and Q go up to N.
Edition of 1999; the figures agree in two copies of the tables, one by an inspection company, one
of MIL-STD-105E, from which the standard comes.
"""

from dataclasses import dataclass

from flows.definition.vocabulary import Known

AQL = "2.5"
MIN_LOT = 51
"""Units from which a sample is worth the trouble; up to 50, checking all is a matter of minutes."""


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """A sampling plan: so many units; so many bad ones still pass, one more does not."""

    letter: str
    size: int
    max_bad: int

    @property
    def min_failing(self) -> int:
        """The number of bad units from which the lot does not pass."""
        return self.max_bad + 1


F, G, H = SamplingPlan("F", 20, 1), SamplingPlan("G", 32, 2), SamplingPlan("H", 50, 3)
J, K, L = SamplingPlan("J", 80, 5), SamplingPlan("K", 125, 7), SamplingPlan("L", 200, 10)
M, N = SamplingPlan("M", 315, 14), SamplingPlan("N", 500, 21)

PLANS_BY_LOT: tuple[tuple[int, SamplingPlan], ...] = (
    (90, F),  # letter E, an arrow down
    (150, F),
    (280, G),
    (500, H),
    (1_200, J),
    (3_200, K),
    (10_000, L),
    (35_000, M),
    (150_000, N),
)
"""The largest lot of each row of table 1 from `MIN_LOT` on; larger ones take the last plan."""


def find_plan(units: int) -> SamplingPlan | None:
    """Return the plan for a lot of so many units, None where all of them are to be checked."""
    if units < MIN_LOT:
        return None
    return next((found for most, found in PLANS_BY_LOT if units <= most), N)


def sample_size(known: Known) -> int | None:
    """How many units to check."""
    found = _find_known_plan(known)
    return found.size if found else None


def sample_accept(known: Known) -> int | None:
    """How many bad ones still pass."""
    found = _find_known_plan(known)
    return found.max_bad if found else None


def sample_reject(known: Known) -> int | None:
    """From how many bad ones on the lot does not pass."""
    found = _find_known_plan(known)
    return found.min_failing if found else None


def sample_each(known: Known) -> int | None:
    """How many to take from each carton, so that together they are at least the sample."""
    found, cartons = _find_known_plan(known), known.count("sample_cartons")
    return -(-found.size // cartons) if found and cartons else None


def sample_good(known: Known) -> int | None:
    """How many of those checked were good."""
    checked, bad = known.count("sample_checked"), known.count("sample_bad")
    return checked - bad if checked is not None and bad is not None else None


def count_planned_sample(known: Known) -> int | None:
    """How many were checked, where it is exactly the sample of the plan, chosen unseen."""
    checked = known.count("sample_checked")
    planned = checked == sample_size(known) and known.picked("sample_how", "random")
    return checked if planned else None


def count_failing(known: Known) -> int | None:
    """How many bad ones were found, where these are too many for the plan; else None."""
    bad, most = known.count("sample_bad"), sample_accept(known)
    over = count_planned_sample(known) and bad is not None and most is not None and bad > most
    return bad if over else None


def _find_known_plan(known: Known) -> SamplingPlan | None:
    units = known.count("units_received")
    return find_plan(units) if units else None
