"""Words for months, weekdays and near days in the languages our buyers write most."""

from collections.abc import Mapping

from flows.reading.digits import WORDS
from flows.reading.texts import fold_text

# English, Spanish, German, French, Portuguese, Russian, Turkish; long and short.
_MONTHS = (
    "january jan enero ene januar jänner janvier janv janeiro январь января янв ocak oca",
    "february feb febrero februar février févr fevereiro fev февраль февраля фев февр şubat şub",
    "march mar marzo märz mrz mär mars março март марта мар mart",
    "april apr abril abr avril avr апрель апреля апр nisan nis",
    "may mayo mai maio май мая mayıs",
    "june jun junio juni juin junho июнь июня июн haziran haz",
    "july jul julio juli juillet juil julho июль июля июл temmuz tem",
    "august aug agosto ago août aout август августа авг ağustos ağu",
    "september sep sept septiembre setiembre septembre setembro set "
    "сентябрь сентября сен сент eylül eyl",
    "october oct octubre oktober okt octobre outubro out октябрь октября окт ekim eki",
    "november nov noviembre novembre novembro ноябрь ноября ноя нояб kasım kas",
    "december dec diciembre dic dezember dez décembre déc dezembro декабрь декабря дек aralık ara",
)
_WEEKDAYS = ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs",
             "friday fri", "saturday sat", "sunday sun")  # fmt: skip
_RELATIVE_DAYS = {
    -2: "day_before_yesterday anteayer vorgestern avant-hier anteontem позавчера 前天",
    -1: "yesterday ayer gestern hier ontem вчера dün 昨天 أمس",
    0: "today tonight hoy heute aujourd'hui hoje сегодня bugün 今天 اليوم",
    1: "tomorrow mañana morgen demain amanhã завтра yarın 明天 غدا",
    2: "day_after_tomorrow übermorgen послезавтра 后天",
}


def _fold_word(word: str) -> str:
    return fold_text(word).replace("_", " ")


def build_alternation(words: Mapping[str, int]) -> str:
    """A pattern for any of the words, longest first, so that a short one never cuts a long one."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTHS: Mapping[str, int] = {
    _fold_word(word): number for number, row in enumerate(_MONTHS, 1) for word in row.split()
}
"""Folded name -> 1 to 12."""

WEEKDAYS: Mapping[str, int] = {
    word: number for number, row in enumerate(_WEEKDAYS) for word in row.split()
}
"""English name -> 0 (Monday) to 6."""

RELATIVE_DAYS: Mapping[str, int] = {
    _fold_word(word): days for days, row in _RELATIVE_DAYS.items() for word in row.split()
}
"""Folded word -> days from today."""

COUNT_WORDS: Mapping[str, int] = {**WORDS, "a": 1, "an": 1}
"""How many days or hours, in words."""


def parse_count(word: str) -> int:
    """A small number as digits or as one of `COUNT_WORDS`."""
    return COUNT_WORDS[word] if word in COUNT_WORDS else int(word)
