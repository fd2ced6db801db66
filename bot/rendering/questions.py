"""The message that asks a question: its text, its checklist, and its letters."""

import re
from html import escape

from bot.i18n.voice import Values
from bot.rendering import preflight
from bot.rendering.evidence_score import render_standing
from bot.rendering.view import View
from flows.definition.kinds import Wait
from flows.definition.steps import Letter
from flows.engine.context import Context, find_line_exhibits
from flows.engine.evidence.score import score_evidence
from flows.engine.handlers.prefill import find_proposal
from flows.model.case import Spot
from flows.model.effects import Say, Show

ANSWER_CHARACTERS = 120
BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)
TAGS = re.compile(r"</?[a-z]+>")


def render_question(view: View, spot: Spot) -> list[str]:
    """Return the question as HTML: heading of a new phase, letters, question, asides, why.

    A message may be cut between the parts, never inside one.
    """
    step = view.guide.steps[spot.step]
    values = view.build_values(view.known)
    found = [render_heading(view, spot), *render_letters(view, spot)]
    found.append(render_asked(view, spot))
    found += [
        preflight.render_preflight(view, spot),
        render_checklist(view, spot),
        render_former(view, spot),
    ]
    found.append(render_proposal(view, spot))
    why = view.guide.texts.get(f"{step.id}.why")
    shown = [part for part in found if part]
    if why:  # directly below: a quote has a margin of its own
        shown[-1] += f"\n<blockquote expandable>{view.voice.fill_text(why, values)}</blockquote>"
    return shown


def render_asked(view: View, spot: Spot) -> str:
    """Return the question itself, and the notes that come with it now."""
    step, values = view.guide.steps[spot.step], view.build_values(view.known)
    held = [note.when.holds(view.known) for note in step.notes]
    notes = [f"{step.id}.note{n}" for n, holds in enumerate(held) if holds]
    slots = [_find_asked_slot(view, spot), *notes]
    return "\n".join(view.voice.fill_text(view.guide.texts[slot], values) for slot in slots)


def render_shown(view: View, shown: Show) -> list[str]:
    """Return a question as it is to be shown: whole, without its texts to paste, or briefly."""
    if shown.is_brief:
        return render_brief(view, shown.spot)
    if shown.is_short:
        return [render_asked(view, shown.spot)]
    return render_question(view, shown.spot)


def render_said(view: View, said: Say) -> list[str]:
    """Return a short text as HTML, and the text to paste that comes with it."""
    texts = view.guide.texts if said.slot in view.guide.texts else view.voice.texts
    filling = {**view.build_values(view.known), **said.values}
    return [view.voice.fill_text(texts[said.slot], filling), *render_letter(view, said.letter)]


def render_brief(view: View, spot: Spot) -> list[str]:
    """Return what is said of a question that was just read: of a checklist, what comes next."""
    return list(filter(None, [render_checklist(view, spot)]))


def _find_asked_slot(view: View, spot: Spot) -> str:
    """Return the slot of a question's text, another one once there is something to do."""
    kind = view.guide.steps[spot.step].kind
    if isinstance(kind, Wait) and kind.opens:
        due = view.guide.deadline_by_id[kind.opens].compute_due_date(view.known)
        if due and due.day <= view.now.date():
            return f"{spot.step}.open"
    return f"{spot.step}.ask"


def render_heading(view: View, spot: Spot) -> str:
    """Return the line that opens a phase, "" inside one."""
    phase = view.guide.phase_by_step[spot.step]
    trail = view.guide.walk(view.case.answers).trail
    here = trail.index(spot)
    if here and view.guide.phase_by_step[trail[here - 1].step] is phase:
        return ""
    place = view.guide.phases.index(phase) + 1
    named = view.guide.texts[f"phase.{phase.id}"]
    values: Values = {"phase": place, "phases": len(view.guide.phases), "title": named}
    return f"<i>{view.voice.fill_slot('screen.step', values)}</i>"


def render_letters(view: View, spot: Spot) -> list[str]:
    """Return the texts to paste of a step, each in a block that a tap copies."""
    wanted = view.guide.steps[spot.step].letters
    written = [letter for letter in view.guide.letters if letter.id in wanted]
    return [part for letter in written for part in render_versions(view, letter)]


def render_letter(view: View, name: str) -> list[str]:
    """Return one text to paste by its id, nothing for ""."""
    return [
        part
        for each in view.guide.letters
        if each.id == name
        for part in render_versions(view, each)
    ]


def render_versions(view: View, letter: Letter) -> list[str]:
    """Return a letter as HTML: English, and Chinese where the seller reads it.

    What is shown is the very text that the turn noted, for that is kept when it is sent.
    """
    named = view.guide.texts[f"letter.{letter.id}"]
    kept = view.case.shown_letters.get(letter.id) or letter.write(view.known, view.case)
    bodies = [f"<pre>{escape(body, quote=False)}</pre>" for body in kept.versions.values()]
    lead = f"<i>{view.voice.texts['screen.chinese']}</i>"
    return [f"<b>{named}</b>\n{bodies[0]}", *(f"{lead}\n{body}" for body in bodies[1:])]


def render_checklist(view: View, spot: Spot) -> str:
    """Return the best next shot and how far the list is, "" where no files are asked for."""
    context = view.context
    lines = context.list_lines()
    if context.spot != spot or not lines:
        return ""
    if len(lines) == 1:
        return render_next_shot(view, context)
    have = sum(1 for line in lines if find_line_exhibits(view.case, line.id))
    asked = sum(1 for line in lines if view.case.lines.get(line.id) != "none")
    tally = view.voice.fill_slot("screen.shots", {"have": have, "of": max(have, asked)})
    return f"{render_next_shot(view, context)}\n\n{tally}{render_standing(view, spot)}"


def render_next_shot(view: View, context: Context) -> str:
    """Return which item to photograph now, and how."""
    line = context.find_next_line()
    if line is None:
        return view.voice.texts["screen.all_shots"]
    texts, step = view.guide.texts, context.spot.step
    values = {"line": texts[f"{step}.{line.id}"], "how": texts[f"{step}.{line.id}.how"]}
    shown = view.voice.fill_slot("screen.next_shot", values)
    points = score_evidence(view.guide, view.known, view.case.exhibits).find_gain(line.id)
    worth = view.voice.fill_slot("screen.worth", {"points": points}) if points else ""
    return shown.replace("</b>", f" {worth}</b>", 1) if worth else shown


def render_former(view: View, spot: Spot) -> str:
    """Return the answer a reopened question has, "" for a fresh one."""
    if view.case.focus != spot:
        return ""
    values = {"answer": view.convert_answer(spot.step, view.case.answers[spot])}
    return view.voice.fill_slot("screen.former", values)


def render_proposal(view: View, spot: Spot) -> str:
    """Return what a file says the answer is, "" where none does."""
    context = view.context
    found = find_proposal(context) if context.spot == spot else None
    if found is None:
        return ""
    return view.voice.fill_slot("screen.proposed", {"label": found.label, "answer": found.value})


def render_headline(view: View, spot: Spot) -> str:
    """Return a question in one line, without its emphasis: its bold part, or its first line."""
    asked = view.guide.texts[f"{spot.step}.ask"]
    bold = BOLD.search(asked)
    line = bold[1] if bold else asked.partition("\n")[0]
    return view.voice.fill_text(TAGS.sub("", line), view.build_values(view.known))


def render_label(view: View, spot: Spot) -> str:
    """Return what an answer is called, as HTML: its short label, or the question in one line."""
    label = view.guide.texts.get(f"label.{spot.step}")
    return escape(label, quote=False) if label else render_headline(view, spot)


def render_settled(view: View, spot: Spot) -> str:
    """Return a question that was answered as one line; a notice stays as it is."""
    answer = view.case.answers[spot]
    if answer.move == "passed":
        return "\n\n".join(filter(None, [render_heading(view, spot), render_asked(view, spot)]))
    slot = "screen.left_open" if answer.move == "skipped" else "screen.settled"
    answered = view.render_answer(spot, ANSWER_CHARACTERS)
    return view.voice.texts[slot].format(label=render_label(view, spot), answer=answered)
