"""What a report says of attribution as a method, for faces and for whole pictures."""

from dataclasses import replace

from workbench.analyzer import AnalyzerInfo
from workbench.model import Family, MediaKind, Need

__all__ = ["FACE", "PICTURE", "local"]

FACE = AnalyzerInfo(
    name="attribution",
    title="Who made it",
    version="0",
    media=frozenset(MediaKind),
    family=Family.ATTRIBUTION,
    needs=Need.FACES,
    per_second=1,
    by_default=False,
    where_found=True,
    reference=(
        "Bi-Level Multi-View Deepfake Attribution, arXiv 2504.14129, in our reading: several "
        "views of a picture, described makers, centres of the known ones. Own network, trained "
        "by Loupe's laboratory."
    ),
    limitations=(
        "It says what a picture is like, and never whether it was altered: ask it where "
        "something else speaks for that. Generators that were never learned are many, and one "
        "of them may lie as near as a known one. Saving, resizing and filters move a picture "
        "away from its maker, and towards others. Collections have a style of their own, which "
        "may be taken for their maker's. It enters no support."
    ),
    validated_range="",
    score_meaning=(
        "By how much a face lies nearer to a known generator than to photographs, as a "
        "difference of cosine distances: above 0 a generator is nearer, which alone says "
        "little. It is no probability."
    ),
)
PICTURE = replace(
    FACE,
    name="attribution.picture",
    title="Who made the picture",
    needs=Need.FRAMES,
    per_second=0.25,
    limitations=(
        f"{FACE.limitations} A picture is told of only where its pixels show no enlargement, "
        "no JPEG below quality 75 and no edges blurred by more than 1.5 pixels."
    ),
    score_meaning=FACE.score_meaning.replace("a face", "the picture"),
)
LOCAL = ".local"


def local(info: AnalyzerInfo) -> AnalyzerInfo:
    """Return the words for a pack that learned makers of this laboratory besides."""
    return replace(
        info,
        name=f"{info.name}{LOCAL}",
        title=f"{info.title}, with this laboratory's makers",
        limitations=(
            f"{info.limitations} Makers that this laboratory added were learned from few "
            "examples, and judged on these alone: see the card of the pack. How many "
            "photographs are put down to them was not measured."
        ),
        score_meaning=f"{info.score_meaning} Makers that this laboratory added do not enter.",
    )
