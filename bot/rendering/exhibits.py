"""One exhibit as it is shown: what it is, and buttons to move, list, replace or drop it."""

from collections.abc import Sequence

from bot.i18n.voice import Values, clip_text
from bot.rendering.pages import Button, Page, Rows, build_button
from bot.rendering.view import View
from bot.transport import callback_data
from flows.definition.kinds import ChecklistLine, Exhibits
from flows.engine.evidence.asking import count_lines_shown
from flows.engine.evidence.camera_dates import RIGHT, WRONG
from flows.engine.evidence.forwarded import KIND as FORWARDED
from flows.engine.evidence.labels import name_exhibits
from flows.engine.evidence.lines import MAX_SPAN, list_offered_lines, list_untold
from flows.model.case import Exhibit, ExhibitState
from flows.model.effects import AskShown

MAX_BUTTONS, MAX_LINES = 8, 6
MAX_LISTED = 10
LABEL_CHARACTERS = 28


def render_exhibit(view: View, name: str) -> Page:
    """Return the page of an exhibit by its id."""
    order = list(view.case.labels)
    label, exhibit = view.case.labelled_exhibits[order.index(name)]
    place = order.index(name) + 1
    rows = [_build_moves(view, name, place, len(order)), _build_actions(view, label, name)]
    lines = _build_lines(view, exhibit, room=MAX_BUTTONS - sum(map(len, rows)))
    return Page(_render_text(view, label, exhibit), [*filter(None, rows), *lines])


def _render_text(view: View, label: str, exhibit: Exhibit) -> str:
    fill, listed = view.voice.fill_slot, view.guide.checklist_lines.get(exhibit.shown_line or "")
    head: Values = {"label": label, "name": clip_text(exhibit.name, 40), "caption": ""}
    parts = [fill("review.exhibit", head)]
    if listed:
        title = view.guide.texts[f"{listed[0]}.{listed[1].id}"]
        parts.append(fill("exhibit.listed", {"line": title}))
    if exhibit.author:
        origin: Values = {"author": exhibit.author, "moment": exhibit.written_at}
        parts.append(fill("exhibit.forwarded", origin))
    if exhibit.state is ExhibitState.KEPT and exhibit.kind != FORWARDED:
        parts.append(view.voice.texts["exhibit.kept"])
    if exhibit.caption:
        parts.append(fill("exhibit.caption", {"caption": clip_text(exhibit.caption)}))
    return "\n".join([*parts, fill("exhibit.how", {"label": label})])


def _build_moves(view: View, name: str, place: int, last: int) -> list[Button]:
    places = {"first": 1, "up": place - 1, "down": place + 1}
    return [
        _build_slot_button(
            view, f"exhibit.{word}", callback_data.encode_place(view.case.id, name, to)
        )
        for word, to in places.items()
        if 1 <= to <= last and to != place and not (word == "first" and place <= 2)
    ]


def _build_actions(view: View, label: str, name: str) -> list[Button]:
    case = view.case.id
    drop = view.voice.fill_label(view.voice.texts["review.drop"], {"label": label})
    return [
        _build_slot_button(
            view, "exhibit.replace", callback_data.encode_case_action(case, "again", name)
        ),
        build_button(drop, callback_data.encode_case_action(case, "drop", name)),
    ]


def _build_lines(view: View, exhibit: Exhibit, room: int) -> Rows:
    """Return the lines an exhibit may be put under, as many as there is room for; then the rest."""
    lines = list_offered_lines(view.context, [exhibit])
    others = [line for line in lines if line.id != exhibit.shown_line]
    room -= bool(exhibit.shown_line)
    shown = others if len(others) <= room else others[: room - 1]
    rows: Rows = [
        [
            build_button(
                name_line(view, line),
                callback_data.encode_listing(view.case.id, exhibit.id, line.id),
            )
        ]
        for line in shown
    ]
    if len(shown) < len(others):
        more = callback_data.encode_browsing(view.case.id, exhibit.id, 0, 0, 0)
        rows.append([build_button(view.guide.texts["control.more"], more)])
    if others and exhibit.shown_line:
        none = callback_data.encode_listing(view.case.id, exhibit.id)
        rows.append([_build_slot_button(view, "exhibit.unlined", none)])
    return rows


def render_shown_question(view: View, asked: AskShown) -> str:
    """Return the question what files show."""
    labels = name_exhibits(view.case, _list_asked(view, asked))
    slot = "screen.ask_shown" if len(asked.exhibits) == 1 else "screen.ask_all_shown"
    return view.voice.fill_slot(slot, {"labels": labels, "count": len(asked.exhibits)})


def build_shown_rows(view: View, asked: AskShown) -> Rows:
    """Return what files may show as buttons, at most eight, the likeliest first."""
    found, context = _list_asked(view, asked), view.context
    lines = list_offered_lines(context, found)
    room = count_lines_shown(together=len(found) > 1)
    start = room + (asked.page - 1) * MAX_LINES if asked.page else 0
    shown = lines[start : start + (MAX_LINES if asked.page else room)]
    rows: Rows = [[_build_shown_button(view, asked, found, line)] for line in shown]
    if len(found) > 1 and not asked.page:
        parting = callback_data.encode_parting(view.case.id, found[-1].id, _find_span(found))
        rows.append([build_button(view.guide.texts["control.apart"], parting)])
    rows.append([_build_shown_button(view, asked, found, None)])
    if len(lines) > room:
        following = asked.page + 1 if start + len(shown) < len(lines) else 0
        more = callback_data.encode_browsing(
            view.case.id, found[-1].id, following, _find_span(found), asked.ahead
        )
        rows.append([build_button(view.guide.texts["control.more"], more)])
    if isinstance(context.step.kind, Exhibits) and not asked.page:
        done = callback_data.encode_reply(view.case.id, context.spot, "!done")
        rows.append([build_button(view.guide.texts["control.done"], done)])
    return rows


def _list_asked(view: View, asked: AskShown) -> list[Exhibit]:
    return [each for _, each in view.case.labelled_exhibits if each.id in asked.exhibits]


def _find_span(found: Sequence[Exhibit]) -> int:
    messages = [each.message for each in found]
    return max(messages) - min(messages)


def _build_shown_button(
    view: View, asked: AskShown, found: Sequence[Exhibit], line: ChecklistLine | None
) -> Button:
    """Return the button of a line, or of nothing on the list."""
    case, name = view.case.id, line.id if line else ""
    last = max(found, key=lambda each: each.message)
    token = (
        callback_data.encode_shown(case, last.id, _find_span(found), name)
        if len(found) > 1
        else callback_data.encode_listing(case, last.id, name, asked.ahead or 0)
    )
    label = name_line(view, line) if line else view.guide.texts["control.nothing"]
    return build_button(label, token)


def name_line(view: View, line: ChecklistLine) -> str:
    """Return the name of a line of a checklist."""
    return view.guide.texts[f"{view.guide.checklist_lines[line.id][0]}.{line.id}"]


def build_naming_row(view: View) -> list[Button]:
    """Return the button that asks what the files show of which nobody said it, if there are any."""
    untold = sorted(list_untold(view.case), key=lambda each: each.message)
    near = [each for each in untold if untold[-1].message - each.message <= MAX_SPAN]
    if not near:
        return []
    labels = name_exhibits(view.case, near)
    slot = "exhibit.name" if len(near) > 1 else "exhibit.name_one"
    text = view.voice.fill_label(view.voice.texts[slot], {"labels": labels})
    token = callback_data.encode_parting(view.case.id, near[-1].id, _find_span(near))
    return [build_button(clip_text(text, LABEL_CHARACTERS), token)]


def build_aside_rows(view: View, name: str) -> Rows:
    """Return the buttons under what is said of one exhibit; none once it is taken out.

    Of a file too large they are the two ways out, of one too old whether its date is right.
    """
    exhibit = view.case.exhibit(name) if name in view.case.labels else None
    if exhibit is None:
        return []
    if exhibit.state is not ExhibitState.KEPT:
        replies = {"control.date_right": RIGHT, "control.date_wrong": WRONG}
        return [
            [
                build_button(
                    view.guide.texts[slot],
                    callback_data.encode_case_action(view.case.id, "date", reply),
                )
                for slot, reply in replies.items()
            ]
        ]
    ways = {"control.smaller": "again", "control.kept": "keep"}
    return [
        [
            build_button(
                view.guide.texts[slot], callback_data.encode_case_action(view.case.id, action, name)
            )
        ]
        for slot, action in ways.items()
    ]


def _build_slot_button(view: View, slot: str, data: str) -> Button:
    return build_button(view.voice.texts[slot], data)


def list_exhibit_links(view: View) -> list[Button]:
    """Return the buttons that open the pages of the latest exhibits."""
    return [
        build_button(
            view.voice.fill_label(view.voice.texts["exhibit.open"], {"label": label}),
            callback_data.encode_case_action(view.case.id, "phase", each.id),
        )
        for label, each in view.case.labelled_exhibits[-MAX_LISTED:]
    ]
