"""Look for faces that a generator made as a whole, by a network trained here.

The network learned to tell photographs of many collections from faces that generative
adversarial networks and diffusion models made, both aligned, resized and compressed on one
path, so that neither collection nor format tells the class.
"""

from dataclasses import dataclass

from analyzers.runtime.learned import Learned
from workbench.analyzer import AnalyzerInfo
from workbench.model import Family, MediaKind, Need

__all__ = ["WORDS", "GeneratedFace"]

WORDS = AnalyzerInfo(
    name="synthesis",
    title="Generated faces",
    version="0",
    by_default=False,  # its card says why: no benefit was measured
    media=frozenset(MediaKind),
    family=Family.SYNTHESIS,
    needs=Need.FACES,
    per_second=4,
    reference="Own network, trained by Loupe's laboratory",
    limitations=(
        "A network's judgement, which it does not explain. It knows the look of what it was "
        "trained on and may miss another. It sees the face alone, reduced to few pixels."
    ),
    validated_range="",
    score_meaning=(
        "The network's raw output for one face: it rises with what looks like a generated "
        "face, and is no probability."
    ),
)


@dataclass(frozen=True, kw_only=True)
class GeneratedFace(Learned):
    """Score every face for the look of generated ones; see `Learned`."""
