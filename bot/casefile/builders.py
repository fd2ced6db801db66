"""Builds the case file: the whole pack, the light pack for upload forms, and two pictures.

`bot.casefile.tasks` runs each of these in a process of its own: it gets values and paths, writes
into a folder that is there and empty, and returns names in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path

from bot.casefile.image_sizes import LIGHT_PROFILES, MAX_UPLOAD_BYTES, write_fitting_copy
from bot.casefile.manifest import (
    OPEN_FOLDER,
    HashChain,
    ManifestFile,
    build_chain,
    format_checksums,
    format_reference,
    format_stem,
    format_text_name,
)
from bot.casefile.pages.images import (
    PicturePaths,
    make_light_copies,
    name_pictures,
    select_cover_pictures,
    select_printable,
)
from bot.casefile.pages.template_data import TemplateInput, build_template_data
from bot.casefile.pages.typesetting import RenderedPdf, TemplateName, render_pdf, render_png
from bot.casefile.readme import format_readme
from bot.casefile.result import BuildResult
from bot.casefile.zip_parts import ZipEntry, write_zip_parts
from flows.model.case_file import CaseFile

PDF_NAME, REDACTED_NAME = "00-case-file.pdf", "copy-to-show.pdf"
VERIFY_SCRIPT = Path(__file__).parent / "verify.py"
PICTURE_PPI = 130.0


def build_full_pack(
    case_file: CaseFile,
    exhibit_files: Mapping[str, ManifestFile],
    texts: Mapping[str, str],
    folder: Path,
) -> BuildResult:
    """Write the PDF and the ZIP of the files, in parts of at most 45 MB; the PDF is named first.

    `exhibit_files` are by label, without metadata; the manifest names the checksum of each and of
    the file received. `texts`, by file name, are still to be pasted.

    Raises TypesettingError, OSError.
    """
    chain = build_chain(case_file, exhibit_files)
    pdf = _render_document(case_file, chain, select_printable(exhibit_files))
    (folder / PDF_NAME).write_bytes(pdf.content)
    entries = [
        *_list_papers(case_file, chain, folder / PDF_NAME),
        *_list_texts(case_file, texts),
        *_list_copies(chain, exhibit_files),
    ]
    listed = format_checksums((entry.name, _compute_digest(entry.content)) for entry in entries)
    entries.insert(1, ZipEntry("SHA256SUMS", listed))
    name = f"case-file-{format_reference(case_file)}-v{case_file.version}"
    parts = write_zip_parts(entries, folder, name, case_file.made_at)
    return _build_result((PDF_NAME, *(path.name for path in parts)), chain, pdf)


def _list_papers(case_file: CaseFile, chain: HashChain, document: Path) -> Iterator[ZipEntry]:
    yield ZipEntry(PDF_NAME, document)
    yield ZipEntry("README.txt", format_readme(case_file).encode("utf-8", "replace"))
    yield ZipEntry("manifest.json", chain.manifest)
    yield ZipEntry("verify.py", VERIFY_SCRIPT)


def _list_texts(case_file: CaseFile, open_texts: Mapping[str, str]) -> Iterator[ZipEntry]:
    """Yield what was sent, word for word, and apart from it what is still to be pasted."""
    for sent in case_file.sent_texts:
        for language, text in sent.versions.items():
            name = format_text_name(sent.name, language)
            yield ZipEntry(name, text.encode("utf-8", "replace"))
    for name, text in sorted(open_texts.items()):
        yield ZipEntry(f"{OPEN_FOLDER}{name}", text.encode("utf-8", "replace"))


def _list_copies(chain: HashChain, exhibit_files: Mapping[str, ManifestFile]) -> Iterator[ZipEntry]:
    for label, link in chain.links.items():
        copy = exhibit_files[label].enclosed
        if copy is not None:
            yield ZipEntry(link.name, copy)


def build_upload_pack(
    case_file: CaseFile, exhibit_files: Mapping[str, ManifestFile], folder: Path
) -> BuildResult:
    """Write a light PDF and one JPEG for each picture, each at most 1.9 MB.

    Raises TypesettingError, OSError.

    The PDF comes first, then the pictures in the order of the exhibits; it may be larger when
    there are very many of them.
    """
    chain = build_chain(case_file, exhibit_files)
    pdf = _render_light_pdf(case_file, chain, exhibit_files)
    (folder / PDF_NAME).write_bytes(pdf.content)
    names = (PDF_NAME, *_write_upload_pictures(case_file, select_printable(exhibit_files), folder))
    return _build_result(names, chain, pdf)


def _write_upload_pictures(
    case_file: CaseFile, pictures: PicturePaths, folder: Path
) -> Iterator[str]:
    """Write the pictures, each small enough for a form; yield their names."""
    for sheet in case_file.sheets:
        for number, picture in enumerate(pictures.get(sheet.label, ()), start=1):
            name = f"{format_stem(sheet)}{f'-p{number}' if number > 1 else ''}.jpg"
            write_fitting_copy(picture, folder / name)
            yield name


def _render_light_pdf(
    case_file: CaseFile, chain: HashChain, exhibit_files: Mapping[str, ManifestFile]
) -> RenderedPdf:
    """Return the PDF with the best pictures that let it fit a form, else with the smallest."""
    for profile in LIGHT_PROFILES:
        with make_light_copies(exhibit_files, profile) as smaller:
            pdf = _render_document(case_file, chain, smaller)
        if len(pdf.content) <= MAX_UPLOAD_BYTES:
            break
    return pdf


def build_redacted_copy(case_file: CaseFile, folder: Path) -> str:
    """Write the PDF of a case file to show to others, which encloses no file; return its name.

    Raises TypesettingError, OSError.
    """
    (folder / REDACTED_NAME).write_bytes(_render_document(case_file, HashChain("", ""), {}).content)
    return REDACTED_NAME


def render_picture(
    sheet: TemplateName,
    case_file: CaseFile,
    exhibit_files: Mapping[str, ManifestFile],
    folder: Path,
) -> str:
    """Write page one ("first") or the timeline as a PNG; return its name.

    Raises TypesettingError, OSError.
    """
    wanted = select_cover_pictures(case_file, exhibit_files) if sheet == "first" else {}
    with make_light_copies(wanted) as smaller:
        names, files = name_pictures(smaller)
        data = build_template_data(case_file, TemplateInput(build_chain(case_file, {}), names))
        png = render_png(sheet, data, files, case_file.made_at, PICTURE_PPI)
    name = f"{sheet}.png"
    (folder / name).write_bytes(png)
    return name


def _render_document(case_file: CaseFile, chain: HashChain, pictures: PicturePaths) -> RenderedPdf:
    names, files = name_pictures(pictures)
    return render_pdf(
        build_template_data(case_file, TemplateInput(chain, names)), files, case_file.made_at
    )


def _compute_digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _build_result(names: Sequence[str], chain: HashChain, pdf: RenderedPdf) -> BuildResult:
    return BuildResult(tuple(names), chain.manifest_sha256, pdf.archival)
