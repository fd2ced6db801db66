"""docs/guides.md: the diagrams are those that the guides compile into."""

from flows.definition.diagram import render_diagrams
from flows.guides import load_guides
from tests.support.pages import read_page

DRAWN = "<!-- drawn by make diagram -->"


def test_the_diagrams_are_those_of_the_guides() -> None:
    drawn = read_page("docs/guides.md").partition(DRAWN)[2].strip()
    assert drawn == "\n\n".join(render_diagrams(guide) for guide in load_guides().values()), (
        "run: make diagram"
    )
