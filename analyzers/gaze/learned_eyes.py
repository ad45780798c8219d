"""Look at a face's eyes with a network that was trained here, beside the explicit cues.

After GazeForensics (He et al., 2023): what the network sees of each frame is partly what a
teacher of gaze sees. The pack needs no teacher, and no pixels: it is given the measures of the
mesh from which the cues come. The cues of the same two seconds are measured too, so that a
reader is told whether both find the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from importlib.resources.abc import Traversable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.agreement import NetworkReading, Reaches, told_of
from analyzers.gaze.following import WindowReading
from analyzers.gaze.living_eyes import Followed, LivingEyes, LivingEyesReading
from analyzers.gaze.measures import measures_of
from analyzers.gaze.standard import authentic
from analyzers.gaze.window import EyeSample
from analyzers.networks.gaze_windows import FRAMES, starts
from analyzers.references import Population
from analyzers.runtime import onnx
from analyzers.runtime.card import Card
from analyzers.runtime.learned_words import with_facts
from analyzers.runtime.packs import OfPack, Pack, card_in, carried, load_folder
from workbench.analyzer import AnalyzerInfo, Observation, Source
from workbench.errors import ModelMismatch
from workbench.model import Family, MediaKind, Need

__all__ = [
    "BETTER",
    "REACH",
    "WORDS",
    "EyesEngine",
    "LearnedEyes",
    "LearnedEyesReading",
    "carried_eyes",
    "experimental",
    "eyes_of",
]

NAME = "gaze"  # of the pack
INPUTS, OUTPUTS = ("measures",), ("score", "direction")
BETTER = "AUC within a person, more than the cues"  # quantity of a card: what decides support
REACH = "highest score of authentic eyes"  # quantity of a card
STILL_READ = {"", "no_cue_measured"}  # of the cues' reasons: the network needs no cue
MOST_WINDOWS = 20_000  # of one face that are kept to be compared

WORDS = AnalyzerInfo(
    name="gaze.network",
    title="Gaze network",
    version="0",
    media=frozenset({MediaKind.VIDEO}),
    family=Family.GAZE,
    needs=Need.FACES,
    by_default=False,
    reference=(
        "After He et al., GazeForensics: DeepFake Detection via Gaze-guided Spatial "
        "Inconsistency Learning, 2023. Own small network, taught where eyes look by Intel's "
        "gaze-estimation-adas-0002, trained by Loupe's laboratory on forgeries made here."
    ),
    limitations=(
        "A low score is no evidence: lip-synchronised, reenacted and whole-face forgeries "
        "often keep or copy real eyes, and then nothing is seen. It never says authentic. A "
        "network's judgement, which it does not explain; the cues of the same seconds are told "
        "beside it. It is given the mesh, not pixels, so a forgery that the mesh does not "
        "follow is missed. Winks, squints, glasses, hair over an eye and compression may raise "
        "it. No operating point: too few people were judged for one."
    ),
    validated_range="",
    score_meaning=(
        "The network's raw output, the mean over the half seconds within the two seconds "
        "around the frame: it rises with what looks like forged eyes, and is no probability."
    ),
)

NOT_BETTER = (
    "Experimental: it was not found to tell forged eyes better than the explicit cues do, on "
    "people and on ways of forging that it had not learned from. It is shown, and supports "
    "nothing."
)

Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class LearnedEyes(LivingEyes, OfPack):
    """A network of the eyes; where they can be read is as for the cues, see `LivingEyes`.

    `reach` is the highest score that authentic eyes had when they were judged, None where no
    card tells it. Each pack has a class of its own below this one, which says whether it is
    `experimental`.
    """

    info: ClassVar[AnalyzerInfo] = WORDS
    experimental: ClassVar[bool] = True

    reach: float | None = None

    @property
    def device(self) -> str:
        """Where the network runs; raises AnalyzerError where that cannot be had."""
        return onnx.short(onnx.chosen()[0])

    def engine(self) -> "EyesEngine":
        """Return the network, started; raises ModelMissing, ModelMismatch, AnalyzerError."""
        return EyesEngine(onnx.start(load_folder(self.folder), 1, onnx.chosen()))

    def begin(self, source: Source) -> "LearnedEyesReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return LearnedEyesReading(self, authentic(), self.engine())


class EyesEngine:
    """A pack's network, ready for windows of measured eyes."""

    def __init__(self, engine: onnx.Engine) -> None:
        """Take a started engine; raises ModelMismatch for one of other inputs and outputs."""
        if engine.inputs != INPUTS or not set(OUTPUTS) <= set(engine.outputs):
            raise ModelMismatch(f"{engine.pack.card.called} is no network of the eyes")
        self._engine = engine

    def scores(self, samples: Sequence[EyeSample], at: Sequence[int]) -> Floats:
        """Return the scores (n,) of the windows of 14 samples that begin `at` these places."""
        measures = [measures_of(samples[first : first + FRAMES]) for first in at]
        said = self._engine.run({INPUTS[0]: np.stack(measures)})
        return np.asarray(dict(zip(self._engine.outputs, said, strict=True))[OUTPUTS[0]])


class LearnedEyesReading(LivingEyesReading):
    """Follows every face, as the cues do, and asks the network."""

    def __init__(
        self, analyzer: LearnedEyes, reference: Population, engine: EyesEngine
    ) -> None:
        """Take a started network and the reference of the cues."""
        super().__init__(analyzer, reference)
        self._engine = engine
        self._reaches = Reaches(
            network=analyzer.reach,
            cues=reference.quantiles["highest"][100],
            experimental=analyzer.experimental,
        )
        self._heard: dict[str, list[NetworkReading]] = {}  # by track

    def read(self, samples: Sequence[EyeSample]) -> WindowReading:
        """Return the network's score of one window, with what its cues say."""
        by_cues = super().read(samples)
        if by_cues.reason not in STILL_READ:
            return by_cues
        at = starts([one.frame for one in samples])
        if not at:
            return replace(by_cues, score=None, reason="frames_missing")
        score = float(self._engine.scores(samples, at).mean())
        if not np.isfinite(score):
            return replace(by_cues, score=None, reason="no_finite_score")
        told = {field.name: getattr(by_cues, field.name) for field in fields(by_cues)}
        return NetworkReading(**told | {"score": score, "reason": ""}, by_cues=by_cues.score)

    def tell(self) -> Iterator[Observation]:
        """Yield what both say of each face's eyes, and whether they agree."""
        return told_of(self.faces, self._heard, self._reaches)

    def _answer(self, key: Followed, frame: int, reading: WindowReading | None) -> None:
        super()._answer(key, frame, reading)
        heard = self._heard.setdefault(key[0], [])
        new = not heard or heard[-1] is not reading
        if isinstance(reading, NetworkReading) and new and len(heard) < MOST_WINDOWS:
            heard.append(reading)


def eyes_of(pack: Pack) -> LearnedEyes:
    """Return the analyzer that a pack makes, with the facts of its card."""
    return _made(pack.card, pack.folder)


def carried_eyes(version: str = "1") -> Iterator[LearnedEyes]:
    """Yield the analyzer of the pack that Loupe carries, by its card alone; none without it.

    Where the card cannot be read there is an analyzer as well: it says so, and a run of it
    fails with what is wrong.
    """
    folder = carried().joinpath(NAME, version)
    if folder.is_dir():
        yield _made(card_in(folder), folder)


def experimental(card: Card | None) -> bool:
    """Say whether a network was not found better than the cues: then it is shown, not counted.

    It must be better with 95 %, on persons and on ways of forging that it had not learned.
    """
    told = [one for one in card.measured if one.quantity == BETTER] if card is not None else []
    return not told or not all(one.interval and one.interval[0] > 0 for one in told)


def _made(card: Card | None, folder: Traversable) -> LearnedEyes:
    info = replace(with_facts(WORDS, card), by_default=False)
    marked = experimental(card)
    if marked:
        told = "" if NOT_BETTER in info.limitations else f"{NOT_BETTER} "
        info = replace(
            info,
            title=f"{info.title} (experimental)",
            limitations=told + info.limitations,
        )
    facts = {"info": info, "folder": folder, "experimental": marked}
    own = type("LearnedEyes", (LearnedEyes,), facts)
    made: LearnedEyes = own(reach=_reach(card))
    return made


def _reach(card: Card | None) -> float | None:
    told = [one.value for one in card.measured if one.quantity == REACH] if card else []
    return max(told, default=None)
