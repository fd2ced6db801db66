"""The case file of any case: as its guide drafts it, else the files alone."""

from collections.abc import Mapping

from flows.definition.guide import Guide
from flows.model.case import Case, ExhibitState
from flows.model.case_file import BuildInfo, CaseFile, Cover, Phrase
from flows.model.exhibit_sheet import build_plain_sheet


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
    )


def write_letters(guide: Guide, case: Case) -> Mapping[str, str]:
    """Return the texts to paste, by the name of a file for each language: "follow-up.en.txt"."""
    known = guide.walk(case.answers).known
    written = dict[str, str]()
    for letter in guide.letters:
        for language, write in (("en", letter.english), ("zh", letter.chinese)):
            if write is not None:
                name = f"{letter.id.replace('_', '-')}.{language}.txt"
                written[name] = write(known, case)
    return {name: text for name, text in written.items() if text.strip()}
