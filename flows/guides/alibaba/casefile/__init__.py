"""The case file of an Alibaba case, built from the answers and the files, part by part."""

from flows.definition.vocabulary import BuildInfo, Case, CaseFile, Known
from flows.guides.alibaba.casefile.chronology import list_chronology
from flows.guides.alibaba.casefile.communications import list_communications, list_texts
from flows.guides.alibaba.casefile.comparison import list_comparison
from flows.guides.alibaba.casefile.cover import make_cover
from flows.guides.alibaba.casefile.exhibit_sheets import list_sheets
from flows.guides.alibaba.casefile.inspection_method import describe_method
from flows.guides.alibaba.casefile.story import list_story
from flows.guides.alibaba.casefile.sums import list_sums
from flows.guides.alibaba.casefile.timeline import list_timeline

__all__ = ["case_file"]


def case_file(known: Known, case: Case, making: BuildInfo) -> CaseFile:
    """Return the case file; every part is there, however little was answered."""
    number = known.text("order_number")
    return CaseFile(
        reference=case.id,
        version=making.version,
        made_at=making.made_at,
        cover=make_cover(known, case, making),
        subject=f"Order {number}" if number else "",
        lines=list_comparison(known, case),
        sums=list_sums(known),
        chronology=list_chronology(known, case, making),
        communications=list_communications(known, case),
        sheets=list_sheets(case, making),
        method=describe_method(known),
        story=list_story(known),
        timeline=list_timeline(known, case, making),
        sent_texts=list_texts(known, case),
    )
