"""The small preview that phones keep in a HEIC, for a picture too large to be decoded."""

from bot.inspection.metadata.iso_media.box_copy import UNUSED_NAME
from bot.inspection.metadata.iso_media.boxes import Box, index_boxes, list_boxes

WIDTHS = (2, 4)  # bytes of an item's number, by the version of its box


def promote_preview(data: bytes) -> bytes | None:
    """Return the file with its preview as its first picture; None where it has none."""
    for box in list_boxes(data, 0, len(data)):
        if box.name == b"meta":
            inside = index_boxes(data, box.start + 4, box.end)
            first, references = inside.get(b"pitm"), inside.get(b"iref")
            if first and references and data[first.start] == data[references.start] < len(WIDTHS):
                return _replace_first(data, first, references)
    return None


def _replace_first(data: bytes, first: Box, references: Box) -> bytes | None:
    """Name the preview as the first picture, and no longer as a preview, which no reader opens."""
    at, width = first.start + 4, WIDTHS[data[first.start]]
    number = int.from_bytes(data[at : at + width])
    reference = _find_reference(data, references, number)
    if reference is None:
        return None
    changed = bytearray(data)
    changed[at : at + width] = data[reference.start : reference.start + width]
    changed[reference.head + 4 : reference.head + 8] = UNUSED_NAME
    return bytes(changed)


def _find_reference(data: bytes, references: Box, number: int) -> Box | None:
    """Return where it is told that an item is the preview of the one with this number."""
    width = WIDTHS[data[references.start]]
    for each in list_boxes(data, references.start + 4, references.end):
        ends = [
            int.from_bytes(data[at : at + width])
            for at in range(each.start + width + 2, each.end, width)
        ]
        if each.name == b"thmb" and number in ends:
            return each
    return None
