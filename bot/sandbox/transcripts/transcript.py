r"""Transcripts (`*.chat`): one line for each thing the person does or the bot must do.

```
## a comment
> /start                     the person types; "> "…"" types literally, \n breaks the line,
                             \u202e is the character of that number
> [Label]                    presses the newest button that says so;  > old [Label]  the oldest
> photo a.jpg "caption"      also: album a.jpg b.jpg · file a.pdf · video a.mp4 size=25MB
> edit 1 other text          the person's last text but none;  > reply …  to the last file
> swap b.jpg "caption"       edits the message of the last file
> forward …                  and: sticker poll location contact dice voice block unblock
> location -31.5 159.1       a place by its degrees, north and east
< first line | [Button]      a new message of the bot     * first line     an edited one;
                             a line in italics that names the case or phase brings the next along
^ toast                      the answer to a press        + 👍             the bot's reaction
?                            reads the newest message whole;  : each of its lines, in UTC
~ +3d                        the clock moves (s m h d)    # kill           # restart
# down 14d                   the bot is stopped, so much time passes, it starts again
```
"""

import re
from dataclasses import dataclass

_SIZES = {"KB": 1024, "MB": 1024**2, "GB": 1024**3}
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_OTHER_KINDS = frozenset({"sticker", "poll", "location", "contact", "dice", "voice"})
_PRESS = re.compile(r"(old )?\[(.+)\]")
_NAME = r"[^\s\"]+\.\w+"
_FILES = re.compile(
    rf"(photo|album|file|video)((?: {_NAME})+)(?: size=(\d+)(KB|MB|GB))?(?: \"(.*)\")?"
)
_SWAP = re.compile(rf"swap ({_NAME})(?: \"(.*)\")?")
_EDIT = re.compile(r"edit (\d+) (.+)")
_CHARACTER = re.compile(r"\\u([0-9a-f]{4})")
_LOCATION = re.compile(r"location (-?\d+\.\d+) (-?\d+\.\d+)")
_DOWNTIME = re.compile(r"down (\d+)([smhd])")
_CLOCK_MOVE = re.compile(r"\+(\d+)([smhd])")


class TranscriptError(ValueError):
    """A line no transcript can have."""


@dataclass(frozen=True, slots=True)
class SendText:
    """Type a text."""

    text: str


@dataclass(frozen=True, slots=True)
class ReplyToFile:
    """Answer the last file with a text."""

    text: str


@dataclass(frozen=True, slots=True)
class ForwardText:
    """Forward a text of somebody else."""

    text: str


@dataclass(frozen=True, slots=True)
class PressButton:
    """Press a button by its label."""

    label: str
    oldest: bool


@dataclass(frozen=True, slots=True)
class SendFiles:
    """Send files; `size` is what Telegram says of each, in bytes."""

    names: tuple[str, ...]
    caption: str | None
    as_file: bool
    size: int | None


@dataclass(frozen=True, slots=True)
class EditText:
    """Change the `back`th last text."""

    back: int
    text: str


@dataclass(frozen=True, slots=True)
class SwapFile:
    """Edit the message of the last file: another photo, another caption or none."""

    name: str
    caption: str | None


@dataclass(frozen=True, slots=True)
class SendOther:
    """Send a sticker, a poll and the like."""

    kind: str


@dataclass(frozen=True, slots=True)
class SendLocation:
    """Send where one is, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """Read the newest message of the bot to its end."""


@dataclass(frozen=True, slots=True)
class BlockBot:
    """Block the bot, or take it back."""

    blocked: bool


@dataclass(frozen=True, slots=True)
class MoveClock:
    """Let time pass."""

    seconds: int


@dataclass(frozen=True, slots=True)
class RestartBot:
    """Kill the bot, or restart it."""

    how: str


@dataclass(frozen=True, slots=True)
class Downtime:
    """Stop the bot, let time pass without it, and start it."""

    seconds: int


UserAction = (
    SendText
    | ReplyToFile
    | ForwardText
    | PressButton
    | SendFiles
    | EditText
    | SwapFile
    | SendOther
    | SendLocation
    | BlockBot
)
Action = UserAction | ReadMessage | MoveClock | RestartBot | Downtime


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line: something to do, something to expect, or (both None) something to read."""

    number: int
    text: str
    action: Action | None = None
    expected: str | None = None


def parse_transcript(text: str) -> list[TranscriptLine]:
    """The lines of a transcript; raises `TranscriptError`."""
    return [_parse_line(number, line.rstrip()) for number, line in enumerate(text.splitlines(), 1)]


def _parse_line(number: int, text: str) -> TranscriptLine:
    sign, _, rest = text.partition(" ")
    match sign:
        case "" | "##":
            return TranscriptLine(number, text)
        case ">":
            return TranscriptLine(number, text, _parse_action(rest))
        case "<" | "*" | "^" | "+" | ":":
            return TranscriptLine(number, text, expected=text)
        case "?" if not rest:
            return TranscriptLine(number, text, ReadMessage())
        case "~" if move := _CLOCK_MOVE.fullmatch(rest):
            return TranscriptLine(number, text, MoveClock(int(move[1]) * _SECONDS[move[2]]))
        case "#" if down := _DOWNTIME.fullmatch(rest):
            return TranscriptLine(number, text, Downtime(int(down[1]) * _SECONDS[down[2]]))
        case "#" if rest in ("kill", "restart"):
            return TranscriptLine(number, text, RestartBot(rest))
        case _:
            raise TranscriptError(f"line {number} is no line of a transcript: {text}")


def _parse_action(rest: str) -> UserAction:
    if rest in _OTHER_KINDS:
        return SendOther(rest)
    if place := _LOCATION.fullmatch(rest):
        return SendLocation(float(place[1]), float(place[2]))
    if rest in ("block", "unblock"):
        return BlockBot(rest == "block")
    if press := _PRESS.fullmatch(rest):
        return PressButton(press[2], bool(press[1]))
    if files := _FILES.fullmatch(rest):
        kind, names, number, unit, caption = files.groups()
        size = int(number) * _SIZES[unit] if number else None
        return SendFiles(tuple(names.split()), caption, kind == "file", size)
    if swap := _SWAP.fullmatch(rest):
        return SwapFile(swap[1], swap[2])
    if edit := _EDIT.fullmatch(rest):
        return EditText(int(edit[1]), _unescape_text(edit[2]))
    for word, action in (("reply ", ReplyToFile), ("forward ", ForwardText)):
        if rest.startswith(word):
            return action(_unescape_text(rest.removeprefix(word)))
    return SendText(_unescape_text(rest))


def _unescape_text(text: str) -> str:
    bare = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    return _CHARACTER.sub(lambda found: chr(int(found[1], 16)), bare).replace("\\n", "\n")
