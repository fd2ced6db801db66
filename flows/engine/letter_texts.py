"""Letters as the chat shows them, kept word for word once the buyer says that one was sent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from flows.definition.guide import Guide
from flows.engine.context import Context
from flows.model.case import Answer, Case, Spot
from flows.model.effects import Effect, Say, Show, Warn
from flows.model.letter_texts import LetterText, SentLetter


def keep_sent_letters(before: Context, case: Case) -> Case:
    """Return the case after a turn, with the letters that its answers say were sent.

    What is kept is the text as the chat showed it. Saying the same of the same text once more adds
    nothing, and keeps its day; another text is another letter. The labels in it are fixed, so that
    what the seller has read means the same files for good.
    """
    if case.answers is before.case.answers:
        return case
    for spot, answer in _list_new(before, case):
        for letter, text in _list_sent(before, spot, answer):
            last = _find_last(case, spot, letter)
            if last and last.text == text:
                same = replace(answer, at=last.at, on=last.on)
                case = case.with_answer(spot, same)
            else:
                case = _keep_letter(case, _make_letter(before, spot, answer, letter, text))
    return case


def _make_letter(
    before: Context, spot: Spot, answer: Answer, letter: str, text: LetterText
) -> SentLetter:
    """Return what is kept; an answer that said the same before is about another letter now."""
    was, now = before.case.answers.get(spot), before.now
    again = was is not None and was.value == answer.value
    on, at = (now.date(), now.astimezone(UTC)) if again else (answer.on, answer.at)
    return SentLetter(letter, spot.step, spot.lap, on or now.date(), at, text)


def _keep_letter(case: Case, sent: SentLetter) -> Case:
    shown = {name: text for name, text in case.shown_letters.items() if name != sent.letter}
    sent_letters = (*case.sent_letters, sent)
    return replace(case.with_fixed_labels(), sent_letters=sent_letters, shown_letters=shown)


def note_shown_letters(guide: Guide, case: Case, effects: Iterable[Effect]) -> Case:
    """Return the case with the letters that these effects show, as they read now."""
    wanted = {name for effect in effects for name in _iter_shown(guide, effect)}
    if not wanted:
        return case
    known = guide.walk(case.answers).known
    written = {each.id: each.write(known, case) for each in guide.letters if each.id in wanted}
    return replace(case, shown_letters={**case.shown_letters, **written})


def _list_new(before: Context, case: Case) -> list[tuple[Spot, Answer]]:
    """Return the answers that the turn gave or changed."""
    was = before.case.answers
    return [(spot, answer) for spot, answer in case.answers.items() if was.get(spot) is not answer]


def _list_sent(before: Context, spot: Spot, answer: Answer) -> Iterator[tuple[str, LetterText]]:
    """Yield the letters an answer says were sent, of those that were ever shown."""
    step = before.guide.steps.get(spot.step)
    for letter in step.kind.list_sent_letters(answer.value) if step else ():
        text = before.case.shown_letters.get(letter)
        if text is not None:
            yield letter, text


def _find_last(case: Case, spot: Spot, letter: str) -> SentLetter | None:
    """Return the last that was sent of this letter at this spot."""
    there = (
        each
        for each in reversed(case.sent_letters)
        if (each.letter, each.step, each.lap) == (letter, spot.step, spot.lap)
    )
    return next(there, None)


def _iter_shown(guide: Guide, effect: Effect) -> Iterator[str]:
    match effect:
        case Show(spot, is_brief=False, is_short=False):
            yield from guide.steps[spot.step].letters
        case Say(letter=letter) | Warn(letter=letter) if letter:
            yield letter
        case _:
            pass
