"""What a buyer can do about a deadline now: whether its text is written, and how it is settled."""

from flows.definition.deadlines import Act, Deadline
from flows.definition.guide import Guide
from flows.engine.context import Context
from flows.engine.forecast import count_questions
from flows.model.case import Case


def find_written_letter(guide: Guide, case: Case, act: Act) -> str:
    """Return the id of the text for an act that a question has shown already, "" for none.

    Of several it is the last one, which is the short one.
    """
    wanted = _list_letters(guide, act)
    shown = {
        letter
        for spot in guide.walk(case.answers).trail
        for letter in guide.steps[spot.step].letters
    }
    return next((letter for letter in reversed(wanted) if letter in shown), "")


def count_missing_questions(guide: Guide, case: Case, act: Act) -> int | None:
    """Return about how many questions are left before the text is written, None when unknown.

    Nobody knows that the other side will agree, so it is the way to the first place of the act.
    """
    wanted = {*guide.steps[act.answers[0][0]].letters} if act.answers else set[str]()
    return count_questions(guide, case, lambda step: bool(wanted & {*guide.steps[step].letters}))


def find_settling_option(context: Context, deadline: Deadline) -> str:
    """Return the option of where the case stands that says its act is done, "" for none."""
    step, known = context.guide.steps[context.walk.end.step], context.walk.known
    answers = dict(deadline.act.answers) if deadline.act and deadline.is_watched(known) else {}
    option = answers.get(step.id, "")
    return option if option and step.kind.is_valid(option, known) else ""


def _list_letters(guide: Guide, act: Act) -> tuple[str, ...]:
    """Return the texts that stand where the act is done, in order and each once."""
    steps = (guide.steps[step] for step, _ in act.answers)
    return tuple(dict.fromkeys(letter for step in steps for letter in step.letters))
