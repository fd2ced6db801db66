"""Letters as the chat shows them, kept word for word once the buyer says that one was sent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from flows.definition.guide import Guide
from flows.engine.context import Context
from flows.model.case import Answer, Case, Spot
from flows.model.effects import Effect, Say, Show, Warn
from flows.model.letter_texts import LetterText, SentLetter


def keep_sent_letters(before: Context, case: Case) -> Case:
    """Return the case after a turn, with the letters that its answers say were sent.

    What is kept is the text as the chat showed it. Saying the same of the same text once more adds
    nothing; another text is another letter. The labels in it are fixed, so that what the seller
    has read means the same files for good.
    """
    if case.answers is before.case.answers:
        return case
    given = {spot: answer for spot, answer in case.answers.items() if _is_new(before, spot, answer)}
    found = [
        SentLetter(letter, spot.step, spot.lap, before.now.date(), answer.at, text)
        for spot, answer in given.items()
        for letter, text in _list_sent(before, spot, answer)
        if not _is_kept(case, spot, letter, text)
    ]
    if not found:
        return case
    gone = {each.letter for each in found}
    shown = {name: text for name, text in case.shown_letters.items() if name not in gone}
    sent = (*case.sent_letters, *found)
    return replace(case.with_fixed_labels(), sent_letters=sent, shown_letters=shown)


def note_shown_letters(guide: Guide, case: Case, effects: Iterable[Effect]) -> Case:
    """Return the case with the letters that these effects show, as they read now."""
    wanted = {name for effect in effects for name in _iter_shown(guide, effect)}
    if not wanted:
        return case
    known = guide.walk(case.answers).known
    written = {each.id: each.write(known, case) for each in guide.letters if each.id in wanted}
    return replace(case, shown_letters={**case.shown_letters, **written})


def _is_new(before: Context, spot: Spot, answer: Answer) -> bool:
    return before.case.answers.get(spot) is not answer


def _list_sent(before: Context, spot: Spot, answer: Answer) -> Iterator[tuple[str, LetterText]]:
    """Yield the letters an answer says were sent, of those that were ever shown."""
    step = before.guide.steps.get(spot.step)
    for letter in step.kind.list_sent_letters(answer.value) if step else ():
        text = before.case.shown_letters.get(letter)
        if text is not None:
            yield letter, text


def _is_kept(case: Case, spot: Spot, letter: str, text: LetterText) -> bool:
    """Whether the last that was sent of this letter, at this spot, is the same text."""
    there = [
        each.text
        for each in case.sent_letters
        if (each.letter, each.step, each.lap) == (letter, spot.step, spot.lap)
    ]
    return bool(there) and there[-1] == text


def _iter_shown(guide: Guide, effect: Effect) -> Iterator[str]:
    match effect:
        case Show(spot, is_brief=False):
            yield from guide.steps[spot.step].letters
        case Say(letter=letter) | Warn(letter=letter) if letter:
            yield letter
        case _:
            pass
