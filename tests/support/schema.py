"""Whether a JSON value is as a schema says, for the few words of JSON Schema that are used here."""

from collections.abc import Iterator
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def find_faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """What does not fit, each with its place."""
    return list(_find_faults(value, schema, "$", schema.get("$defs", {})))


def _find_faults(
    value: Any, schema: dict[str, Any], place: str, defs: dict[str, Any]
) -> Iterator[str]:
    if name := schema.get("$ref"):
        schema = defs[name.removeprefix("#/$defs/")]
    wanted = schema.get("type", [])
    names = wanted if isinstance(wanted, list) else [wanted]
    if names and not any(isinstance(value, TYPES[each]) for each in names):
        yield f"{place}: {value!r} is no {names}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{place}: {value!r} is not {schema['const']!r}"
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (
            f"{place}: no {each}" for each in schema.get("required", ()) if each not in value
        )
        if schema.get("additionalProperties") is False:
            yield from (f"{place}: {each} is not known" for each in value if each not in known)
        for each, part in value.items():
            if each in known:
                yield from _find_faults(part, known[each], f"{place}.{each}", defs)
    if isinstance(value, list) and "items" in schema:
        for place_in_list, part in enumerate(value):
            yield from _find_faults(part, schema["items"], f"{place}[{place_in_list}]", defs)
