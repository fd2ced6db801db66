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
