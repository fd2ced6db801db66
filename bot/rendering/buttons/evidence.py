"""The buttons of a checklist: the next line's own, the other lines, and what is in doubt."""

from collections.abc import Sequence

from bot.rendering import exhibits
from bot.rendering.buttons.controls import (
    MAX_BUTTONS,
    build_control,
    build_keep,
    list_controls,
    list_topics,
    pack_buttons,
)
from bot.rendering.pages import Button, Rows, build_button
from bot.rendering.view import View
from bot.transport import callback_data
from flows.definition.kinds import ChecklistLine
from flows.engine.context import Context
from flows.engine.evidence.hint_texts import find_doubtful
from flows.engine.handlers.answers import MORE_PREFIX
from flows.model.case import Spot


def build_evidence_rows(view: View, context: Context, spot: Spot, taken: int = 0) -> Rows:
    """Return the buttons of a checklist: at most eight, the next line's own and the lines first.

    What does not fit is on other pages, or can be typed.
    """
    following = context.find_next_line()
    own = [
        build_control(view, context, name, f"!{name}-{following.id}")
        for name in ("none", "later")
        if following
    ]
    naming = exhibits.build_naming_row(view)
    asides = [*naming, *_build_doubts(view, most=2 if naming else 3)]
    controls, topics = list_controls(view, context), list_topics(view, spot)
    taken += len(build_keep(view, context))
    room = MAX_BUTTONS - taken - len(own) - len(asides) - len(controls)
    others = _list_other_lines(context)
    topics = topics if room > len(topics) else []
    lines = _list_lines_shown(view, context, others, room - len(topics))
    return [
        *build_keep(view, context),
        own,
        *pack_buttons([*asides, *lines, *topics]),
        *pack_buttons(controls),
    ]


def build_line_rows(view: View, spot: Spot, page: int) -> Rows:
    """Return a page of the lines of a checklist, from the `page`-th on; then the first again."""
    context = view.context
    others = _list_other_lines(context)[page : page + MAX_BUTTONS - 1]
    if not others:
        return build_evidence_rows(view, context, spot)
    more = build_control(view, context, "more", f"{MORE_PREFIX}{page + len(others)}")
    return pack_buttons([*(_build_line(view, context, line) for line in others), more])


def _list_other_lines(context: Context) -> list[ChecklistLine]:
    following = context.find_next_line()
    lines = [line for line in context.list_lines() if context.is_line_open(line)]
    return [line for line in lines if line != following]


def _list_lines_shown(
    view: View, context: Context, others: Sequence[ChecklistLine], room: int
) -> list[Button]:
    """Return the buttons that choose another line: all, or the first and one for the rest."""
    fitting = len(others) if len(others) <= room else max(room - 1, 0)
    shown = [_build_line(view, context, line) for line in others[:fitting]]
    if fitting < len(others):
        shown.append(build_control(view, context, "more", f"{MORE_PREFIX}{fitting}"))
    return shown


def _build_line(view: View, context: Context, line: ChecklistLine) -> Button:
    label = view.guide.texts[f"{context.spot.step}.{line.id}"]
    data = callback_data.encode_reply(view.case.id, context.spot, f"!line-{line.id}")
    return build_button(label, data)


def _build_doubts(view: View, most: int) -> list[Button]:
    """Return the buttons for files with hints already told: send one again, or keep them all."""
    doubted = [pair for pair in find_doubtful(view.case) if pair[1].id not in view.case.doubts]
    if not doubted:
        return []
    again = view.voice.texts["exhibit.again"]
    buttons: list[Button] = [
        build_button(
            view.voice.fill_label(again, {"label": label}),
            callback_data.encode_case_action(view.case.id, "again", each.id),
        )
        for label, each in doubted[1 - most :]
    ]
    keep = callback_data.encode_case_action(view.case.id, "keep", "")
    return [*buttons, build_button(view.guide.texts["control.vouch"], keep)]
