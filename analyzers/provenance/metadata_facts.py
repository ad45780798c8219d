"""The facts of `provenance.metadata`, gathered from the rows and the structure of a file."""

from collections.abc import Iterable, Iterator

from analyzers.provenance.dates import date_facts
from analyzers.provenance.edit_history import history_facts
from analyzers.provenance.generation import Generation
from analyzers.provenance.jpeg_coding import coding_facts
from analyzers.provenance.names import key
from analyzers.provenance.plain import fact
from analyzers.provenance.prompts import generations
from analyzers.provenance.software import named_programs
from analyzers.provenance.source_types import meaning_of
from analyzers.provenance.thumbnail import thumbnail_facts
from analyzers.provenance.xmp_texts import xmp_texts
from workbench.analyzer import Observation, Source
from workbench.media.guards import pillow_limits
from workbench.media.identify import identify
from workbench.media.metadata import read_metadata, text_chunks
from workbench.model import Fact, MetadataEntry

Rows = tuple[MetadataEntry, ...]

CAMERA = {
    "make": "camera_make",
    "model": "camera_model",
    "bodyserialnumber": "camera_serial",
    "serialnumber": "camera_serial",
    "cameraserialnumber": "camera_serial",
    "internalserialnumber": "camera_serial",
    "cameraownername": "camera_owner",
    "lensmake": "lens",
    "lensmodel": "lens",
    "lens": "lens",
    "lensserialnumber": "lens_serial",
    "imageuniqueid": "image_id",
}
LONGEST_NAME = 100  # of a camera or lens; generators put whole graphs into these fields
MOST_LETTERS = 120  # of a row that names a program
NOTHING = "no row names a camera, a program, a prompt or a time"


def all_facts(source: Source) -> Iterator[Observation]:
    """Yield everything the file says of its making. Raises IntakeError."""
    found = identify(source.path)
    with pillow_limits():  # damaged fields warn; the table has rows that say so
        rows = read_metadata(source.path, found)
        texts = text_chunks(source.path, found)
    said = [*_said(rows, texts)]
    yield from said or [fact("metadata", NOTHING, "file", stated=False)]
    if found.name == "JPEG":
        yield from coding_facts(source.path, rows)
        yield from thumbnail_facts(source)
    for remark in source.stream.remarks:
        yield fact("structure", remark, "file structure", stated=False)


def _said(rows: Rows, texts: Rows) -> Iterator[Fact]:
    yield from camera_facts(rows)
    yield from date_facts(rows)
    yield from software_facts(rows)
    yield from history_facts(rows)
    yield from source_type_facts(rows)
    for generation in generations(searched(rows, texts)):
        yield from generation_facts(generation)


def searched(rows: Rows, texts: Rows) -> Iterator[MetadataEntry]:
    """Yield every text that may hold a prompt, once and at full length; rows are cut."""
    full = {(text.group, text.name) for text in texts}
    for text in texts:
        if text.group == "XMP":
            yield from xmp_texts(text.text)
        else:
            yield text
    yield from (row for row in rows if row.group != "XMP" and (row.group, row.name) not in full)


def camera_facts(rows: Iterable[MetadataEntry]) -> Iterator[Fact]:
    """Yield camera, lens and their serial numbers, each value once."""
    seen = set()
    for row in rows:
        name = CAMERA.get(key(row.name))
        named = name and 0 < len(row.text.strip()) < LONGEST_NAME
        if name and named and (name, row.text) not in seen:
            seen.add((name, row.text))
            yield fact(name, row.text, _place(row))


def software_facts(rows: Iterable[MetadataEntry]) -> Iterator[Fact]:
    """Yield each program that names itself, with its kind of work and the row's own words.

    However many rows name a program, an examiner is asked about it once.
    """
    seen = set()
    asked: set[str] = set()
    for named in named_programs(rows):
        if (named.program, named.row.text) not in seen:
            seen.add((named.program, named.row.text))
            text = f"{named.program} ({named.work}): {named.row.text[:MOST_LETTERS]}"
            telling = named.telling and named.program not in asked
            asked.update({named.program} if telling else ())
            yield fact("software", text, _place(named.row), telling=telling)


def source_type_facts(rows: Iterable[MetadataEntry]) -> Iterator[Fact]:
    """Yield the declared IPTC digital source types."""
    for row in rows:
        if key(row.name) == "digitalsourcetype":
            told = meaning_of(row.text.strip())
            yield fact("digital_source_type", told.text, _place(row), telling=told.telling)


def generation_facts(generation: Generation) -> Iterator[Fact]:
    """Yield a generator's name, prompt, negative prompt and settings.

    The generator is told by its way of writing. A text that could be anybody's names none.
    """
    if not generation.telling:
        yield fact("prompt", generation.prompt, generation.where)
        return
    where = f"{generation.where}, as {generation.program} writes it"
    yield fact("generator", generation.program, generation.where, stated=False)
    yield fact("prompt", generation.prompt or "(empty)", where, telling=True)
    if generation.negative:
        yield fact("negative_prompt", generation.negative, where)
    if generation.settings:
        yield fact("generation_settings", generation.settings, where)


def _place(row: MetadataEntry) -> str:
    return f"{row.group}: {row.name}"
