"""Finds and blanks the places in XMP, the XML in which programs describe a file; no length changes.

It stands uncompressed in JPEG, HEIC, WebP, PNG, GIF, MP4 and PDF, so it is found by its root. A
place is a GPS tag in whatever namespace, or the name of a place that some programs add.
"""

import re

from bot.inspection.metadata.tiff import Buffer

PACKET = re.compile(rb"<(x:xmpmeta|rdf:RDF)[\s>]")
MAX_PACKET_BYTES = 1 << 20  # bytes of one packet
LOCATION_NAMES = (
    rb"[\w-]+:gps[\w-]*|photoshop:(?:City|State|Country)|Iptc4xmpCore:(?:Location|CountryCode)"
    rb"|Iptc4xmpExt:Location(?:Created|Shown)"
)
ATTRIBUTE = rb"(?<=\s)(?:%b)\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')" % LOCATION_NAMES
ELEMENT = rb"<(?P<name>%b)(?:\s[^<>]*)?(?:/>|>.*?</(?P=name)\s*>)" % LOCATION_NAMES
LOCATION = re.compile(rb"%b|%b" % (ELEMENT, ATTRIBUTE), re.IGNORECASE | re.DOTALL)


def blank_locations(data: Buffer) -> int:
    """Overwrite every place with spaces; return how many there were."""
    return sum(
        _blank_packet(data, match.start(), _find_end(data, match)) for match in _find_packets(data)
    )


def has_location(text: bytes | bytearray) -> bool:
    """Whether a packet of XMP, unpacked already, tells of a place."""
    return bool(LOCATION.search(text))


def _find_packets(data: Buffer) -> list[re.Match[bytes]]:
    return list(PACKET.finditer(data))


def _find_end(data: Buffer, match: re.Match[bytes]) -> int:
    furthest = min(match.start() + MAX_PACKET_BYTES, len(data))
    closing = data.find(b"</" + match[1], match.end(), furthest)
    return closing if closing > 0 else furthest


def _blank_packet(data: Buffer, start: int, end: int) -> int:
    found = [match.span() for match in LOCATION.finditer(bytes(data[start:end]))]
    for first, last in found:
        data[start + first : start + last] = b" " * (last - first)
    return len(found)
