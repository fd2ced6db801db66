"""What rendering looks at: one case in one chat, in the buyer's language, at one instant."""

from dataclasses import dataclass
from datetime import datetime

from bot.i18n.voice import Voice, clip_text
from bot.runtime.settings import DEFAULT_POLICY, DataPolicy
from bot.timezones import lookup
from flows.definition.guide import Guide
from flows.definition.kinds import Exhibits, Zone
from flows.definition.texts import is_choice
from flows.engine.context import Context, build_context
from flows.model.answers import Known
from flows.model.case import Answer, Case, Spot, Value
from flows.nudges.quiet_hours import ContactPreferences

MESSAGE_CHARACTERS = 4096


@dataclass(frozen=True, slots=True)
class View:
    """A case to be shown; the guide speaks the voice's language, `now` is in the buyer's zone."""

    guide: Guide
    voice: Voice
    case: Case
    number: int
    chat_id: int
    now: datetime
    preferences: ContactPreferences
    policy: DataPolicy = DEFAULT_POLICY

    @property
    def context(self) -> Context:
        """The case as a turn sees it."""
        return build_context(self.guide, self.case, self.now, self.preferences)

    @property
    def known(self) -> Known:
        """What is known on the trail."""
        return self.guide.walk(self.case.answers).known

    def build_values(self, known: Known) -> dict[str, Value | None]:
        """Return all a guide's text can be filled with: answers, figures, safe days."""
        answers = {step: known.answer(step) for step in self.guide.steps}
        written = {
            step: self.convert_answer(step, found) for step, found in answers.items() if found
        }
        dues: dict[str, Value | None] = {
            due.deadline: due.day for due in self.guide.compute_due_dates(known)
        }
        return {**written, **self.guide.compute_figures(known), **dues}

    def convert_answer(self, step: str, answer: Answer) -> Value | None:
        """Return an answer as a value to be written: of a choice, its label."""
        if answer.move == "skipped":
            return self.voice.texts["screen.skipped"]
        kind = self.guide.steps[step].kind
        if isinstance(kind, Zone) and isinstance(answer.value, str):
            return lookup.format_zone(answer.value, self.now, self.voice.language)
        if isinstance(kind, Exhibits):
            return self.guide.texts["control.done"]
        if is_choice(self.guide.steps[step]):
            return self.guide.texts.get(f"{step}.{answer.value}")
        return answer.value

    def render_answer(self, spot: Spot, most: int) -> str:
        """Return the answer of a spot as HTML, of at most so many characters to be seen."""
        shown = self.voice.format_plain(self.convert_answer(spot.step, self.case.answers[spot]))
        return self.voice.format_html(clip_text(shown, most))
