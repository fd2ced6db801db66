"""Whole letters in both languages are those of the tables, which a person has read.

`python -m tests.support.flows.letter_tables` writes the tables anew; read the difference.
"""

import pytest

from tests.support.flows.letter_tables import FOLDER, write_tables

TABLES = write_tables()


def test_every_table_is_kept() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_letters_are_those_of_the_table(name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")

    assert TABLES[name].split("\n== ") == kept.split("\n== ")
