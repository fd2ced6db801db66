"""Every English text of a guide by its slot, gathered for the catalogue and the linter."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from flows.definition.controls import CONTROL_LABELS
from flows.definition.kinds import Choose, Exhibits, Wait
from flows.definition.steps import Step

if TYPE_CHECKING:
    from flows.definition.guide import Guide

BUTTON_CHARACTERS = 40


def collect_texts(guide: "Guide") -> Mapping[str, str]:
    """Return slot -> English text; "problem.ask" is the question of the step "problem"."""
    texts = {"guide.title": guide.title, **CONTROL_LABELS}
    for phase in guide.phases:
        texts[f"phase.{phase.id}"] = phase.title
        for step in phase.steps:
            texts.update(_collect_step_texts(step))
    for topic in guide.topics:
        texts[f"topic.{topic.id}.title"] = topic.title
        texts[f"topic.{topic.id}.text"] = topic.text
    texts.update({f"letter.{letter.id}": letter.title for letter in guide.letters})
    texts.update({f"deadline.{deadline.id}": deadline.title for deadline in guide.deadlines})
    for deadline in guide.deadlines:
        for n, alert in enumerate(deadline.alerts):
            texts.update(_number_wordings(f"deadline.{deadline.id}.alert{n}", alert.text))
    for fact in guide.facts.values():
        texts[f"fact.{fact.id}"] = fact.text
        if fact.doubt:
            texts[f"fact.{fact.id}.doubt"] = fact.doubt
    texts.update(
        {f"weight.{w.id}": w.label for s in guide.scales for w in s.weights if w.condition}
    )
    texts.update({f"check.{check.id}": check.text for check in guide.checks})
    for n, idle in enumerate(guide.idle_texts):
        texts.update(_number_wordings(f"idle.{n}", idle))
    return texts


def _collect_step_texts(step: Step) -> Iterator[tuple[str, str]]:
    yield f"{step.id}.ask", step.text
    if step.why:
        yield f"{step.id}.why", step.why
    for token, label in step.kind.list_labels().items():
        yield f"{step.id}.{token}", label
    if isinstance(step.kind, Exhibits):
        for line in step.kind.lines:
            yield f"{step.id}.{line.id}.how", line.instruction
    if isinstance(step.kind, Wait):
        for n, rung in enumerate(step.kind.nudge_steps):
            yield from _number_wordings(f"{step.id}.rung{n}", rung.text)


def list_wordings(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the ways in which one follow-up is worded."""
    return (text,) if isinstance(text, str) else text


def _number_wordings(slot: str, text: str | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for n, variant in enumerate(list_wordings(text)):
        yield (f"{slot}.{n}" if n else slot), variant


def choose_wording(texts: Mapping[str, str], slot: str, told: int) -> str:
    """Return the slot of the wording for what was told so often before: each time the next."""
    count = 1
    while f"{slot}.{count}" in texts:
        count += 1
    return f"{slot}.{told % count}" if told % count else slot


def is_choice(step: Step) -> bool:
    """Whether the answer to a step is one of its own labelled options."""
    return isinstance(step.kind, Choose | Wait)


def find_placeholders(text: str) -> frozenset[str]:
    """Return the names in braces; raises ValueError where the braces are wrong."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
