"""What people type who want their data, or want them gone: it means the command for it."""

import re

MAX_CHARACTERS = 120
_POLITE = (
    r"(?:please |pls |i (?:want|wish|would like|'d like) (?:you )?to |(?:can|could|will) you |"
)
_POLITE += r"how (?:do|can) (?:i|you) |i need (?:you )?to |now )*"
_DATA = r"(?:(?:all|everything)(?: of)?(?: it)?(?: about me| of mine| you have(?: of me)?)?|"
_DATA += r"(?:all )?(?:of )?(?:my|the) (?:personal |private )?"
_DATA += r"(?:data|information|info|account|cases?|history|profile|stuff)|me|all (?:my )?data)"
_END = r"(?: now| please| here| from here| (?:from|in) (?:the|this) (?:bot|chat))*[ .!?]*"
_FORGET = re.compile(rf"{_POLITE}(?:delete|erase|forget|wipe|destroy) {_DATA}{_END}")
_EXPORT = re.compile(
    rf"{_POLITE}(?:export|download|get|have|give me|send me)(?: a copy of)? "
    r"(?:all )?(?:of )?my (?:personal )?(?:data|information)" + _END
)


def find_wish(text: str) -> str | None:
    """Return the name of the command that a text means, None for one that means none.

    Only a text that says nothing else counts, so that no answer is taken for a wish.
    """
    words = " ".join(text.casefold().replace("\u2019", "'").split())
    if len(words) > MAX_CHARACTERS:
        return None
    if _FORGET.fullmatch(words):
        return "forget"
    return "export" if _EXPORT.fullmatch(words) else None
