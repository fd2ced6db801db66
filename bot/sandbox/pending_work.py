"""Whether the bot has work left that no chat shows: files, case files, outbox messages."""

import sqlite3
from pathlib import Path

_PENDING_WORK = """
SELECT 1 FROM exhibits WHERE state = 'wanted' OR (state = 'stored' AND NOT seen)
UNION ALL SELECT 1 FROM exports WHERE asked > made
UNION ALL SELECT 1 FROM data_exports WHERE asked > made
UNION ALL SELECT 1 FROM erasures WHERE chat_id IS NOT NULL
UNION ALL SELECT 1 FROM outbox WHERE set_aside_at IS NULL
"""


def has_pending_work(database: Path) -> bool:
    """Ask the bot's own database, which is only read; False as long as there is none."""
    if not database.exists():
        return False
    try:
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(_PENDING_WORK).fetchone() is not None
        finally:
            connection.close()
    except sqlite3.OperationalError:  # it is just being made
        return False
