"""The guides: one module or package for each marketplace, found by being here."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from flows.definition.guide import Guide
from flows.lint.guide import lint_guide
from flows.lint.nudges import require_variety


@cache
def load_guides(package: str = __name__) -> Mapping[str, Guide]:
    """Return the GUIDE of every module of a package, by id, in the order of their names.

    They are imported when they are first asked for: a process that meets no buyer has no use for
    them. Raises GuideError for one that is declared wrongly, or says a nudge twice running.
    """
    modules = iter_modules(import_module(package).__path__, f"{package}.")
    guides: list[Guide] = [import_module(name).GUIDE for name in sorted(m.name for m in modules)]
    for guide in guides:
        lint_guide(guide)
        require_variety(guide)
    return MappingProxyType({guide.id: guide for guide in guides})
