"""Which option a typed reply means: its number, its label, the start of it, or a keyword."""

import re
from collections.abc import Mapping, Sequence

from flows.model.errors import MisreadError
from flows.reading.amount_terms import MONEY_LEXICON, scan_amount
from flows.reading.digits import flatten_text
from flows.reading.lexicon.day_terms import scan_days
from flows.reading.texts import fold_text

MISREADS: Mapping[str, str] = {
    "which_option": "That could mean more than one thing. Which of these is it?",
    "not_an_option": "I did not find that among the answers. "
    "Please tap a button, or type its number.",
}

OptionWords = tuple[str, str, tuple[str, ...]]
"""An option's id, its label as shown, and keywords that mean it."""

_NOISE = r"[\W_]+"
_NUMBER = r"(?:option |answer |number |no )?(\d{1,3})"
_MOST_OFFERED = 3
_NONE_OF_THESE = "other"
"""The id of the option for what no other option says."""

# What a plain sentence says around the word that counts; any other word beside it is asked about.
_FILLER_WORDS = (
    "i we my our me us the a an it its they them their he she this that these those is are was "
    "were am be been being s m have has had do did does and of in on at to for with from by as "
    "order orders item items product products goods parcel package packages shipment box units "
    "pieces piece ones all some many most several just only really very also please think believe "
    "arrived came come received got seller supplier alibaba side thanks thank you understand "
    "understood sorry hello hi there here now today already still yet so completely totally "
    "he proposed suggested"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
_REFUSALS = {"nope": "no", "nah": "no", "nay": "no", "yep": "yes", "yeah": "yes", "yup": "yes"}
_DENIAL_WORDS = "not t don didn doesn isn wasn haven hasn won can never nothing any yet"
_DENIALS = frozenset(_DENIAL_WORDS.split())
"""What says once more, after "no", that it is not so: "no, they didn't", "no, nothing yet"."""
_EAST_FILLERS = "[是我的了有个個问題问题問很都在被它他们們 ]"
_DAY_KINDS = "neMWRUAYK./-"
_STEM_LETTERS = 5


def _normalize(text: str) -> str:
    return re.sub(_NOISE, " ", fold_text(text)).strip()


def _has_keyword(said: str, keyword: str) -> bool:
    if keyword.isascii():
        return f" {keyword} " in f" {said} "
    return keyword in said  # Chinese and Thai put no spaces between words


def _is_start(said: str, label: str) -> bool:
    return label.startswith(said) and len(said) >= (3 if said.isascii() else 2)


def _match_number(said: str, options: Sequence[OptionWords]) -> list[str]:
    found = re.fullmatch(_NUMBER, said)
    index = int(found[1]) if found else 0
    return [options[index - 1][0]] if 0 < index <= len(options) else []


def _match_keyword(said: str, options: Sequence[OptionWords]) -> list[str]:
    """Options of which the reply is a keyword, no more and no less."""
    return [option for option, _, keywords in options if said and said in map(_normalize, keywords)]


def _find_mentions(said: str, options: Sequence[OptionWords]) -> tuple[list[str], str]:
    """Options with a keyword in the reply, and what else it says, without fillers.

    A keyword within a longer one does not count.
    """
    hits = [
        (word, option)
        for option, _, keywords in options
        for word in map(_normalize, keywords)
        if word and _has_keyword(said, word)
    ]
    words = {word for word, _ in hits}
    longest = {
        one for one in words if not any(one != two and _has_keyword(two, one) for two in words)
    }
    rest = f" {said} "
    for word in sorted(longest, key=len, reverse=True):
        rest = rest.replace(f" {word} " if word.isascii() else word, "  ")
    rest = " ".join(word for word in rest.split() if word not in _FILLERS)
    found = dict.fromkeys(option for word, option in hits if word in longest)
    return list(found), re.sub(_EAST_FILLERS, "", rest) if not rest.isascii() else rest


def _is_accounted_for(rest: str) -> bool:
    """Whether beside a keyword stands nothing, a day or an amount: "arrived on 5 May"."""
    if rest and all(token.kind in "ncq" for token in scan_amount(rest, MONEY_LEXICON)[1]):
        return True
    is_day = all(token.kind in _DAY_KINDS for token in scan_days(rest))
    return is_day and "no" not in rest.split()


def _repeats_label(found: str, said: str, options: Sequence[OptionWords]) -> bool:
    """Whether a reply begins as the label of its option, and says only its words: "no, too late".

    One that begins in another way may deny the option: "not too late".
    """
    label, keywords = next((label, words) for option, label, words in options if option == found)
    first = _normalize(label).split()[:1]
    own = {word for text in (label, *keywords) for word in _normalize(text).split()}
    words = [word for word in said.split() if word not in _FILLERS]
    known = own | _DENIALS if first == ["no"] else own
    return bool(words) and words[:1] == first and known.issuperset(words)


def _rank_likely(said: str, options: Sequence[OptionWords]) -> list[str]:
    """The options whose words are most like those of the reply, best first."""
    stems = {word[:_STEM_LETTERS] for word in said.split() if word not in _FILLERS}
    scores: dict[str, int] = {}
    for option, label, keywords in options:
        words = {w for text in (label, *keywords) for w in _normalize(text).split()} - _FILLERS
        own = {word[:_STEM_LETTERS] for word in words if len(word) >= _STEM_LETTERS - 1}
        scores[option] = len(own & stems)
    likely = [option for option, score in scores.items() if score]
    return sorted(likely, key=lambda option: -scores[option])


def _ask_likely(found: Sequence[str], said: str, options: Sequence[OptionWords]) -> MisreadError:
    """Offer the likeliest options, and the one for none of them.

    Where that would be a single one, which may be denied ("not damaged"), all stay on offer.
    """
    ids = [option for option, *_ in options]
    ranked = dict.fromkeys((*found, *_rank_likely(said, options)))
    likely = [one for one in ranked if one != _NONE_OF_THESE or one in found]
    if not likely:
        return MisreadError("not_an_option")
    offered = likely[: max(_MOST_OFFERED, len(found))]
    if _NONE_OF_THESE in ids and _NONE_OF_THESE not in offered:
        offered.append(_NONE_OF_THESE)
    return MisreadError("which_option", choices=tuple(offered) if len(offered) > 1 else ())


def read_choice(text: str, options: Sequence[OptionWords]) -> str:
    """The id of the one option the reply means; ids themselves are understood too.

    A reply that says more than an option's own words is asked about.
    """
    said = _normalize(flatten_text(text))
    said = " ".join(_REFUSALS.get(word, word) for word in said.split())
    exact = [
        one for one, label, _ in options if said and said in (_normalize(label), _normalize(one))
    ]
    found = exact or _match_number(said, options) or _match_keyword(said, options)
    if not found and said:
        found = [one for one, label, _ in options if _is_start(said, _normalize(label))]
    if len(found) == 1:
        return found[0]
    if found:
        raise MisreadError("which_option", choices=tuple(found))
    found, rest = _find_mentions(said, options)
    if len(found) == 1 and (_is_accounted_for(rest) or _repeats_label(found[0], said, options)):
        return found[0]
    raise _ask_likely(found, said, options)
