"""Looks over database, keys, rows, files and journals, and says what to do; it changes nothing.

What it prints names cases by their references, and nothing of what is in them.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.cli.backup import locate_store
from bot.cli.replay import is_same, replay_journal
from bot.i18n.catalog import Catalog
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.errors import SettingsError
from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from flows.guides import load_guides
from flows.model import codec
from storage.blobs.file_store import FileStore, open_file_store
from storage.crypto.envelope import KeyRing
from storage.db.database_file import find_database_file, is_empty_file
from storage.db.engine import begin_transaction, open_engine
from storage.maintenance import examination
from storage.maintenance.examination import ExaminedCase
from storage.maintenance.key_use import KeyUse, count_key_use
from storage.migrations.upgrade import check_schema

EXIT_FOUND = 1
"""Something is wrong, and was said."""

SHOWN_CASES = 5


@dataclass(slots=True)
class Findings:
    """What was counted, and the cases in which something is wrong, by what it is."""

    rows: dict[str, int] = field(default_factory=dict)
    database: list[str] = field(default_factory=list)
    use: KeyUse = field(default_factory=dict)
    unreadable: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    orphans: list[str] = field(default_factory=list)
    cases: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, what: str, case_id: str, count: int = 1) -> None:
        """Something is wrong in a case, so many times."""
        if count:
            self.cases.setdefault(what, []).append(case_id)
            self.counts[what] += count


ADVICE = {
    "unreadable": "{count:,} values do not open, in the cases {cases}: they were changed, or a key"
    " is missing (keys check). Restore a backup into another folder, and compare.",
    "missing": "{count:,} files are missing, in the cases {cases}: copy the folders of these cases"
    " from a backup. Until then their papers list them as lost.",
    "damaged": "{count:,} files are not what was stored, in the cases {cases}: copy the folders of"
    " these cases from a backup, and look at the disk.",
    "undecoded": "{count:,} cases cannot be understood: {cases}. Run the version that wrote them,"
    " and report it.",
    "replayed": "{count:,} cases are not what their journal comes to: {cases}. After a new version"
    " this may be so, as a guide changes; else report it. The stored case counts.",
}

WAITING = {
    "updates": "{count:,} updates could not be handled, and are kept: run retry.",
    "messages": "{count:,} messages were set aside, as Telegram refused them: the log says why.",
}


def run_doctor() -> int:
    """Examine the store of the settings; returns the exit code. Raises SettingsError and more."""
    settings = Settings.from_environment(os.environ, online=False)
    path = find_database_file(settings.database_url)
    if path and is_empty_file(path):
        raise SettingsError((f"There is nothing in the database {path}: restore a backup.",))
    ring = load_key_ring(settings, may_create=False)
    with ScratchDir() as scratch:
        findings = asyncio.run(_examine(settings, ring, scratch))
    problems = list(_describe(findings, ring))
    counts = ", ".join(f"{count:,} {what}" for what, count in findings.rows.items())
    print(f"Looked over: {counts}.")
    print(*problems or ["All is well."], sep="\n")
    return EXIT_FOUND if problems else 0


async def _examine(settings: Settings, ring: KeyRing, scratch: ScratchDir) -> Findings:
    found = Findings()
    files, catalog = open_file_store(settings.files_url), Catalog(load_guides().values())
    async with open_engine(settings.database_url) as engine:
        async with begin_transaction(engine) as connection:
            await check_schema(connection)
            found.use = await count_key_use(connection)
        found.database = await examination.examine_database(engine)
        found.rows = await examination.count_rows(engine)
        async for case in examination.examine_cases(engine, ring):
            found.note("unreadable", case.id, case.unreadable.total())
            await _examine_files(found, files, case, scratch)
            _examine_journal(found, catalog, case)
        found.unreadable = await examination.count_unreadable(engine, ring)
        found.waiting = await examination.count_waiting(engine)
        ids = await examination.list_case_ids(engine)
        found.orphans = examination.find_orphans(locate_store(settings).case_folders, ids)
    return found


async def _examine_files(
    found: Findings, files: FileStore, case: ExaminedCase, scratch: ScratchDir
) -> None:
    async with scratch.open_subfolder() as folder:
        faults = await examination.examine_files(files, case, folder)
    found.note("missing", case.id, faults.missing)
    found.note("damaged", case.id, faults.damaged)


def _examine_journal(found: Findings, catalog: Catalog, case: ExaminedCase) -> None:
    if case.record is None or case.unreadable:
        return
    language = case.chat.language if case.chat else None
    try:
        stored = codec.decode_case(case.record.snapshot)
        guide = catalog.find_language(language).guides[stored.guide]
        replayed = replay_journal(guide, stored, case.journal)
    except Exception:  # noqa: BLE001  # whatever a stored value does to the code, it is told
        found.note("undecoded", case.id)
        return
    if not is_same(replayed, stored):
        found.note("replayed", case.id)


def _describe(found: Findings, ring: KeyRing) -> Iterator[str]:
    """What is wrong, each with what to do."""
    for line in found.database:
        yield f"The database is damaged ({line}): restore a backup."
    for name in sorted(found.use.keys() - set(ring.names)):
        yield f"The key {name.hex()} is missing: put it back into the file of keys."
    for what, cases in found.cases.items():
        shown = ", ".join(cases[:SHOWN_CASES]) + (", …" if len(cases) > SHOWN_CASES else "")
        yield ADVICE[what].format(count=found.counts[what], cases=shown)
    for what, count in found.unreadable.items():
        yield f"{count:,} {what} that belong to no case do not open: a key is missing (keys check)."
    for what, count in found.waiting.items():
        if count:
            yield WAITING[what].format(count=count)
    if found.orphans:
        shown = ", ".join(found.orphans[:SHOWN_CASES])
        yield (
            f"{len(found.orphans):,} folders of files belong to no case ({shown}): nothing opens"
            " them any more. Delete them, unless the database was set back."
        )
