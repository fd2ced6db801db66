"""Small PDFs made from their names, open or locked with a password."""

import hashlib


def make_pdf(name: str) -> bytes:
    """One page that shows the name; with `locked-` before it, it asks for a password."""
    text = name.encode("ascii", "replace").replace(b"(", b" ").replace(b")", b" ")
    drawn = b"BT /F1 18 Tf 40 90 Td (" + text + b") Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    locked = name.startswith("locked-")
    return _build_file((*parts, _build_lock(name)) if locked else parts, b"/Encrypt 6 0 R" * locked)


def _build_lock(name: str) -> bytes:
    """Return what says that it is sealed; no password fits."""
    digest = hashlib.sha256(name.encode()).hexdigest().encode()
    return b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%b>/U<%b>>>" % (digest, digest)


def _build_file(parts: tuple[bytes, ...], more: bytes) -> bytes:
    """Return a file of these objects, numbered from 1, with `more` in its trailer."""
    size = len(parts) + 1
    out = b"%PDF-1.4\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number, part in enumerate(parts, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    named = b"/Root 1 0 R/ID[<00><00>]" + more
    tail = b"trailer<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, named, len(out))
    return out + table + tail
