"""What a stopped bot has kept, opened with its own keys, and compared with what people did."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from bot.sandbox.world.world import World
from flows.model.case import Answer, Case, Spot
from flows.model.codec import decode_case, decode_event
from flows.model.events.buyer import Filed, Picked, Placed, Said
from storage.blobs.file_store import FileStore, open_file_store
from storage.store import Store
from tests.support.e2e.crowd import Person


@dataclass(slots=True)
class Archive:
    """The store and the files of a bot that does not run."""

    store: Store
    files: FileStore

    @classmethod
    async def of(cls, world: World, folder: Path, database: str = "") -> "Archive":
        """Those of the bot that was staged in `folder`, with its own database or another."""
        told = {"BOT_TOKEN": world.token, "DATA_DIR": str(folder / "bot")}
        told |= {"DATABASE_URL": database} if database else {}
        settings = Settings.from_environment(told)
        store = await Store.open(settings.database_url, load_key_ring(settings))
        return cls(store, open_file_store(settings.files_url))

    async def missing(self, person: Person) -> list[str]:
        """What a person did that is not kept, or kept twice; nothing, it is to be hoped."""
        cases = await self._cases(person.chat)
        texts, taps, files = await self._journal(cases)
        found = [
            f"text {message} at {spot}"
            for message, (case, spot, _) in person.texts.items()
            if not _holds(cases.get(case), spot, message)
        ]
        found += [
            f"{option} at {spot}"
            for case, spot, option in person.taps
            if not _chose(cases.get(case), spot, option)
        ]
        found += _differing("texts", texts, person.texts)
        found += _differing("taps", taps, person.taps)
        found += _differing("files", files, person.photos)
        return found + await self._photos(person, cases)

    async def _cases(self, chat: int) -> dict[str, Case]:
        async with self.store.begin() as batch:
            listed = (await batch.list_cases([chat])).get(chat, [])
            records = await batch.load_cases([record.id for record in listed])
        return {id_: decode_case(record.snapshot) for id_, record in records.items()}

    async def _journal(
        self, cases: dict[str, Case]
    ) -> tuple[list[int], list[tuple[str, Spot, str]], list[int]]:
        """The messages, the taps and the files that turns were taken on."""
        texts, taps, files = list[int](), list[tuple[str, Spot, str]](), list[int]()
        for case in cases:
            for entry in await self.store.load_journal(case):
                match decode_event(entry.event):
                    case Said(message=message) | Placed(message=message):
                        texts.append(message)
                    case Picked(spot, option):
                        taps.append((case, spot, option))
                    case Filed(message=message):
                        files.append(message)
        return texts, taps, files

    async def _photos(self, person: Person, cases: dict[str, Case]) -> list[str]:
        """The photos that are not stored, or not as they were sent."""
        stored = {
            exhibit.id: (case, exhibit)
            for case in cases
            for exhibit in await self.store.list_exhibits(case)
        }
        found = []
        for message, data in person.photos.items():
            case, exhibit = stored[f"{person.chat}.{message}"]
            key = await self.store.load_data_key(case)
            if exhibit.digest is None or await self.files.open(case, exhibit.digest, key) != data:
                found.append(f"photo {message} is {exhibit.state}")
        return found


def _holds(case: Case | None, spot: Spot, message: int) -> bool:
    """Whether a text is the answer of the spot, or one of its parts."""
    if case is None:
        return False
    answer = case.answers.get(spot)
    parts = (entry.message for entry in case.entries.get(spot, ()))
    return message in parts or (answer is not None and answer.message == message)


def _chose(case: Case | None, spot: Spot, option: str) -> bool:
    """Whether the spot is answered as the button said."""
    answer: Answer | None = case.answers.get(spot) if case else None
    if answer is None:
        return False
    return option in ("!done", "yesterday", "today", "tomorrow", "all") or (
        answer.value in (option, "go") or not isinstance(answer.value, str)
    )


def _differing(what: str, kept: Iterable[object], done: Iterable[object]) -> list[str]:
    """Both must hold the same, each as often."""
    taken, acted = Counter(iter(kept)), Counter(iter(done))  # not how a mapping counts
    same = taken == acted
    return [] if same else [f"{what} lost: {acted - taken}, taken twice: {taken - acted}"]
