"""What the analyzers share that read native pixels with Loupe's own networks.

The counterpart for whole pictures of `analyzers.runtime.learned`, which reads aligned faces.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.gate import Gated, ValidatedPixels
from analyzers.runtime import onnx
from analyzers.runtime.card import Card
from analyzers.runtime.learned_words import with_facts
from analyzers.runtime.packs import OfPack, Pack, card_in, carried, load_folder
from workbench.analyzer import AnalyzerInfo
from workbench.errors import ModelMismatch

__all__ = ["WITHIN", "Native", "NativeEngine", "Run", "carried_native", "native_of"]

AT_ONCE = 8  # tiles, so that memory stays bounded
THREADS = 2  # a still has one frame, and its analyzers are waited for
# Set on authentic pictures, before any network was trained: docs/validation/quality_gate.md
WITHIN = ValidatedPixels(resampled=False, least_quality=75, widest_blur=1.5)

Floats = NDArray[np.float32]
Run = Callable[..., Mapping[str, Floats]]  # hands tiles to a network, as `NativeEngine.run`


@dataclass(frozen=True, kw_only=True)
class Native(Gated, OfPack):
    """A network of Loupe's own that reads native pixels, and the range in which it is believed.

    `least_side` is the shortest side, in pixels, of a picture or face that is read. Each pack
    has a class of its own below this one, with its `info` and where the pack lies.
    """

    info: ClassVar[AnalyzerInfo]
    inputs: ClassVar[tuple[str, ...]]
    outputs: ClassVar[tuple[str, ...]]

    least_side: int = 128
    resampled: bool = WITHIN.resampled
    resampled_share: float = WITHIN.resampled_share
    least_quality: float | None = WITHIN.least_quality
    widest_blur: float | None = WITHIN.widest_blur

    @property
    def device(self) -> str:
        """Where the network runs; raises AnalyzerError where that cannot be had."""
        return onnx.short(onnx.chosen()[0])

    def engine(self) -> "NativeEngine":
        """Return the network, started; raises ModelMissing, ModelMismatch, AnalyzerError."""
        started = onnx.start(load_folder(self.folder), THREADS, onnx.chosen())
        return NativeEngine(started, self.inputs, self.outputs)


class NativeEngine:
    """A pack's network, ready for tiles of native pixels."""

    def __init__(
        self, engine: onnx.Engine, inputs: tuple[str, ...], outputs: tuple[str, ...]
    ) -> None:
        """Take a started engine; raises ModelMismatch for one of other inputs and outputs."""
        if engine.inputs != inputs or not set(outputs) <= set(engine.outputs):
            told = f"{', '.join(inputs)} to {', '.join(outputs)}"
            raise ModelMismatch(f"{engine.pack.card.called} is no network from {told}")
        self._engine = engine

    def run(self, *given: NDArray[Any]) -> dict[str, Floats]:
        """Return the outputs by name for tiles (n, s, s, 3) of each input, n > 0.

        Of a model of counted traces, for those (n, many).
        """
        parts = [
            self._run(*(tiles[at : at + AT_ONCE] for tiles in given))
            for at in range(0, len(given[0]), AT_ONCE)
        ]
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _run(self, *given: NDArray[Any]) -> dict[str, Any]:
        tiles = map(np.ascontiguousarray, given)
        handed = dict(zip(self._engine.inputs, tiles, strict=True))
        return dict(zip(self._engine.outputs, self._engine.run(handed), strict=True))


Kind = TypeVar("Kind", bound=Native)


def native_of(pack: Pack, kind: type[Kind], words: AnalyzerInfo) -> Kind:
    """Return the analyzer that a pack makes: of this kind, with the facts of its card."""
    return _made(pack.card, pack.folder, kind, words)


def carried_native(
    name: str, kind: type[Kind], words: AnalyzerInfo, version: str = "1"
) -> Iterator[Kind]:
    """Yield the analyzer of a pack that Loupe carries, by its card alone; none without it.

    Where the card cannot be read there is an analyzer as well: it says so, and a run of it
    fails with what is wrong.
    """
    folder = carried().joinpath(name, version)
    if folder.is_dir():
        yield _made(card_in(folder), folder, kind, words)


def _made(
    card: Card | None, folder: Traversable, kind: type[Kind], words: AnalyzerInfo
) -> Kind:
    where = card.validated if card is not None else None
    side = where.least_side if where is not None else None
    info = with_facts(words, card)
    info = replace(
        info,
        validated_range=f"{info.validated_range} {WITHIN.sentence}",
        by_default=bool(info.operating_points),  # else on request: its card says why
    )
    own = type(kind.__name__, (kind,), {"info": info, "folder": folder})
    made: Kind = own() if side is None else own(least_side=max(side, kind.least_side))
    return made
