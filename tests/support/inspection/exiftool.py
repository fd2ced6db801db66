"""ExifTool, which finds places that others hide, and writes them where phones and programs do."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

WANTED = ("-GPS*", "-Location*", "-*Coordinates*", "-City", "-Sub-location", "-Geo*")
HERE = (
    *("-EXIF:GPSLatitude=22.5431", "-EXIF:GPSLatitudeRef=N", "-EXIF:GPSAltitude=12"),
    *("-EXIF:GPSLongitude=114.0579", "-EXIF:GPSLongitudeRef=E", "-EXIF:GPSMapDatum=WGS-84"),
    *("-XMP:GPSLatitude=22.5431", "-XMP:GPSLongitude=114.0579", "-XMP:City=Shenzhen"),
    *("-XMP:LocationShownCity=Shenzhen", "-IPTC:City=Shenzhen", "-IPTC:Sub-location=Futian"),
    *("-Keys:GPSCoordinates=22.5431, 114.0579, 12", "-UserData:LocationInformation=Shenzhen"),
    "-UserData:GPSCoordinates=22.5431, 114.0579, 12",
)


NAME, CITY = "Anna Example", "Shenzhen"
ALL = (
    *HERE,
    *(f"-EXIF:{tag}={NAME}" for tag in ("ImageDescription", "Artist", "Copyright", "XPAuthor")),
    *(f"-EXIF:{tag}={NAME}" for tag in ("UserComment", "OwnerName", "HostComputer", "XPComment")),
    *(f"-EXIF:{tag}={NAME}" for tag in ("SerialNumber", "Make", "Model", "Software")),
    *(f"-XMP:{tag}={CITY}" for tag in ("CreatorAddress", "CreatorCity", "CreatorRegion")),
    *(f"-XMP:{tag}={CITY}" for tag in ("Location", "LocationCreatedCity", "TagsList", "Nickname")),
    *(f"-XMP:{tag}={NAME}" for tag in ("Creator", "Title", "PersonInImage", "Description")),
    *(f"-IPTC:{tag}={NAME}" for tag in ("By-line", "Caption-Abstract", "Contact", "Keywords")),
    *(f"-Photoshop:{tag}={NAME}" for tag in ("CaptionWriter", "URL")),
    *(f"-{tag}={CITY}" for tag in ("Comment", "AFCP:All", "PDF:Author", "PDF:Keywords")),
    *(f"-PNG:{tag}={NAME}" for tag in ("Author", "Comment", "Copyright", "Description")),
    *(f"-Keys:{tag}={NAME}" for tag in ("Author", "Comment", "LocationName", "Artist")),
    *(f"-ItemList:{tag}={NAME}" for tag in ("Artist", "Comment", "Author", "Title")),
    *(f"-UserData:{tag}={NAME}" for tag in ("Author", "Comment", "Artist", "LocationNotes")),
    "-EXIF:DateTimeOriginal=2026:11:02 09:15:30",
)
# The tags that tell how a picture or a sound is to be shown, and our own two.
HARMLESS_GROUPS = ("System", "File", "ExifTool", "Composite")
HARMLESS = frozenset((Path(__file__).parent / "harmless-tags.txt").read_text("ascii").split())


def told(path: Path) -> dict[str, str]:
    """What ExifTool finds, embedded and unknown data as well, but for what is harmless."""
    found = json.loads(_run("-json", "-G1", "-a", "-u", "-ee", str(path)) or b"[{}]")[0]
    return {
        name: str(value)
        for name, value in found.items()
        if (parts := name.split(":"))[0] not in (*HARMLESS_GROUPS, "SourceFile")
        and not parts[0].startswith("ICC")
        and parts[-1] not in HARMLESS
        and str(value).strip()
    }


def read_all(path: Path) -> str:
    """All that ExifTool says of a file, but where it lies."""
    return _run("-a", "-u", "-ee", "-G1", "-x", "System:All", str(path)).decode()


def filled(path: Path) -> Path:
    """Write a name, a city and degrees into the file, wherever ExifTool can; return its path."""
    _run("-overwrite_original", "-m", "-q", *ALL, str(path))
    return path


def places(path: Path) -> list[str]:
    """The tags that tell a place, as ExifTool finds them."""
    return places_by_file([path]).get(path, [])


def places_by_file(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """The tags of each file that has any, found by one process for all of them."""
    written = _run("-json", "-G1", "-a", "-ee", *WANTED, *map(str, paths))
    ours = {"SourceFile", "GPS:GPSVersionID"}
    found = {}
    for tags in json.loads(written or b"[]"):
        names = [name for name, value in tags.items() if name not in ours and str(value).strip()]
        if names:
            found[Path(tags["SourceFile"])] = names
    return found


def placed(path: Path) -> Path:
    """Write Shenzhen into the file, in every way that its format has; return its path."""
    _run("-overwrite_original", "-m", "-q", *HERE, str(path))
    return path


def _run(*words: str) -> bytes:
    if shutil.which("exiftool") is None:
        pytest.skip("ExifTool is not installed")
    return subprocess.run(["exiftool", *words], capture_output=True, check=False).stdout
