"""The guide for Alibaba.com: contact the seller, describe, gather evidence, escalate."""

from flows.definition.vocabulary import (
    BuildInfo,
    Case,
    CaseFile,
    Guide,
    Known,
    all_of,
    any_of,
    has,
    not_,
    picked,
)
from flows.guides.alibaba.amounts.figures import FIGURES
from flows.guides.alibaba.amounts.offer_line import FAIR_FIGURES
from flows.guides.alibaba.contact import CONTACT
from flows.guides.alibaba.describe import DESCRIBE
from flows.guides.alibaba.escalate import ESCALATE
from flows.guides.alibaba.evidence.checks import CHECKS
from flows.guides.alibaba.evidence.weights import SCALES
from flows.guides.alibaba.gather import GATHER
from flows.guides.alibaba.help.topics import IDLE_TEXTS, TOPICS
from flows.guides.alibaba.labels import LABELS
from flows.guides.alibaba.letters import LETTERS
from flows.guides.alibaba.rules.beijing_times import BEIJING_FIGURES
from flows.guides.alibaba.rules.deadlines import DEADLINES, FACTS

__all__ = ["GUIDE"]


def draft_case_file(known: Known, case: Case, making: BuildInfo) -> CaseFile:
    """Return the case file; its parts are loaded with the first one that is drafted."""
    from flows.guides.alibaba.casefile import case_file

    return case_file(known, case, making)


GUIDE = Guide(
    id="alibaba",
    title="Dispute on Alibaba.com",
    phases=(CONTACT, DESCRIBE, GATHER, ESCALATE),
    topics=TOPICS,
    letters=LETTERS,
    figures={
        **FIGURES,
        **{each.__name__: each for each in FAIR_FIGURES},
        **BEIJING_FIGURES,
    },
    deadlines=DEADLINES,
    facts=FACTS,
    drafter=draft_case_file,
    scales=SCALES,
    checks=CHECKS,
    idle_texts=IDLE_TEXTS,
    labels=LABELS,
    subject="problem",
    claim="asked_amount",
    claimed=all_of(
        picked("remedy", "full", "partial", "return_refund"),
        not_(any_of(has("decided_on"), picked("case_accept_check", "yes_accept"))),
    ),
    consent=picked("start", "remind"),
    consent_text="alibaba.start/1",
)
