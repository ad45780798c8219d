"""Every page of the help: parts of the desk, and analyzers by what they say of themselves."""

from collections.abc import Iterable, Iterator

from ui import wording
from ui.help_words import GENERAL, PANELS, Topic
from workbench.model import AnalyzerInfo, Family, MediaKind, Need

ANALYZER = "analyzer:"  # before the name of an analyzer, where a topic is named
READS = {
    Need.FILE: "The bytes and the structure of the file, not its picture",
    Need.FRAMES: "The pixels of whole frames",
    Need.FACES: "The pixels or the mesh of faces, or patches chosen with them",
}
OF_KIND = {MediaKind.IMAGE: "pictures", MediaKind.VIDEO: "videos"}
NEVER = (
    "Neither a high nor a low score says by itself that an exhibit is altered or authentic, "
    "and no score is a probability."
)
NO_SCORE = "It gives no score: what it finds is told as facts, each with its place in the file."
NO_POINT = "None was measured, so it proposes no finding by itself."
OUTSIDE = {
    Family.ATTRIBUTION: "It says what a work is like, and enters no support.",
    Family.PROVENANCE: "It is shown beside support and enters no likelihood ratio.",
    Family.FACES: "It prepares what others read, and is no evidence of its own.",
}


def topics(infos: Iterable[AnalyzerInfo]) -> tuple[Topic, ...]:
    """Return all pages, those of analyzers last and in the order given."""
    return (*PANELS, *GENERAL, *(of_analyzer(info) for info in infos))


def of_analyzer(info: AnalyzerInfo) -> Topic:
    """Return the page of an analyzer: what it reads, what its result means, its limits."""
    parts = tuple((head, text) for head, text in _parts(info) if text)
    return Topic(name=f"{ANALYZER}{info.name}", title=info.title, parts=parts)


def _parts(info: AnalyzerInfo) -> Iterator[tuple[str, str]]:
    scored = info.family not in (Family.PROVENANCE, Family.FACES)
    yield "What it reads", _reads(info)
    yield "What its score means", info.score_meaning or ("" if scored else NO_SCORE)
    yield "What its map means", info.map_meaning
    yield "What it does not mean", " ".join([NEVER] * scored + [OUTSIDE.get(info.family, "")])
    if scored:
        yield "From which score a finding is proposed", _points(info)
    yield "Its limits", info.limitations
    yield "Where it was tested", info.validated_range
    yield "Method", info.reference
    yield (
        "Name and version",
        f"{info.name} {info.version}, family {wording.spaced(info.family)}",
    )


def _reads(info: AnalyzerInfo) -> str:
    kinds = " and ".join(OF_KIND[kind] for kind in MediaKind if kind in info.media)
    asked = "" if info.by_default else " It runs when it is asked for by name."
    return f"{READS[info.needs]}, of {kinds}.{asked}"


def _points(info: AnalyzerInfo) -> str:
    told = (
        f"{wording.number(point.threshold)}"
        f"{f' for {OF_KIND[point.kind]}' if point.kind else ''}: {point.meaning}."
        for point in info.operating_points
    )
    return "\n".join(told) or NO_POINT
