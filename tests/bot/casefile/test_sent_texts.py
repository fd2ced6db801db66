"""Played chats: what is kept as sent is what the chat showed, and all papers agree on it."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from random import Random

import pytest

from flows.casefile.draft import draft_case_file, write_open_letters
from flows.engine.context import build_context
from flows.guides.alibaba import GUIDE
from flows.model.case import Case, open_case
from flows.model.case_file import BuildInfo, CaseFile
from flows.model.events import Event
from flows.model.events.buyer import Filed, Finished, Kept, Picked, Reopened, Said
from flows.model.letter_texts import LetterText, SentLetter
from tests.support.bot.rendered_talk import calls
from tests.support.flows.random_cases import sensible
from tests.support.flows.talk import START, Talk

CHATS, TURNS, CHANGES = 6, 110, 20
BLOCK = re.compile(
    r"<b>([^<]*)</b>\n<pre>(.*?)</pre>(?:\s*<i>[^<]*</i>\n<pre>(.*?)</pre>)?", re.DOTALL
)
IDS = {letter.title: letter.id for letter in GUIDE.letters}
USUAL = {
    "start": "remind",
    "problem": "damaged",
    "payment": "trade_assurance",
    "first_message": "sent",
    "filing": "filed",
    "escalation": "escalated",
    "final_notice": "sent",
}


@dataclass
class Buyer:
    """Somebody who answers by chance, and what their screen shows of each text to paste."""

    chance: Random
    talk: Talk = field(
        default_factory=lambda: Talk(GUIDE, case=open_case("case1234", GUIDE.id, START))
    )
    screen: dict[str, LetterText] = field(default_factory=dict)
    sent: tuple[SentLetter, ...] = ()

    def take(self, *events: Event) -> None:
        """Take turns, and read the screen after each."""
        for event in events:
            self.talk.take(event)
            new = self.talk.case.sent_letters[len(self.sent) :]
            assert self.talk.case.sent_letters == (*self.sent, *new), "nothing is taken out"
            for each in new:
                assert each.text == self.screen[each.letter], "it is what the chat had shown"
                assert each.on == self.talk.now.date()
            self.sent = self.talk.case.sent_letters
            self.read()

    def read(self) -> None:
        """See the texts of the last turn."""
        shown = "\n\n".join(call.parameters.get("text", "") for call in calls(self.talk))
        for title, english, chinese in BLOCK.findall(shown):
            self.screen[IDS[title]] = LetterText(unescape(english), unescape(chinese))

    def answer(self) -> None:
        """Answer the question by chance, if one is open; the ways that lead on more often."""
        talk = self.talk
        context = build_context(GUIDE, talk.case, talk.now, talk.preferences)
        if not context.step.moves:
            return
        _, value = sensible(context, self.chance.randrange(8))
        wanted = USUAL.get(context.spot.step)
        offers = context.step.kind.list_buttons(context.asking)
        if wanted in offers and self.chance.random() < 0.7:
            value = wanted
        if isinstance(value, str) and value in offers:
            self.take(Picked(context.spot, value))
        else:
            self.talk.message += 1
            self.take(*self.type(str(value)))

    def type(self, value: str) -> list[Event]:
        """Type something that most questions take."""
        kind = type(self.talk.guide.steps[self.talk.spot.step].kind).__name__
        words = {"Amount": "USD 500", "Count": "3", "Day": "yesterday", "Zone": "Europe/Berlin"}
        typed = Said(words.get(kind, value), self.talk.message)
        return [typed, Finished()] if kind in ("Story", "Exhibits") else [typed]

    def live(self, turns: int) -> None:
        """Answer, send photos, wait, and now and then go back on an answer."""
        for _ in range(turns):
            kind = self.chance.random()
            if kind < 0.08:
                self.talk.message += 1
                number = self.talk.message
                self.take(Filed(f"1.{number}", "photo", f"{number}.jpg", 900, number, "a crack"))
            elif kind < 0.12:
                self.change()
            elif kind < 0.3:
                self.talk.sleeps(hours=self.chance.randrange(1, 40))
            self.answer()

    def change(self) -> None:
        """Answer something that was answered before in another way."""
        answered = GUIDE.walk(self.talk.case.answers).answered
        if answered:
            self.take(Reopened(self.chance.choice(answered)))
            self.answer()
            self.take(Kept())


def papers(case: Case) -> CaseFile:
    return draft_case_file(GUIDE, case, BuildInfo(START + timedelta(days=400)))


def check_papers(case: Case) -> None:
    """All papers of a case tell the same, and the texts in them are those that were sent."""
    made = papers(case)
    assert [each.versions for each in made.sent_texts] == [
        each.text.versions for each in case.sent_letters
    ]
    names = [each.name for each in made.sent_texts]
    assert len({*names}) == len(names)
    cited = {row.text_name: row.day for row in made.communications if row.text_name}
    assert {*cited} == {*names}, "each text stands in the log"
    assert all(name.startswith(day.isoformat()) for name, day in cited.items())
    rows = [(row.day, row.text) for row in made.chronology]
    rows += [(row.day, row.text) for row in made.communications]
    told = [(row.day, row.text) for row in made.timeline]
    assert sorted(told, key=str) == sorted(rows, key=str)
    logged = [(row.day, row.text) for row in made.communications]
    assert [row for row in told if row in logged] == logged, "one order in all of them"
    asked = [field.value for field in made.cover.amounts if field.label.en == "Asked for"]
    assert asked == [row.amount for row in made.sums if row.is_total]


@pytest.mark.parametrize("seed", range(CHATS))
def test_what_is_kept_is_what_the_chat_showed(seed: int) -> None:
    buyer = Buyer(Random(seed))
    buyer.talk.opens()
    buyer.live(TURNS)
    check_papers(buyer.talk.case)


@pytest.mark.parametrize("seed", range(CHATS))
def test_a_case_changed_in_twenty_places_keeps_what_was_sent(seed: int) -> None:
    buyer = Buyer(Random(seed + 1000))
    buyer.talk.opens()
    for _ in range(TURNS):
        if "filed_on" not in buyer.talk.trail:
            buyer.live(1)
    before = buyer.talk.case.sent_letters
    for _ in range(CHANGES):
        buyer.change()
        check_papers(buyer.talk.case)
    assert buyer.talk.case.sent_letters[: len(before)] == before
    assert all(text.strip() for text in write_open_letters(GUIDE, buyer.talk.case).values())
