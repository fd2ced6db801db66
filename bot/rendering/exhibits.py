"""One exhibit as it is shown: what it is, and buttons to move, list, replace or drop it."""

from bot.i18n.voice import Values, clip_text
from bot.rendering.pages import Button, Page, Rows, build_button
from bot.rendering.view import View
from bot.transport import callback_data
from flows.model.case import Exhibit, ExhibitState

MAX_LINES = 6
MAX_LISTED = 10


def render_exhibit(view: View, name: str) -> Page:
    """Return the page of an exhibit by its id."""
    order = list(view.case.labels)
    label, exhibit = view.case.labelled_exhibits[order.index(name)]
    place = order.index(name) + 1
    rows = [_build_moves(view, name, place, len(order)), _build_actions(view, label, name)]
    return Page(
        _render_text(view, label, exhibit), [*filter(None, rows), *_build_lines(view, exhibit)]
    )


def _render_text(view: View, label: str, exhibit: Exhibit) -> str:
    fill, listed = view.voice.fill_slot, view.guide.checklist_lines.get(exhibit.line or "")
    head: Values = {"label": label, "name": clip_text(exhibit.name, 40), "caption": ""}
    parts = [fill("review.exhibit", head)]
    if listed:
        title = view.guide.texts[f"{listed[0]}.{listed[1].id}"]
        parts.append(fill("exhibit.listed", {"line": title}))
    if exhibit.state is ExhibitState.KEPT:
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


def _build_lines(view: View, exhibit: Exhibit) -> Rows:
    context = view.context
    others = [line for line in context.list_lines() if line.id != exhibit.line][:MAX_LINES]
    rows: Rows = [
        [
            build_button(
                view.guide.texts[f"{context.spot.step}.{line.id}"],
                callback_data.encode_listing(view.case.id, exhibit.id, line.id),
            )
        ]
        for line in others
    ]
    if others and exhibit.line:
        none = callback_data.encode_listing(view.case.id, exhibit.id)
        rows.append([_build_slot_button(view, "exhibit.unlined", none)])
    return rows


def build_oversize_rows(view: View, name: str) -> Rows:
    """Return the buttons under what is said of a file too large; none once it is taken out."""
    if name not in view.case.labels:
        return []
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


def build_exhibit_links(view: View) -> Rows:
    """Return the buttons that open the pages of the latest exhibits."""
    buttons: list[Button] = [
        build_button(
            view.voice.fill_label(view.voice.texts["exhibit.open"], {"label": label}),
            callback_data.encode_case_action(view.case.id, "phase", each.id),
        )
        for label, each in view.case.labelled_exhibits[-MAX_LISTED:]
    ]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
