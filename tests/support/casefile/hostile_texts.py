"""Strings no buyer would mean to type: many scripts, markup, controls, marks, long words."""

from random import Random

BLOCKS = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x180, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F)),
    *((0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x74F), (0x900, 0x97F)),
    *((0x980, 0x9FF), (0xE00, 0xE7F), (0x10A0, 0x10FF), (0x1100, 0x11FF), (0x1200, 0x137F)),
    *((0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20CF), (0x20D0, 0x20FF), (0x2100, 0x22FF)),
    *((0x2300, 0x27BF), (0x2E80, 0x303F), (0x3040, 0x30FF), (0x3130, 0x318F), (0x3400, 0x4DBF)),
    *((0x4E00, 0x9FFF), (0xAC00, 0xD7AF), (0xD800, 0xDFFF), (0xE000, 0xF8FF), (0xFB00, 0xFDFF)),
    *((0xFE00, 0xFE0F), (0xFE20, 0xFEFF), (0xFF00, 0xFFFF), (0x10380, 0x103DF)),
    *((0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF), (0x20000, 0x200FF), (0xE0000, 0xE01EF)),
    *((0xF0000, 0xF00FF), (0x0, 0x1F), (0x7F, 0x9F)),
)
MARKUP = (
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0": *',
    "$ x^2 $ `raw` *bold* _it_ = heading",
    "<b>bold</b><script>alert(1)</script>&lt;&amp;",
    "// comment */ /* @label <label> #{ panic() } ]) }",
    "\\u{1F600} \\n \\ ~ --- ... #sys.inputs",
    "'\"'; DROP TABLE cases; --",
    "\u202eevil\u202c \u2066x\u2069 \u200d\u200c\u200b\ufeff",
    "Z" + "\u0301\u0335\u20e3" * 12,
    "👨‍👩‍👧‍👦 🇨🇳 👍🏽 ❤️ 1️⃣",
    "w" * 60,
    "https://example.com/" + "a1b2-" * 30,
    "शक्ति ก็ที่ที่ שָׁלוֹם اَلْعَرَبِيَّة",
    "⏏ﾟ aำ x🏽 1\u20e3 ☠\u200d👩 \u0600a ｶﾞ",
    "line\nbreak\r\nand\ttab\x0b\x0c\x85\u2028\u2029",
    "",
    " ",
)


def nasty(chance: Random) -> str:
    """Return one such string; now and then one as long as a field may be, or longer."""
    kind = chance.random()
    if kind < 0.05:
        return " ".join(_short(chance) for _ in range(200))[:5000]
    if kind < 0.2:
        return " ".join(chance.choice(MARKUP) for _ in range(3))
    return _short(chance)


def _short(chance: Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(MARKUP)
    return "".join(_character(chance) for _ in range(chance.randint(1, 60)))


def _character(chance: Random) -> str:
    if chance.random() < 0.1:
        return " "
    return chr(chance.randint(*chance.choice(BLOCKS)))
