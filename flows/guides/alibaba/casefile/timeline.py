"""All that happened in one row of days: the order, the messages, and this case file."""

from operator import itemgetter

from flows.definition.vocabulary import BuildInfo, Case, ChronologyRow, CommunicationRow, Known
from flows.guides.alibaba.casefile.chronology import iter_rows
from flows.guides.alibaba.casefile.communications import iter_messages
from flows.guides.alibaba.letters.content.process_order import Moment

Row = ChronologyRow | CommunicationRow


def list_timeline(known: Known, case: Case, making: BuildInfo) -> tuple[Row, ...]:
    """Return the rows of the chronology and of the log, oldest first."""
    placed: list[tuple[Moment, Row]] = [*iter_rows(known, case, making)]
    placed += iter_messages(known, case)
    return tuple(row for _, row in sorted(placed, key=itemgetter(0)))
