"""The case file of an Alibaba case, built from the answers and the files, part by part."""

from flows.definition.vocabulary import BuildInfo, Case, CaseFile, Known
from flows.guides.alibaba.casefile.chronology import chronology
from flows.guides.alibaba.casefile.communications import communications
from flows.guides.alibaba.casefile.comparison import lines
from flows.guides.alibaba.casefile.cover import cover
from flows.guides.alibaba.casefile.exhibit_sheets import sheets
from flows.guides.alibaba.casefile.inspection_method import method
from flows.guides.alibaba.casefile.story import story
from flows.guides.alibaba.casefile.sums import sums

__all__ = ["case_file"]


def case_file(known: Known, case: Case, making: BuildInfo) -> CaseFile:
    """Return the case file; every part is there, however little was answered."""
    number = known.text("order_number")
    return CaseFile(
        reference=case.id,
        version=making.version,
        made_at=making.made_at,
        cover=cover(known, case, making),
        subject=f"Order {number}" if number else "",
        lines=lines(known, case),
        sums=sums(known),
        chronology=chronology(known, case, making),
        communications=communications(known, case),
        sheets=sheets(case, making),
        method=method(known),
        story=story(known),
    )
