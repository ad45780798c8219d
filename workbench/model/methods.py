"""What a reader of the report must know about a method, and where its scores hold."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.media import MediaKind, Stream


class Family(StrEnum):
    """Which kind of trace an analyzer reads; families are independent evidence."""

    BLENDING = "blending"
    SYNTHESIS = "synthesis"
    FACE_PARTS = "face_parts"
    GAZE = "gaze"
    FREQUENCY = "frequency"
    LAUNDERING = "laundering"
    COMPRESSION = "compression"
    ATTRIBUTION = "attribution"
    PROVENANCE = "provenance"
    PRESENTATION = "presentation"
    FACES = "faces"  # where faces are and how well they can be read: no evidence of its own


class Need(StrEnum):
    """The most costly thing an analyzer reads of a media item."""

    FILE = "file"
    FRAMES = "frames"
    FACES = "faces"


def meets_conditions(
    stream: Stream, codecs: tuple[str, ...], minimum_side: int, maximum_depth: int
) -> bool:
    """Return whether a picture stream lies within the conditions of a measurement.

    It is coded by one of `codecs` (any, where none is named), its shortest coded side has
    `minimum_side` pixels or more, its samples at most `maximum_depth` bits (0 for any).
    """
    return (
        (not codecs or stream.codec.split(" ")[0] in codecs)
        and min(stream.coded_width, stream.coded_height) >= minimum_side
        and (not maximum_depth or stream.bit_depth <= maximum_depth)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatingPoint:
    """The score from which a finding is proposed, for one kind of media, and its origin.

    It was measured on media that meet its conditions (see `meets_conditions`), and nothing is
    proposed on others.
    """

    kind: MediaKind
    threshold: float
    meaning: str
    codecs: tuple[str, ...] = ()
    minimum_side: int = 0
    maximum_depth: int = 0

    def covers(self, kind: MediaKind | None, stream: Stream | None) -> bool:
        """Return whether the point was measured on media like this one."""
        return (
            kind is self.kind
            and stream is not None
            and meets_conditions(stream, self.codecs, self.minimum_side, self.maximum_depth)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzerInfo:
    """What a reader of the report must know about a method.

    `per_second` is how many frames of each second of presentation time are offered, None for
    every frame. `resumable` says that each frame is read on its own, so an interrupted run can
    continue where it stopped. `score_meaning` and `map_meaning` are one sentence each, empty
    when the analyzer yields none. One that is not run `by_default` may still be run
    `where_found`: on media of which a finding stands that nobody rejected.
    """

    name: str
    title: str
    version: str
    media: frozenset[MediaKind]
    family: Family
    needs: Need
    reference: str
    limitations: str
    validated_range: str
    score_meaning: str = ""
    map_meaning: str = ""
    per_second: float | None = None
    resumable: bool = False
    by_default: bool = True
    where_found: bool = False
    operating_points: tuple[OperatingPoint, ...] = ()

    def operating_point(
        self, kind: MediaKind | None, stream: Stream | None
    ) -> OperatingPoint | None:
        """Return the operating point that holds for a medium, None where none was measured."""
        return next((p for p in self.operating_points if p.covers(kind, stream)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The population that a percentile is a percentile of; none outside `conditions`.

    `quantiles` are the 0th, 1st, … 100th percentile of the quantity over n authentic media.
    """

    analyzer: str
    version: str
    quantity: str
    population: str
    conditions: str
    n: int
    quantiles: tuple[float, ...]
