"""What a file says of its making: camera, times, programs, prompts, thumbnail, structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from analyzers.provenance.plain import each_once
from workbench.analyzer import AnalyzerInfo, FrameBatch, Observation, Source
from workbench.errors import IntakeError
from workbench.model import Family, FileOutcome, MediaKind, Need, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Read out of a file's metadata and structure what matters to an examiner."""

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="provenance.metadata",
        title="Metadata and file structure",
        version="1.0",
        media=frozenset(MediaKind),
        family=Family.PROVENANCE,
        needs=Need.FILE,
        reference=(
            "CIPA DC-008 (Exif 2.32), ISO 16684-1 (XMP), IPTC Photo Metadata, ITU-T T.81; "
            "generators' texts as their programs document them; thumbnail comparison after "
            "Kee and Farid, 'Digital image authentication from thumbnails', SPIE 7541, 2010"
        ),
        limitations=(
            "Metadata are text that anyone can write, copy or remove; they are untrusted and "
            "never alone a ground for a finding. Absent metadata say nothing. A named program "
            "may have done no more than save or transfer the file. A time is what a clock was "
            "set to."
        ),
        validated_range=(
            "Rows that the metadata table of the file shows; generators and programs by the "
            "tables of this version. Thumbnails are compared in JPEG files; regions smaller "
            "than about a sixth of a side may not show in them."
        ),
    )

    def begin(self, source: Source) -> "MetadataReading":
        """Start reading one file; everything is read in `conclude`."""
        return MetadataReading(source)


@dataclass(frozen=True, slots=True)
class MetadataReading:
    """Reads one file's metadata and structure."""

    source: Source

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield nothing: metadata stand in the file."""
        return iter(())

    def conclude(self) -> Iterator[Observation]:
        """Yield the facts in the order in which an examiner asks for them, then the outcome."""
        from analyzers.provenance.metadata_facts import all_facts  # noqa: PLC0415 - loads codecs

        try:
            yield from each_once(all_facts(self.source))
        except IntakeError as error:
            yield FileOutcome(outcome=Outcome.FAILED, reason=error.code, detail=str(error))
        else:
            yield FileOutcome(outcome=Outcome.SCORED)
