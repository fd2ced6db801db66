"""Typed words that say nothing but that the buyer does not know."""

from flows.reading.texts import clean_text, fold_text

EDGE_MARKS = " .,!?…？。！"
APOSTROPHES = str.maketrans(dict.fromkeys("’‘´`", "'"))

UNKNOWN_WORDS = frozenset(
    {
        *("idk", "dk", "dunno", "no idea", "no clue", "unknown", "not known", "n/a", "na"),
        *("don't know", "dont know", "do not know", "i don't know", "i dont know", "i do not know"),
        *("don't know yet", "i don't know yet", "dont know yet", "not sure", "i'm not sure"),
        *("im not sure", "i am not sure", "don't remember", "i don't remember", "dont remember"),
        *("i dont remember", "i have no idea", "no sé", "no lo sé", "no se", "je ne sais pas"),
        *("sais pas", "weiß nicht", "weiss nicht", "ich weiß nicht", "keine ahnung", "non so"),
        *("não sei", "nao sei", "не знаю", "nie wiem", "bilmiyorum", "tidak tahu", "لا أعرف"),
        *("不知道", "我不知道", "不清楚", "知らない", "わからない", "모르겠어요", "नहीं पता"),
    }
)
_FOLDED = frozenset(map(fold_text, UNKNOWN_WORDS))


def is_unknown(text: str) -> bool:
    """Whether the whole text says that it is not known: "idk", "don't know", "?"."""
    plain = clean_text(text).translate(APOSTROPHES).strip(EDGE_MARKS)
    return fold_text(plain) in _FOLDED if plain else "?" in text
