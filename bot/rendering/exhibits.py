"""One exhibit as it is shown: what it is, and buttons to move, list, replace or drop it."""

from bot.i18n.voice import Values, clipped
from bot.rendering.view import View
from bot.transport import callback_data
from flows.model.case import Exhibit

Button = dict[str, object]
Rows = list[list[Button]]
LINES = 6
LISTED = 10


def page(view: View, name: str) -> tuple[str, Rows]:
    """Return the page of an exhibit by its id: HTML and buttons."""
    order = [exhibit.id for _, exhibit in view.case.shown]
    label, exhibit = view.case.shown[order.index(name)]
    place = order.index(name) + 1
    rows = [_order(view, name, place, len(order)), _deeds(view, label, name)]
    return _text(view, label, exhibit), [*filter(None, rows), *_lines(view, exhibit)]


def _text(view: View, label: str, exhibit: Exhibit) -> str:
    fill, named = view.voice.fill, view.guide.lines.get(exhibit.line or "")
    head: Values = {"label": label, "name": clipped(exhibit.name, 40), "caption": ""}
    parts = [fill("review.exhibit", head)]
    if named:
        title = view.guide.texts[f"{named[0]}.{named[1].id}"]
        parts.append(fill("exhibit.listed", {"line": title}))
    if exhibit.state == "kept":
        parts.append(view.voice.texts["exhibit.kept"])
    if exhibit.caption:
        parts.append(fill("exhibit.caption", {"caption": clipped(exhibit.caption)}))
    return "\n".join([*parts, fill("exhibit.how", {"label": label})])


def _order(view: View, name: str, place: int, last: int) -> list[Button]:
    wanted = {"first": 1, "up": place - 1, "down": place + 1}
    return [
        _button(view, f"exhibit.{word}", callback_data.placing(view.case.id, name, to))
        for word, to in wanted.items()
        if 1 <= to <= last and to != place and not (word == "first" and place <= 2)
    ]


def _deeds(view: View, label: str, name: str) -> list[Button]:
    case = view.case.id
    drop = view.voice.label(view.voice.texts["review.drop"], {"label": label})
    return [
        _button(view, "exhibit.replace", callback_data.of_case(case, "again", name)),
        {"text": drop, "callback_data": callback_data.of_case(case, "drop", name)},
    ]


def _lines(view: View, exhibit: Exhibit) -> Rows:
    scene = view.scene
    others = [line for line in scene.lines() if line.id != exhibit.line][:LINES]
    rows: Rows = [
        [
            {
                "text": view.guide.texts[f"{scene.spot.step}.{line.id}"],
                "callback_data": callback_data.listing(view.case.id, exhibit.id, line.id),
            }
        ]
        for line in others
    ]
    if others and exhibit.line:
        none = callback_data.listing(view.case.id, exhibit.id)
        rows.append([_button(view, "exhibit.unlined", none)])
    return rows


def ways_out(view: View, name: str) -> Rows:
    """Return the buttons under what is said of a file too large; none once it is taken out."""
    if all(each.id != name for _, each in view.case.shown):
        return []
    ways = {"control.smaller": "again", "control.kept": "keep"}
    return [
        [
            {
                "text": view.guide.texts[slot],
                "callback_data": callback_data.of_case(view.case.id, act, name),
            }
        ]
        for slot, act in ways.items()
    ]


def _button(view: View, slot: str, data: str) -> Button:
    return {"text": view.voice.texts[slot], "callback_data": data}


def doors(view: View) -> Rows:
    """Return the buttons that open the pages of the latest exhibits."""
    buttons: list[Button] = [
        {
            "text": view.voice.label(view.voice.texts["exhibit.open"], {"label": label}),
            "callback_data": callback_data.of_case(view.case.id, "phase", each.id),
        }
        for label, each in view.case.shown[-LISTED:]
    ]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
