"""Turns about files: filed, captioned, aimed at a checklist line, withdrawn, stored, lost."""

from dataclasses import replace
from datetime import UTC
from typing import assert_never

from flows.case import Case, Exhibit
from flows.effects import Effect, Fetch, React, Say, Toast
from flows.errors import Misread
from flows.events import Aimed, Captioned, Filed, Lost, Passed, Stored, Withdrawn
from flows.kinds import Exhibits
from flows.reading.choices import read_choice
from flows.reading.texts import clean
from flows.scene import Scene, Turn

LARGEST = 20 * 1024 * 1024
"""Bytes a bot can download from Telegram's own servers."""

CAPTION_CHARACTERS = 1000
NO_LINE = frozenset({"other", "something else", "none", "no"})
NAME_CHARACTERS = 5
"""So much of a checklist line's name is enough to mean it."""

Evidence = Filed | Captioned | Aimed | Passed | Withdrawn | Stored | Lost


def act(scene: Scene, event: Evidence) -> Turn:
    """Return the turn of an event about a file or a checklist line."""
    match event:
        case Filed():
            return _filed(scene, event)
        case Captioned():
            return _captioned(scene, event)
        case Aimed(line):
            return _lined(scene, line, None)
        case Passed(line, reason):
            return _lined(scene, line, reason)
        case Withdrawn():
            return _withdrawn(scene, event)
        case Stored() | Lost():
            return _fetched(scene, event)
        case _:
            assert_never(event)


def by_message(case: Case, message: int) -> tuple[str, Exhibit] | None:
    """Return the label and the exhibit that came with a message."""
    return next((pair for pair in case.shown if pair[1].message == message), None)


def aimed_by_text(scene: Scene, kind: Exhibits, text: str) -> Turn:
    """Return the turn of a text where files are wanted: it may name a line of the checklist."""
    lines = kind.asked(scene.walk.known)
    choices = [(each.id, scene.asking.labels[each.id], ()) for each in lines]
    try:
        return _lined(scene, read_choice(text, choices), None)
    except Misread:
        raise Misread("send_files") from None


def _filed(scene: Scene, filed: Filed) -> Turn:
    line = scene.next_line()
    too_big = filed.size is not None and filed.size > LARGEST
    exhibit = Exhibit(
        id=filed.exhibit,
        kind=filed.kind,
        name=clean(filed.name)[:200],
        message=filed.message,
        received_at=scene.now.astimezone(UTC),
        line=line.id if line else None,
        caption=clean(filed.caption)[:CAPTION_CHARACTERS],
        size=filed.size,
        state="kept" if too_big else "wanted",
    )
    case = replace(scene.case, exhibits=(*scene.case.exhibits, exhibit))
    label = case.shown[-1][0]
    if too_big:
        return scene.with_case(case).still(Say("said.too_big", {"label": label}))
    case = replace(case, unsummed=case.unsummed + 1, line=exhibit.line)
    return Turn(case, (Fetch(filed.exhibit),))


def _captioned(scene: Scene, captioned: Captioned) -> Turn:
    found = by_message(scene.case, captioned.target)
    if not found:
        return scene.still(Toast("toast.old"))
    label, exhibit = found
    if clean(captioned.text).strip(" .!").casefold() in NO_LINE:
        case = changed(scene.case, replace(exhibit, line=None))
        return scene.with_case(case).briefly(Say("said.unlined", {"label": label}))
    line = _named(scene, captioned.text)
    if line:
        case = changed(scene.case, replace(exhibit, line=line))
        named = {"label": label, "line": scene.asking.labels[line]}
        return scene.with_case(case).briefly(Say("said.lined", named))
    caption = clean(captioned.text)[:CAPTION_CHARACTERS]
    case = changed(scene.case, replace(exhibit, caption=caption))
    return scene.with_case(case).still(Say("said.captioned", {"label": label, "caption": caption}))


def _named(scene: Scene, text: str) -> str | None:
    """Return the line of the checklist whose name a text begins with or is."""
    said = clean(text).casefold()
    labels = {line.id: scene.asking.labels[line.id].casefold() for line in scene.lines()}
    found = [name for name, label in labels.items() if label.startswith(said)]
    return found[0] if len(found) == 1 and len(said) >= NAME_CHARACTERS else None


def changed(case: Case, exhibit: Exhibit) -> Case:
    """Return the case with one exhibit replaced."""
    swapped = (exhibit if each.id == exhibit.id else each for each in case.exhibits)
    return replace(case, exhibits=tuple(swapped))


def _lined(scene: Scene, line: str, reason: str | None) -> Turn:
    if line not in {each.id for each in scene.lines()}:
        return scene.still(Toast("toast.old"))
    case = scene.case
    if reason is None:
        kept = {name: said for name, said in case.lines.items() if name != line}
        case = replace(case, line=line, lines=kept, unsummed=0)  # a late summary must not unaim
    else:
        case = replace(case, line=None, lines={**case.lines, line: reason})
    return scene.with_case(case).briefly()


def _withdrawn(scene: Scene, withdrawn: Withdrawn) -> Turn:
    pair = next((pair for pair in scene.case.shown if pair[1].id == withdrawn.exhibit), None)
    if pair is None:
        return scene.still(Toast("toast.old"))
    case = changed(scene.case, replace(pair[1], withdrawn=True))
    return scene.with_case(case).still(Say("said.withdrawn", {"label": pair[0]}))


def _fetched(scene: Scene, event: Stored | Lost) -> Turn:
    labelled = enumerate(scene.case.exhibits, start=1)
    pair = next(((n, each) for n, each in labelled if each.id == event.exhibit), None)
    if pair is None or pair[1].state != "wanted":
        return Turn(scene.case)
    number, exhibit = pair
    if isinstance(event, Stored):
        stored = replace(exhibit, state="stored", digest=event.digest, size=event.size)
        return Turn(changed(scene.case, stored), (React(exhibit.message),))
    lost = replace(exhibit, state="kept" if event.reason == "too_big" else "lost")
    effects: tuple[Effect, ...] = (Say(f"said.{event.reason}", {"label": f"E{number}"}),)
    return scene.with_case(changed(scene.case, lost)).still(*effects)
