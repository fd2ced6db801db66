"""What is known of the platform's rules, each fact with its source and its doubt."""

from flows.definition.vocabulary import Fact
from flows.guides.alibaba.facts.choices import CHOICES
from flows.guides.alibaba.facts.coverage import COVERAGE
from flows.guides.alibaba.facts.fallback import FALLBACK
from flows.guides.alibaba.facts.process import PROCESS
from flows.guides.alibaba.facts.proof import PROOF

ALL_FACTS = (*COVERAGE, *PROCESS, *PROOF, *FALLBACK, *CHOICES)
FACTS: dict[str, Fact] = {fact.id: fact for fact in ALL_FACTS}
