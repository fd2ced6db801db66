"""The answers of a phase and the exhibits as a page, each with a button to change it."""

from html import unescape

from bot.i18n.voice import clip_text
from bot.rendering import exhibits
from bot.rendering.pages import Button, Page, Rows, build_button
from bot.rendering.questions import TAGS, render_headline
from bot.rendering.view import MESSAGE_CHARACTERS, View
from bot.transport import callback_data
from flows.model.case import Spot

ANSWER_CHARACTERS = 120
MAX_LISTED = 60


def render_answers(view: View, phase: str) -> Page:
    """Return the answers of a phase, each with a button to change it, and the other phases.

    Of an exhibit, named by its id, its page.
    """
    if phase in view.case.labels:
        return exhibits.render_exhibit(view, phase)
    answered = view.guide.walk(view.case.answers).answered
    here = [spot for spot in answered if view.guide.phase_by_step[spot.step].id == phase]
    asked = [spot for spot in here if view.case.answers[spot].move in ("answered", "skipped")]
    title = view.voice.fill_slot("review.title", {"title": view.guide.texts[f"phase.{phase}"]})
    files = _render_exhibits(view)
    listed = _select_fitting(view, asked[-MAX_LISTED:], [title, *files])
    lines = [_render_line(view, n, spot) for n, spot in enumerate(listed, start=1)]
    shown = [title, *(lines or [view.voice.texts["screen.nothing"]]), *files]
    return Page("\n".join(shown), [*_build_changes(view, listed), *_build_rows(view, phase)])


def _build_rows(view: View, phase: str) -> Rows:
    return [*_build_drops(view), *exhibits.build_exhibit_links(view), *_build_phases(view, phase)]


def _select_fitting(view: View, spots: list[Spot], beside: list[str]) -> list[Spot]:
    """Return the latest spots whose lines fit one message with what stands beside them."""
    left = MESSAGE_CHARACTERS - sum(map(_count_characters, beside))
    lengths = [_count_characters(_render_line(view, MAX_LISTED, spot)) for spot in spots]
    while sum(lengths) > left and lengths:
        del lengths[0]
    return spots[len(spots) - len(lengths) :]


def _count_characters(line: str) -> int:
    """Return the characters of a line as Telegram counts them, and its break."""
    return len(unescape(TAGS.sub("", line))) + 1


def _render_line(view: View, n: int, spot: Spot) -> str:
    shown = view.voice.format_plain(view.convert_answer(spot.step, view.case.answers[spot]))
    answer = view.voice.format_html(clip_text(shown, ANSWER_CHARACTERS))
    return f"{n}. {render_headline(view, spot)} <b>{answer}</b>"


def _build_changes(view: View, spots: list[Spot]) -> Rows:
    buttons: list[Button] = [
        build_button(
            view.voice.fill_slot("review.change", {"n": n}),
            callback_data.encode_reopen(view.case.id, spot),
        )
        for n, spot in enumerate(spots, start=1)
    ]
    return [buttons[start : start + 3] for start in range(0, len(buttons), 3)]


def _render_exhibits(view: View) -> list[str]:
    return [
        view.voice.fill_slot(
            "review.exhibit",
            {
                "label": label,
                "name": clip_text(each.name, 40),
                "caption": clip_text(each.caption, 60),
            },
        )
        for label, each in view.case.labelled_exhibits[-20:]
    ]


def _build_drops(view: View) -> Rows:
    buttons: list[Button] = [
        build_button(
            view.voice.fill_slot("review.drop", {"label": label}),
            callback_data.encode_case_action(view.case.id, "drop", each.id),
        )
        for label, each in view.case.labelled_exhibits[-20:]
    ]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


def _build_phases(view: View, phase: str) -> Rows:
    """Return the buttons of the other phases the buyer has been in."""
    answered = view.guide.walk(view.case.answers).answered
    been = dict.fromkeys(view.guide.phase_by_step[spot.step].id for spot in answered)
    titles = {each: view.guide.texts[f"phase.{each}"] for each in been}
    return [
        [
            build_button(
                view.voice.fill_slot("review.phase", {"title": title}),
                callback_data.encode_case_action(view.case.id, "phase", other),
            )
        ]
        for other, title in titles.items()
        if other != phase
    ]
