"""Cases by chance: any answers, any events, for any guide."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from flows.definition.guide import Guide
from flows.definition.kinds import Amount, Count, Day, DueTime, Exhibits, Story, Zone
from flows.engine.context import Context
from flows.engine.evidence.hint_texts import HINTS
from flows.model.case import Answer, Move, Spot, Value
from flows.model.events import Event
from flows.model.events.buyer import (
    Aimed,
    Amended,
    Asked,
    Captioned,
    Explained,
    Filed,
    Finished,
    Handled,
    Kept,
    Opened,
    Ordered,
    Passed,
    Picked,
    Placed,
    Reopened,
    Replaced,
    Reviewed,
    Said,
    Sent,
    Skipped,
    Snoozed,
    Vouched,
    WentBack,
    Withdrawn,
)
from flows.model.events.evidence import Lined, Moved
from flows.model.events.system import Exported, Inspected, Lost, NudgeFell, Stored, Unbound
from flows.model.money import Money

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
TEXTS = (
    "USD 500",
    "12",
    "yesterday",
    "today",
    "12345678901",
    "tomorrow 18:00",
    "tomorrow 18:00 Beijing time",
    "1",
    "2",
    "back",
    "skip",
    "done",
    "keep",
    "yes",
    "no",
    "list it as kept by me",
    "smaller",
    "later",
    "review",
    "why?",
    "3/4",
    "1.234",
    "",
    "\x00",
    "some words",
)
MOVES: tuple[Move, ...] = ("answered", "skipped", "elapsed", "passed")
USUAL: dict[type, Value] = {
    Amount: Money(50_000, "USD"),
    Count: 1,
    Day: date(2026, 5, 1),
    Story: ("It broke.",),
    Zone: "Europe/Berlin",
    Exhibits: "done",
    DueTime: datetime(2026, 5, 14, tzinfo=UTC),
}

instants = st.timedeltas(timedelta(0), timedelta(days=3650)).map(
    lambda after: datetime(2020, 1, 1, tzinfo=UTC) + after
)
texts = st.sampled_from(TEXTS) | st.text(max_size=60)
labels = st.from_regex(r"[a-z!@][a-z_-]{0,12}", fullmatch=True)
values = st.one_of(
    st.none(),
    texts,
    st.integers(-3, 10**6),
    st.dates(FIRST, LAST),
    instants,
    st.builds(Money, st.integers(0, 10**9), st.sampled_from(["USD", "JPY", "KWD"])),
    st.lists(texts, max_size=3).map(tuple),
)

hints = st.lists(st.sampled_from([*HINTS, "gone"]), max_size=3).map(tuple)
taken = st.sampled_from(["camera", "upload", None])
roles = st.sampled_from(["order_number", "order_total", "ordered_on", "gone"])
refused = st.sampled_from([None, None, "broken", "gone"])
pages = st.dictionaries(roles, values.filter(lambda value: value is not None), max_size=3)


def spots(guide: Guide) -> st.SearchStrategy[Spot]:
    """A spot of the guide, or one it never had."""
    steps = st.sampled_from([*guide.step_ids, "gone"])
    return st.builds(Spot, steps, st.sampled_from([0, 0, 0, 1, 2, 99]))


def options(guide: Guide) -> st.SearchStrategy[str]:
    """An option of some step, a control, or neither."""
    own = {token for step in guide.steps.values() for token in step.kind.list_labels()}
    controls = [
        "!skip",
        "!back",
        "!keep",
        "!done",
        "!review",
        "!none-x",
        "cal-2026-05",
        "all",
        "!no",
    ]
    return st.sampled_from([*sorted(own), *controls, "go", "today", "yesterday"]) | labels


def answers(guide: Guide) -> st.SearchStrategy[dict[Spot, Answer]]:
    """Any mapping of spots to answers, in the right kind or not."""
    found = st.builds(Answer, st.sampled_from(MOVES), instants, values | options(guide))
    return st.dictionaries(spots(guide), found, max_size=30)


def events(guide: Guide, messages: st.SearchStrategy[int]) -> st.SearchStrategy[Event]:
    """Any event, aimed at what is there or not."""
    spot, option = spots(guide), options(guide)
    exhibit = messages.map("1.{}".format)
    line = st.sampled_from(["carton", "label", "gone"]) | labels
    kinds = st.sampled_from(["summary", "idle", "wait", "elapsed", "due:claim", "gone"])
    size = st.sampled_from([None, 0, 1000, 25 * 1024 * 1024])
    return st.one_of(
        st.builds(Opened, texts | option),
        st.builds(Said, texts, messages),
        st.builds(Picked, spot, option),
        st.builds(Filed, exhibit, st.just("photo"), texts, size, messages, texts),
        st.builds(Captioned, messages, texts, messages),
        st.builds(Amended, messages, texts),
        st.builds(Sent, st.sampled_from(["sticker", "poll", "other"])),
        st.sampled_from([Finished(), Skipped(), WentBack(), Kept()]),
        st.builds(Reopened, spot),
        st.builds(Aimed, line),
        st.builds(Passed, line, st.sampled_from(["none", "later"])),
        st.builds(Withdrawn, exhibit),
        st.builds(Asked, st.sampled_from([*(topic.id for topic in guide.topics), "faq", "gone"])),
        st.builds(Reviewed, st.sampled_from([None, guide.phases[0].id, "gone"])),
        st.builds(Handled, kinds, st.sampled_from(["done", "mute"])),
        st.builds(Snoozed, kinds, st.none() | instants),
        st.builds(Explained, st.sampled_from([*(each.id for each in guide.deadlines), "gone"])),
        st.builds(Placed, st.sampled_from([(), ("UTC",), ("Asia/Dubai", "UTC")]), messages),
        st.builds(NudgeFell, kinds, st.integers(0, 3), instants),
        st.builds(Stored, exhibit, st.just("ab" * 32), st.integers(0, 10**6)),
        st.builds(Lost, exhibit, st.sampled_from(["too_big", "gone"])),
        st.builds(Moved, exhibit, st.integers(-1, 9)),
        st.builds(Lined, exhibit, st.none() | line),
        st.builds(Replaced, exhibit),
        st.builds(Vouched, st.just("") | exhibit),
        st.builds(Ordered),
        st.builds(Unbound),
        st.builds(Exported, st.integers(1, 4), texts, st.lists(exhibit, max_size=4).map(tuple)),
        st.builds(Inspected, exhibit, hints, st.none() | instants, taken, labels, refused, pages),
    )


def sensible(context: Context, number: int) -> tuple[str, Value | None]:
    """A move and a value that answer the live question: by the n-th button where there is one."""
    kind = context.step.kind
    if type(kind) in USUAL:
        return kind.moves[0], USUAL[type(kind)]
    offers = kind.list_buttons(context.asking)
    return kind.moves[0], offers[number % len(offers)] if offers else "12345678901"
