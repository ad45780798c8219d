"""A detector of someone else, run as its card says: one score for each face, or each frame."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from analyzers.imported.pixels import Preparation, Values, Verdict
from analyzers.imported.wording import info_of
from analyzers.runtime import onnx
from analyzers.runtime.card import Card, Detecting, Validated
from analyzers.runtime.packs import Pack
from analyzers.runtime.validity import Bounds
from workbench.analyzer import AnalyzerInfo, Face, Frame, FrameBatch, Observation, Source
from workbench.errors import AnalyzerError, ModelMismatch
from workbench.model import FrameScore, Outcome, Pixels

FROM_CASE = "the case's own copy of the pack, since that of this workstation is damaged"


@dataclass(frozen=True, kw_only=True)
class ImportedDetector:
    """What decides a score besides the model's own files, as the card says it.

    Numbers for three channels stand in one text, so that a run can record them. Each pack has
    a class of its own below this one, with its `info` and the pack, its card read once; and
    with a `copy` of the very same pack, where a case keeps one.
    """

    info: ClassVar[AnalyzerInfo]
    pack: ClassVar[Pack]
    copy: ClassVar[Pack | None]

    licence: str
    crop: str
    size: str
    layout: str
    channels: str
    type: str
    scale: float
    mean: str
    std: str
    output: str
    index: int
    activation: str
    manipulated: str
    least_face_width: float | None
    least_sharpness: float | None
    coarsest_jpeg_step: float | None
    coarsest_h264_qp: float | None
    least_side: int | None

    @property
    def model_sha256(self) -> str:
        """The pack's identity, its files checked; raises ModelMissing, ModelMismatch."""
        self.used.check()
        return self.used.sha256

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The pack, for a case to keep; its files are checked when they are read."""
        return (self.used,)

    @cached_property
    def used(self) -> Pack:
        """The pack that is run: the copy of it, if there is one and the pack is damaged.

        Looked at once: a detector is made anew for each reading.
        """
        if self.copy is None:
            return self.pack
        try:
            self.pack.check()
        except AnalyzerError:
            return self.copy
        return self.pack

    @property
    def model_copy(self) -> str:
        """What a run records where another copy than this workstation's is run."""
        return FROM_CASE if self.used is self.copy else ""

    @property
    def device(self) -> str:
        """Where the model runs; raises AnalyzerError where that cannot be had."""
        return onnx.short(onnx.chosen()[0])

    def begin(self, source: Source) -> "DetectorReading":
        """Start the model and a reading; raises ModelMissing, ModelMismatch, AnalyzerError."""
        return DetectorReading(Network.started(self.used), source)


def analyzer_of(pack: Pack, copy: Pack | None = None) -> ImportedDetector | None:
    """Return the analyzer that a pack makes, None for one whose card has no such table.

    A `copy`, the very same pack elsewhere, is run where the pack is damaged.
    """
    card = pack.card
    if card.detector is None or card.validated is None:
        return None
    info = info_of(card, card.detector, card.validated)
    within = {"info": info, "pack": pack, "copy": copy}
    kind = type("ImportedDetector", (ImportedDetector,), within)
    made: ImportedDetector = kind(**_settings(card, card.detector, card.validated))
    return made


def _settings(card: Card, how: Detecting, where: Validated) -> dict[str, object]:
    return {
        "licence": card.licence,
        "crop": how.crop,
        "size": f"{how.width}x{how.height}",
        "layout": how.layout,
        "channels": how.channels,
        "type": how.type,
        "scale": how.scale,
        "mean": _three(how.mean),
        "std": _three(how.std),
        "output": how.output,
        "index": how.index,
        "activation": how.activation,
        "manipulated": how.manipulated,
        "least_face_width": where.least_face_width,
        "least_sharpness": where.least_sharpness,
        "coarsest_jpeg_step": where.coarsest_jpeg_step,
        "coarsest_h264_qp": where.coarsest_h264_qp,
        "least_side": where.least_side,
    }


def _three(values: tuple[float, float, float]) -> str:
    return " ".join(f"{value:.9g}" for value in values)


class Network:
    """A pack's model with what its card says of its input and output."""

    def __init__(self, engine: onnx.Engine, how: Detecting, where: Validated) -> None:
        self.how = how
        self.where = where
        self._engine = engine
        self._input = how.input or engine.inputs[0]
        self._output = engine.outputs.index(how.output)

    @classmethod
    def started(cls, pack: Pack) -> "Network":
        """Return a pack's model, ready to run.

        Raises `ModelMissing`, and `ModelMismatch` where the model is not as the card says.
        """
        card = pack.card
        if card.detector is None or card.validated is None:
            raise ModelMismatch(
                f"{card.called} is no detector: its card does not say how to run it"
            )
        engine = onnx.start(pack, providers=onnx.chosen())
        if len(engine.inputs) != 1 or card.detector.input not in {"", *engine.inputs}:
            raise ModelMismatch(
                f"{card.called} takes {', '.join(engine.inputs)}: not one picture"
            )
        if card.detector.output not in engine.outputs:
            there_are = ", ".join(engine.outputs)
            raise ModelMismatch(
                f"{card.called} has no output {card.detector.output!r}: {there_are}"
            )
        return cls(engine, card.detector, card.validated)

    @cached_property
    def _preparation(self) -> Preparation:
        names = Preparation.__dataclass_fields__
        return Preparation(**{name: getattr(self.how, name) for name in names})

    @cached_property
    def _verdict(self) -> Verdict:
        how = self.how
        return Verdict(index=how.index, activation=how.activation, manipulated=how.manipulated)

    def score(self, rgb: Pixels) -> float:
        """Return the score of one crop (h, w, 3), not finite where the model computes none.

        Raises `ModelMismatch` where the model's output is not as the card says.
        """
        output: Values = self._engine.run({self._input: self._preparation.apply(rgb)})[
            self._output
        ]
        try:
            return self._verdict.score(output)
        except (TypeError, ValueError) as error:  # TypeError: an output of text
            raise ModelMismatch(f"{self._engine.pack.card.called}: {error}") from error


class DetectorReading:
    """Scores each face or each frame on its own."""

    def __init__(self, network: Network, source: Source) -> None:
        self._network = network
        self._bounds = Bounds(network.where, source)

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one answer for each face, or for a frame as a whole."""
        for frame in batch:
            if self._network.how.crop == "frame":
                yield self._frame(frame)
            else:
                yield from self._faces(frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield nothing: no frame needs the others."""
        return iter(())

    def _frame(self, frame: Frame) -> FrameScore:
        least = self._network.where.least_side
        if least is not None and min(frame.rgb.shape[:2]) < least:
            return frame.unscored(Outcome.WITHHELD, "too_small")
        return self._scored(frame, frame.rgb, None)

    def _faces(self, frame: Frame) -> Iterator[FrameScore]:
        if not frame.faces:
            yield frame.unscored(Outcome.NOT_APPLICABLE, "no_face")
        for face in frame.faces:
            if reason := self._bounds.outside(frame, face):
                yield frame.unscored(Outcome.WITHHELD, reason, face.track)
            else:
                yield self._scored(frame, self._crop(face), face.track)

    def _crop(self, face: Face) -> Pixels:
        return face.aligned if self._network.how.crop == "aligned" else face.native

    def _scored(self, frame: Frame, crop: Pixels, track: str | None) -> FrameScore:
        score = self._network.score(crop)
        if not math.isfinite(score):
            return frame.unscored(Outcome.FAILED, "no_finite_score", track)
        return frame.scored(score, track)
