"""The buttons under a question: replies, checklist, topics, and the controls every step has."""

import re
from html import unescape

from bot.i18n.voice import Values, clipped
from bot.rendering.questions import TAGS, headline
from bot.rendering.view import View
from bot.timezones import lookup
from bot.transport import callback_data
from flows.definition.kinds import Count, Day, End, Entries, Exhibits, Line, Zone
from flows.engine.context import Scene
from flows.engine.handlers.inspections import doubtful
from flows.engine.handlers.prefill import NO, YES, proposal
from flows.engine.preflight import MOST, preflight
from flows.model.case import Spot
from flows.model.errors import Misread

Button = dict[str, object]
Rows = list[list[Button]]

NARROW, PAIR = 18, 2
LABEL_CHARACTERS = 60
COPIED_FROM, COPY_CHARACTERS = 30, 256
CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)


def rows(view: View, spot: Spot, choices: tuple[str, ...] = ()) -> Rows:
    """Return the buttons of a question: what is proposed, replies, topics, then the controls."""
    scene = view.scene
    offered = choices or scene.step.kind.offers(scene.asking)
    replies = [_reply(view, scene, spot, token) for token in offered]
    asides = [*_copy(view, spot), *_shots(view, scene), *_doubts(view, scene)]
    asides += [*_changes(view, spot), *_topics(view, spot)]
    return [*_proposed(view, scene), *_packed(replies), *asides, *_controls(view, scene)]


def _proposed(view: View, scene: Scene) -> Rows:
    """Return the yes and the no to what was read from a file."""
    found = proposal(scene)
    if found is None:
        return []
    yes = view.voice.label(view.voice.texts["screen.yes"], {"answer": found.value})
    data = callback_data.of_spot(view.case.id, scene.spot, f"{YES}{found.token}")
    button: Button = {"text": clipped(yes, LABEL_CHARACTERS), "callback_data": data}
    return _packed([button, _control(view, scene, "no", NO)])


def _copy(view: View, spot: Spot) -> Rows:
    """Return the button that copies the short text a question gives to paste."""
    found = CODE.search(view.guide.texts[f"{spot.step}.ask"])
    text = view.voice.label(TAGS.sub("", found[1]), view.values(view.known)) if found else ""
    if not text or len(text) < COPIED_FROM or len(text) > COPY_CHARACTERS:
        return []
    return [[{"text": view.voice.texts["screen.copy"], "copy_text": {"text": text}}]]


def _reply(view: View, scene: Scene, spot: Spot, token: str) -> Button:
    label = clipped(_label(view, scene, token), LABEL_CHARACTERS)
    return {"text": label, "callback_data": callback_data.of_spot(view.case.id, spot, token)}


def _label(view: View, scene: Scene, token: str) -> str:
    own = scene.asking.labels.get(token)
    if own:
        return view.voice.label(own, view.values(view.known))
    kind = scene.step.kind
    if f"control.{token}" in view.guide.texts and isinstance(kind, Day | Count):
        return view.guide.texts[f"control.{token}"]
    return _meant(view, scene, token)


def _meant(view: View, scene: Scene, token: str) -> str:
    """Return a reply offered in doubt as what it would be read as."""
    if isinstance(scene.step.kind, Zone):
        return lookup.label(token, view.now, view.voice.language)
    try:
        return view.voice.plain(scene.step.kind.read(token, scene.asking))
    except Misread:
        return token


def _packed(buttons: list[Button]) -> Rows:
    """Return the buttons in order, two in a row where both labels are short."""
    rows: Rows = []
    for button in buttons:
        pair = [*rows[-1], button] if rows else []
        if len(pair) == PAIR and all(len(str(each["text"])) <= NARROW for each in pair):
            rows[-1] = pair
        else:
            rows.append([button])
    return rows


def _shots(view: View, scene: Scene) -> Rows:
    """Return the buttons of the checklist: the next line's own, and those to choose another."""
    if not isinstance(scene.step.kind, Exhibits):
        return []
    shown, line = list[Button](), scene.next_line()
    others = [each for each in scene.lines() if each != line and scene.open_line(each)][:5]
    if line:
        shown = [_control(view, scene, name, f"!{name}-{line.id}") for name in ("none", "later")]
    return [shown, *_packed([_line(view, scene, each) for each in others])]


def _line(view: View, scene: Scene, line: Line) -> Button:
    label = view.guide.texts[f"{scene.spot.step}.{line.id}"]
    data = callback_data.of_spot(view.case.id, scene.spot, f"!line-{line.id}")
    return {"text": label, "callback_data": data}


def _doubts(view: View, scene: Scene) -> Rows:
    """Return the buttons for files with hints already told: send one again, or keep them all."""
    doubted = [pair for pair in doubtful(view.case) if pair[1].id not in view.case.doubts]
    if not doubted or not isinstance(scene.step.kind, Exhibits):
        return []
    again = view.voice.texts["exhibit.again"]
    buttons: list[Button] = [
        {
            "text": view.voice.label(again, {"label": label}),
            "callback_data": callback_data.of_case(view.case.id, "again", each.id),
        }
        for label, each in doubted[-MOST:]
    ]
    keep = callback_data.of_case(view.case.id, "keep", "")
    keep_all: Button = {"text": view.guide.texts["control.vouch"], "callback_data": keep}
    return _packed([*buttons, keep_all])


def _changes(view: View, spot: Spot) -> Rows:
    """Return a button for each answer that disagrees with another, where a step looks for them."""
    if not view.guide.steps[spot.step].checked:
        return []
    changes = preflight(view.guide, view.case).changes[:MOST]
    return [[_change(view, n, each)] for n, each in enumerate(changes, start=1)]


def _change(view: View, n: int, spot: Spot) -> Button:
    values: Values = {"n": n, "title": unescape(headline(view, spot))}
    label = clipped(view.voice.label(view.voice.texts["check.change"], values), LABEL_CHARACTERS)
    return {"text": label, "callback_data": callback_data.reopening(view.case.id, spot)}


def _topics(view: View, spot: Spot) -> Rows:
    topics = view.guide.steps[spot.step].topics
    return _packed([topic_button(view, topic) for topic in topics])


def topic_button(view: View, topic: str) -> Button:
    """Return the button that tells a topic."""
    label = view.guide.texts[f"topic.{topic}.title"]
    return {
        "text": clipped(label, LABEL_CHARACTERS),
        "callback_data": callback_data.of_case(view.case.id, "topic", topic),
    }


def _controls(view: View, scene: Scene) -> Rows:
    kind, names = scene.step.kind, list[str]()
    if isinstance(kind, Entries | Exhibits):
        names.append("done")
    if view.case.focus == scene.spot:
        names.append("keep")
    if scene.step.skip:
        names.append("skip")
    if len(scene.walk.trail) > 1 and not isinstance(kind, End):
        names.append("back")
    shown = [_control(view, scene, name, f"!{name}") for name in names]
    if isinstance(kind, Day):
        month = scene.asking.today.strftime("%Y-%m")
        shown.insert(0, _control(view, scene, "calendar", f"cal-{month}"))
    return _packed(shown)


def _control(view: View, scene: Scene, name: str, option: str) -> Button:
    data = callback_data.of_spot(view.case.id, scene.spot, option)
    return {"text": view.guide.texts[f"control.{name}"], "callback_data": data}
