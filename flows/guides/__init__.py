"""The guides: one module or package for each marketplace, found by being here."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from flows.definition.guide import Guide
from flows.lint.nudges import require_variety


def load_guides(package: str, path: list[str]) -> Mapping[str, Guide]:
    """Return the GUIDE of every module of a package, by id, in the order of their names.

    Raises GuideError for one that would say the same follow-up twice running.
    """
    names = sorted(module.name for module in iter_modules(path))
    guides: list[Guide] = [import_module(f"{package}.{name}").GUIDE for name in names]
    for guide in guides:
        require_variety(guide)
    return MappingProxyType({guide.id: guide for guide in guides})


GUIDES: Mapping[str, Guide] = load_guides(__name__, __path__)
