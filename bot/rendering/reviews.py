"""All answers of a case as one message, a line for each, and buttons that change one."""

from collections.abc import Iterator
from html import unescape

from bot.i18n.voice import Values, clip_text
from bot.rendering import exhibits
from bot.rendering.buttons.controls import build_more, cut_page
from bot.rendering.pages import Button, Page, Rows, build_button
from bot.rendering.questions import TAGS, render_label
from bot.rendering.view import MESSAGE_CHARACTERS, View
from bot.transport import callback_data
from flows.engine.reviews import list_reviewed
from flows.model.case import Spot

ANSWER_CHARACTERS, LABEL_CHARACTERS = 60, 28
MAX_FILES = 20


def render_review(view: View, exhibit: str) -> Page:
    """Return every answer by phase, numbered, and the files; of an exhibit by its id, its page."""
    if exhibit in view.case.labels:
        return exhibits.render_exhibit(view, exhibit)
    listed = [
        (view.guide.phase_by_step[spot.step].id, _render_line(view, n, spot))
        for n, spot in enumerate(list_reviewed(view.guide, view.case), start=1)
    ]
    files = _render_files(view)
    ends = [view.voice.texts["review.title"], *files, view.voice.texts["review.how"]]
    left = MESSAGE_CHARACTERS - sum(map(_count_characters, ends))
    lines = [*_head_phases(view, listed)]
    while lines and sum(map(_count_characters, lines)) > left:
        del listed[0]
        lines = [*_head_phases(view, listed)]
    shown = [ends[0], *(lines or [view.voice.texts["screen.nothing"]]), *files]
    if lines or files:
        shown.append(ends[-1])
    return Page("\n".join(shown), build_change_rows(view, 0))


def build_change_rows(view: View, first: int) -> Rows:
    """Return buttons that change the answers and files from a place on, and one for the rest."""
    reviewed = enumerate(list_reviewed(view.guide, view.case), start=1)
    buttons = [_build_change(view, n, spot) for n, spot in reviewed]
    buttons += exhibits.list_exhibit_links(view)
    shown, following = cut_page(buttons, first)
    rows = [shown[start : start + 2] for start in range(0, len(shown), 2)]
    return [*rows, *build_more(view, "phase", following)]


def _head_phases(view: View, listed: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of the answers, given with their phases, below the titles of these."""
    phase = ""
    for here, line in listed:
        if here != phase:
            phase = here
            yield f"\n<i>{view.guide.texts[f'phase.{here}']}</i>"
        yield line


def _render_line(view: View, n: int, spot: Spot) -> str:
    answer = view.render_answer(spot, ANSWER_CHARACTERS)
    return f"{n}. {render_label(view, spot)}: <b>{answer}</b>"


def _count_characters(line: str) -> int:
    """Return the characters of a line as Telegram counts them, and its break."""
    return len(unescape(TAGS.sub("", line))) + 1


def _build_change(view: View, n: int, spot: Spot) -> Button:
    label = clip_text(f"{n}. {unescape(TAGS.sub('', render_label(view, spot)))}", LABEL_CHARACTERS)
    return build_button(label, callback_data.encode_reopen(view.case.id, spot))


def _render_files(view: View) -> list[str]:
    """Return a line for each of the last files, below a title."""
    rows: list[str] = []
    for label, each in view.case.labelled_exhibits[-MAX_FILES:]:
        caption = clip_text(each.caption, ANSWER_CHARACTERS)
        values: Values = {"label": label, "name": clip_text(each.name, 40), "caption": caption}
        rows.append(view.voice.fill_slot("review.exhibit", values))
    return [view.voice.texts["review.files"], *rows] if rows else []
