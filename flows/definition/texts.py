"""The English texts of a guide's parts, each by its slot, and how a text is worded and filled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter

from flows.definition.checks import Check
from flows.definition.deadlines import Deadline, Fact
from flows.definition.evidence_weights import EvidenceScale
from flows.definition.kinds import Choose, Exhibits, Wait
from flows.definition.steps import Phase, Step, Topic

SlotText = tuple[str, str]
"""A slot and the English text in it."""


def collect_phase_texts(phases: Iterable[Phase]) -> Iterator[SlotText]:
    """Yield the titles of phases and what their steps say: "problem.ask" asks for "problem"."""
    for phase in phases:
        yield f"phase.{phase.id}", phase.title
        for step in phase.steps:
            yield from _collect_step_texts(step)


def _collect_step_texts(step: Step) -> Iterator[SlotText]:
    yield f"{step.id}.ask", step.text
    for n, note in enumerate(step.notes):
        yield f"{step.id}.note{n}", note.text
    if step.why:
        yield f"{step.id}.why", step.why
    for token, label in step.kind.list_labels().items():
        yield f"{step.id}.{token}", label
    if isinstance(step.kind, Exhibits):
        for line in step.kind.lines:
            yield f"{step.id}.{line.id}.how", line.instruction
    if isinstance(step.kind, Wait):
        if step.kind.text_open:
            yield f"{step.id}.open", step.kind.text_open
        for n, rung in enumerate(step.kind.nudge_steps):
            yield from _number_wordings(f"{step.id}.rung{n}", rung.text)


def collect_topic_texts(topics: Iterable[Topic]) -> Iterator[SlotText]:
    """Yield the title and the answer of each topic."""
    for topic in topics:
        yield f"topic.{topic.id}.title", topic.title
        yield f"topic.{topic.id}.text", topic.text


def collect_deadline_texts(deadlines: Sequence[Deadline]) -> Iterator[SlotText]:
    """Yield the title of each deadline and its act, then the wordings of every alert."""
    for deadline in deadlines:
        yield f"deadline.{deadline.id}", deadline.title
    for deadline in deadlines:
        if deadline.act:
            yield f"deadline.{deadline.id}.act", deadline.act.advice
            yield f"deadline.{deadline.id}.done", deadline.act.done
        if deadline.act and deadline.act.after:
            yield f"deadline.{deadline.id}.after", deadline.act.after
    for deadline in deadlines:
        for n, alert in enumerate(deadline.alerts):
            yield from _number_wordings(f"deadline.{deadline.id}.alert{n}", alert.text)


def collect_fact_texts(facts: Iterable[Fact]) -> Iterator[SlotText]:
    """Yield each fact, and what speaks against it."""
    for fact in facts:
        yield f"fact.{fact.id}", fact.text
        if fact.doubt:
            yield f"fact.{fact.id}.doubt", fact.doubt


def collect_evidence_texts(
    scales: Iterable[EvidenceScale], checks: Iterable[Check]
) -> Iterator[SlotText]:
    """Yield the labels of weighed answers and what the checks say; a line has its own label."""
    for scale in scales:
        for weight in scale.weights:
            if weight.condition:
                yield f"weight.{weight.id}", weight.label
    for check in checks:
        yield f"check.{check.id}", check.text


def collect_idle_texts(texts: Iterable[str | tuple[str, ...]]) -> Iterator[SlotText]:
    """Yield the wordings of the nudges to a quiet case."""
    for n, text in enumerate(texts):
        yield from _number_wordings(f"idle.{n}", text)


def list_wordings(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the ways in which one nudge is worded."""
    return (text,) if isinstance(text, str) else text


def _number_wordings(slot: str, text: str | tuple[str, ...]) -> Iterator[SlotText]:
    for n, variant in enumerate(list_wordings(text)):
        yield (f"{slot}.{n}" if n else slot), variant


def choose_wording(texts: Mapping[str, str], slot: str, repeats: int) -> str:
    """Return the slot of the wording for what was said so often before: each time the next."""
    count = 1
    while f"{slot}.{count}" in texts:
        count += 1
    return f"{slot}.{repeats % count}" if repeats % count else slot


def is_choice(step: Step) -> bool:
    """Whether the answer to a step is one of its own labelled options."""
    return isinstance(step.kind, Choose | Wait)


def find_placeholders(text: str) -> frozenset[str]:
    """Return the names in braces; raises ValueError where the braces are wrong."""
    if "{" not in text and "}" not in text:  # most texts; every one is looked at at every start
        return frozenset()
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
