"""The case file of any case: as its guide drafts it, else the files alone."""

from collections.abc import Mapping

from flows.definition.guide import Guide
from flows.definition.kinds import Choose, Wait
from flows.definition.steps import Step
from flows.model.case import Case, ExhibitState
from flows.model.case_file import BuildInfo, CaseFile, Cover, Phrase
from flows.model.exhibit_sheet import build_plain_sheet
from flows.model.letter_texts import list_sent_texts, name_letter


def draft_case_file(guide: Guide, case: Case, making: BuildInfo) -> CaseFile:
    """Return the case file of a case, whatever was answered."""
    if guide.drafter is not None:
        return guide.drafter(guide.walk(case.answers).known, case, making)
    return CaseFile(
        reference=case.id,
        version=making.version,
        made_at=making.made_at,
        cover=Cover(Phrase(guide.title)),
        sheets=tuple(
            build_plain_sheet(label, each, making)
            for label, each in case.labelled_exhibits
            if each.state is not ExhibitState.LOST
        ),
        sent_texts=list_sent_texts((each.on, each) for each in case.sent_letters),
    )


def write_open_letters(guide: Guide, case: Case) -> Mapping[str, str]:
    """Return the texts that are to be pasted now, by file name: "follow-up.en.txt"."""
    known, wanted = guide.walk(case.answers).known, find_open_letters(guide, case)
    return {
        f"{name_letter(letter.id)}.{language}.txt": text
        for letter in guide.letters
        if letter.id in wanted
        for language, text in letter.write(known, case).versions.items()
    }


def find_open_letters(guide: Guide, case: Case) -> frozenset[str]:
    """Return the ids of the letters of the step on screen, and of those still to be sent.

    Such a one was approved by an answer where it is only shown; a later step says that it is sent.
    """
    here = guide.find_spot(case)
    sendable = {step.id: _list_sendable(step) for step in guide.steps.values()}
    waiting = frozenset[str]()
    for spot in guide.walk(case.answers).answered:
        step = guide.steps[spot.step]
        if step.kind.list_sent_letters(case.answers[spot].value):
            waiting -= frozenset(step.letters)
        elif isinstance(step.kind, Choose) and not sendable[step.id]:
            waiting |= frozenset(step.letters) & frozenset[str]().union(*sendable.values())
    return waiting | frozenset(guide.steps[here.step].letters)


def _list_sendable(step: Step) -> frozenset[str]:
    options = step.kind.options if isinstance(step.kind, Choose | Wait) else ()
    return frozenset(letter for option in options for letter in option.sends)
