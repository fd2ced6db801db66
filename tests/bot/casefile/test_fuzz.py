"""Whatever is typed into whatever field, an archival document comes out of it."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.casefile.manifest import build_chain
from bot.casefile.pages.template_data import TemplateInput, build_template_data
from bot.casefile.pages.typesetting import render_pdf
from flows.model.case_file import CaseFile
from tests.support.casefile import case_files
from tests.support.casefile.hostile_texts import MARKUP, nasty
from tests.support.casefile.pdf_reader import contents

ROUNDS = 12
"""Documents in one run; each has a nasty string in more than a hundred fields."""

MACHINE = frozenset({"label", "kind", "sha256", "slug", "form", "dated_by", "version"})
SEED = 20_260_523


def spoiled(value: Any, chance: Random) -> Any:
    """Return a value with every text in it exchanged, except what a machine writes."""
    if isinstance(value, str):
        return nasty(chance)
    if isinstance(value, tuple):
        return tuple(spoiled(each, chance) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {name: getattr(value, name) for name in (f.name for f in fields(value))}
        named = {"exhibits", "strongest"}
        changed = {
            name: each if name in MACHINE | named else spoiled(each, chance)
            for name, each in kept.items()
        }
        return replace(value, **changed)
    return value


def printed(case_file: CaseFile, picture: Path) -> bool:
    """Whether the document keeps its standards."""
    pictures = {"E1": ["1.jpg", "2.jpg"]}
    data = build_template_data(case_file, TemplateInput(build_chain(case_file, {}), pictures))
    return render_pdf(data, dict.fromkeys(pictures["E1"], picture), case_files.MADE).archival


@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_text_can_be_printed(number: int, tmp_path: Path) -> None:
    chance, picture = Random(SEED + number), case_files.draw(tmp_path / "p.jpg", "E1")
    assert printed(spoiled(case_files.whole(), chance), picture)


def test_nothing_typed_becomes_markup() -> None:
    typed = '#read("case.json") *x* $y$ <b>z</b>'
    data = build_template_data(
        replace(case_files.empty(), story=(typed,)),
        TemplateInput(build_chain(case_files.empty(), {}), {}),
    )
    assert typed in contents(render_pdf(data, {}, case_files.MADE).content).text


def test_every_string_known_to_be_nasty_can_be_printed(tmp_path: Path) -> None:
    picture = case_files.draw(tmp_path / "p.jpg", "E1")
    assert printed(replace(case_files.whole(), story=MARKUP), picture)
