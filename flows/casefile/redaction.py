"""A case file to show to others: the same story without who, and without the files.

What is known to tell a person or an order goes, and whatever looks like it. A name that the bot has
not asked for cannot be told from another word and may stay; whoever shares the copy is told so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from flows.definition.guide import Guide
from flows.model.case import Case
from flows.model.case_file import CaseFile, ExhibitSheet, FileMetadata

MASK = "[…]"
SUBJECT = "Copy without names, numbers and pictures"
MIN_WORD, MIN_DIGITS = 4, 7
# Words in the names of sellers that tell nothing of them.
COMMON_WORDS = frozenset(
    (
        *("company", "limited", "corporation", "group", "trading", "trade", "technology", "china"),
        *("industrial", "industry", "industries", "international", "import", "export", "factory"),
        *(
            "manufacturing",
            "manufacturer",
            "electronic",
            "electronics",
            "products",
            "store",
            "shop",
        ),
        *("lighting", "furniture", "packaging", "plastic", "metal", "machinery", "equipment"),
        *("global", "the", "and"),
    )
)
SITE = r"(?!(?:www\.)?alibaba\.com\b)"  # the platform is no secret
DOMAINS = "com|net|org|cn|io|co|me|info|biz|eu|de|fr|uk|ru|in|hk|shop|store|top|app"
DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        rf"https?://{SITE}\S+|\bwww\.{SITE}\S+",
        rf"\b{SITE}(?:[\w-]+\.)+(?:{DOMAINS})\b(?:/\S*)?",
        r"(?<!\w)@\w[\w.]{2,}",
        r"\b(?:wechat|weixin|whatsapp|telegram|skype|qq|viber|signal|line)"
        r"(?:\s*(?:id|no\.?|number|account|[:：=#]))+\s*[\w.@+-]+",
        r"微信(?:号|帐号|账号)?\s*[:：]?\s*[A-Za-z][\w-]{4,}",
        r"\b(?:no\.?\s*)?\d+[a-z]?,?\s+(?:[\w'.-]+\s+){0,4}?"
        r"(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|boulevard|blvd\.?|building|square)(?!\w)",
        r"\b[\w-]+(?:straße|strasse|str\.|gasse)\s*\d+\w?",
        r"[\u4e00-\u9fff]{2,}(?:省|市|区|县|镇)[\u4e00-\u9fff\d]*(?:路|街|道|号|室|楼|栋)[\d号室楼栋]*",
    )
)
CODE = re.compile(r"(?<![\w-])[A-Za-z\d][A-Za-z\d-]{6,}(?![\w-])")
NUMBER = re.compile(r"(?<![\w.,])[+(]?\d(?:[\s().-]{0,2}\d){7,}(?![\w,])")
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
COMPANY_WORDS = re.compile(r"^.{2,4}?[省市]|(?:股份|责任)?(?:有限)?公司$")
DATES = re.compile(rf"{DATE}(?:\s*-\s*{DATE})?")


def redact_case_file(case_file: CaseFile, secrets: Iterable[str] = ()) -> CaseFile:
    """Return the copy to show; `secrets` are known answers that tell an order or a person."""
    names = [party.name for party in case_file.cover.parties]
    authors = [sheet.author for sheet in case_file.sheets]
    mask = build_mask((*names, *authors, *secrets))
    parties = tuple(replace(party, name="") for party in case_file.cover.parties)
    plain = replace(
        case_file,
        cover=replace(case_file.cover, parties=parties),
        sheets=tuple(_redact_sheet(sheet) for sheet in case_file.sheets),
        changes=(),
    )
    masked: CaseFile = _map_texts(plain, mask)
    return replace(masked, reference="", subject=SUBJECT, is_redacted=True)


def list_secrets(guide: Guide, case: Case) -> tuple[str, ...]:
    """Return the answers that are the number of an order."""
    return guide.list_order_numbers(guide.walk(case.answers).known)


def build_mask(secrets: Iterable[str]) -> Callable[[str], str]:
    """Return what leaves these out of a text, and whatever looks like a number or an address."""
    given = [each.strip() for each in secrets]
    chinese = [part for each in given for part in _list_chinese_names(each)]
    known = sorted({*given, *chinese} - {""}, key=len, reverse=True)
    whole = [re.compile(_match_spaced(each), re.IGNORECASE) for each in known]
    words = {word for each in known for word in _list_telling_words(each)}

    def mask_text(text: str) -> str:
        for pattern in (*whole, *PATTERNS):
            text = pattern.sub(MASK, text)
        text = NUMBER.sub(_mask_number, CODE.sub(_mask_code, text))
        return re.sub(r"[^\W\d_]+", lambda word: _mask_word(word[0], words), text)

    return mask_text


def _match_spaced(name: str) -> str:
    """Return a pattern of a name, however its words are parted."""
    spaced = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?<!\w){spaced}(?!\w)" if name.isascii() else spaced


def _list_chinese_names(name: str) -> Iterator[str]:
    """Yield the Chinese part of a name, also without its city and "limited company"."""
    for part in CHINESE.findall(name):
        yield part
        yield COMPANY_WORDS.sub("", part)


def _list_telling_words(name: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+", name.casefold()):
        if len(word) >= MIN_WORD and word not in COMMON_WORDS:
            yield word


def _mask_word(word: str, words: set[str]) -> str:
    """Return the mask for a word of a name; one in small letters is taken for a common word."""
    return MASK if word[:1].isupper() and word.casefold() in words else word


def _mask_code(found: re.Match[str]) -> str:
    """Return the mask for what has as many digits as the number of a parcel, dates aside."""
    rest = DATES.sub("", found[0])
    return MASK if sum(map(str.isdecimal, rest)) >= MIN_DIGITS else found[0]


def _mask_number(found: re.Match[str]) -> str:
    return found[0] if DATES.fullmatch(found[0]) else MASK


def _redact_sheet(sheet: ExhibitSheet) -> ExhibitSheet:
    """Return what is told of a file: title, day and caption, and nothing to find it by."""
    origin = FileMetadata(sheet.origin.taken_at, sheet.origin.dated_by, sheet.origin.form)
    return replace(sheet, name="", slug="file", sha256="", size=None, author="", origin=origin)


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value of dataclasses, tuples and mappings with each text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_map_texts(each, change) for each in value)
    if isinstance(value, Mapping):
        return {name: _map_texts(each, change) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        found = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: _map_texts(each, change) for name, each in found.items()})
    return value
