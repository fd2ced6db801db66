"""HTML becomes text and entities as in Telegram, and safe HTML again for the page."""

import pytest

from bot.sandbox.bot_api.markup import parse_html
from bot.sandbox.world.entity_html import render_html
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.types import Json


def entity(kind: str, offset: int, length: int, **more: object) -> Json:
    return {"offset": offset, "length": length, "type": kind, **more}


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("😀<b>x</b>", "😀x", [entity("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("&lt;&amp;&#65;&#x1F600;&quot", '<&A😀"', []),
        ("<pre>a\nb</pre>", "a\nb", [entity("pre", 0, 3)]),
        (
            '<pre><code class="language-py">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="py")],
        ),
        ("<code class='language-py'>x</code>", "x", [entity("code", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote", 0, 1)]),
        ("<blockquote>q</blockquote>", "q", [entity("blockquote", 0, 1)]),
        ('<span class="tg-spoiler">s</span>', "s", [entity("spoiler", 0, 1)]),
        (
            '<tg-time unix="1772442000" format="wDt">Mon</tg-time>',
            "Mon",
            [entity("date_time", 0, 3, unix_time=1772442000, date_time_format="wDt")],
        ),
        (
            '<a href="https://e.org/?a=1&amp;b=2">l</a>',
            "l",
            [entity("text_link", 0, 1, url="https://e.org/?a=1&b=2")],
        ),
        ("<b></b>x", "x", []),
        ("<B>x</>", "x", [entity("bold", 0, 1)]),
    ],
)
def test_html_is_read(html: str, text: str, entities: list[Json]) -> None:
    assert parse_html(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("é<p>", 'Unsupported start tag "p" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x?y>", "Unexpected end of name token at byte offset 8"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="x">y</tg-time>', 'must have a valid "unix" and "format"'),
        ('<tg-time unix="1" format="Q">y</tg-time>', 'must have a valid "unix" and "format"'),
    ],
)
def test_bad_html_is_refused(html: str, reason: str) -> None:
    with pytest.raises(BotApiError) as refusal:
        parse_html(html)

    assert reason in refusal.value.description


@pytest.mark.parametrize(
    "html",
    [
        "plain &lt;script&gt;",
        "<b>a<i>b</i></b>c",
        "<blockquote expandable>long <b>quote</b></blockquote>",
        '<tg-time unix="1" format="D">a day</tg-time>',
        "<tg-spoiler>hidden</tg-spoiler> <u>u</u> <s>s</s> <code>c</code>",
    ],
)
def test_what_is_shown_is_what_was_sent(html: str) -> None:
    assert render_html(*parse_html(html)) == html


def test_a_link_cannot_run_anything() -> None:
    text, entities = parse_html("<a href='javascript:alert(1.5)'>x</a>")

    assert 'href="https://javascript:alert(1.5)"' in render_html(text, entities)


def test_entities_that_cross_are_closed_and_opened_again() -> None:
    crossed = [entity("bold", 0, 2), entity("italic", 1, 2)]

    assert render_html("abc", crossed) == "<b>a<i>b</i></b><i>c</i>"
