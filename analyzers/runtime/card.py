"""The card of a model pack: what must be known of a model before its output is believed.

Some facts are sentences for the report. Others are tables that a program reads: how pictures
are handed to a detector of someone else, and where its score may be believed at all.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Literal

import msgspec

from workbench.errors import ModelMismatch
from workbench.model import MODEL_CARD, MODEL_NAME, model_identity
from workbench.text import printable

CARD = MODEL_CARD
CARD_BYTES = 1 << 20
MOST_FILES = 64
NAME = MODEL_NAME
_SHA256 = re.compile(r"[0-9a-f]{64}")

Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Side = Annotated[int, msgspec.Meta(ge=8, le=4096)]
Three = tuple[float, float, float]
EvidenceFamily = Literal[
    "blending", "synthesis", "face_parts", "gaze", "frequency", "laundering", "compression",
    "attribution",
]  # fmt: skip


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a card; a key that is not known is refused, never passed over."""


class Given(Table, frozen=True, kw_only=True):
    """What a model is given, in words.

    `crop` names what of the picture ("frame", "face"); `size` is its side in pixels, None
    where it is free; `layout` the order of axes and channels, `normalisation` what is done
    to the pixels before they are handed over.
    """

    crop: str
    layout: str
    normalisation: str
    size: int | None = None


class Measured(Table, frozen=True, kw_only=True):
    """One measured figure: what was counted, over how many (n), and under what conditions.

    `interval` holds the true value with 95 %. `generator`, `source` and `group` say of which
    part of the media the figure is; empty where it is of all of them.
    """

    quantity: str
    value: float
    n: int
    conditions: str
    unit: str = ""
    interval: tuple[float, float] | None = None
    generator: str = ""
    source: str = ""
    group: str = ""


class Calibration(Table, frozen=True, kw_only=True):
    """How scores become log10 likelihood ratios, and the media on which that was fitted."""

    method: str
    fitted_on: str
    n: int
    parameters: dict[str, float] = {}


class Validated(Table, frozen=True, kw_only=True):
    """Where the figures hold; outside, scores are withheld. None sets no bound.

    Widths and sides are native pixels; sharpness is that of `FaceQuality`. Compression is
    bounded on the two scales that can be read: the mean luma step of a still's JPEG table, and
    the mean QP of an H.264 video at the face. `conditions` is a sentence for the report.
    """

    conditions: Sentence
    least_face_width: float | None = None
    least_sharpness: float | None = None
    coarsest_jpeg_step: float | None = None
    coarsest_h264_qp: float | None = None
    least_side: int | None = None


class Flagged(Table, frozen=True, kw_only=True):
    """From which score on a finding is proposed, for one kind of media.

    `meaning` says how often authentic media reach it, and on how many that was measured. The
    other fields are those of `workbench.model.OperatingPoint`.
    """

    kind: Literal["image", "video"]
    threshold: float
    meaning: Sentence
    codecs: tuple[str, ...] = ()
    minimum_side: int = 0
    maximum_depth: int = 0


class Trained(Table, frozen=True, kw_only=True):
    """How the network was trained here, so that it can be trained again.

    The digests are of what decided: the recipe without its words, and the list of media.
    `tried` are sentences on what was tried on top and kept, or dropped for want of a measured
    benefit.
    """

    recipe: str
    recipe_sha256: str
    manifest_sha256: str
    seed: int
    steps: int
    device: str
    versions: dict[str, str]
    tried: tuple[str, ...] = ()


class Detecting(Table, frozen=True, kw_only=True):
    """How a detector of someone else is run without code: this table makes it an analyzer.

    The crop is the whole `frame`, the `aligned` face (256 x 256) or the `native` face (its box
    with a quarter of margin), resized to `width` x `height`. A value is then
    (pixel / scale - mean) / std, channel by channel in the order of `channels`. The score is
    the number at `index` of one picture's `output`, after `activation`, turned round where
    manipulation lies at the low end. `per_second` of presentation time, None for every frame.
    """

    family: EvidenceFamily
    crop: Literal["frame", "aligned", "native"]
    width: Side
    height: Side
    manipulated: Literal["high", "low"]
    output: Sentence
    index: Annotated[int, msgspec.Meta(ge=0, le=1 << 20)] = 0
    input: str = ""
    layout: Literal["NCHW", "NHWC"] = "NCHW"
    channels: Literal["RGB", "BGR"] = "RGB"
    type: Literal["float32", "float16", "uint8"] = "float32"
    scale: float = 255.0
    mean: Three = (0.0, 0.0, 0.0)
    std: Three = (1.0, 1.0, 1.0)
    activation: Literal["none", "sigmoid", "softmax"] = "none"
    per_second: Annotated[float, msgspec.Meta(gt=0, le=240)] | Literal["all"] = 1.0

    def __post_init__(self) -> None:
        """Refuse numbers by which pixels cannot be divided."""
        if not all(map(math.isfinite, (self.scale, *self.mean, *self.std))):
            raise ValueError("scale, mean and std must be finite")
        if not all((self.scale, *self.std)):
            raise ValueError("scale and std must not be zero")


class Card(Table, frozen=True, kw_only=True):
    """What must be known of a model before its output is believed.

    `files` maps the name of every file of the pack to its sha256. `sources` say where each
    file is from; `not_trained_on` and `limits` are sentences for the report. `licence` is the
    pack's own, the strictest of its training sources.
    """

    name: str
    version: str
    title: Title
    task: Sentence
    network: Sentence
    reference: Sentence
    licence: Sentence
    sources: tuple[str, ...]
    training_data: Sentence
    not_trained_on: Sentence
    limits: tuple[str, ...]
    output: Sentence
    files: dict[str, str]
    input: Given | None = None
    measured: tuple[Measured, ...] = ()
    calibration: Calibration | None = None
    validated: Validated | None = None
    operating_points: tuple[Flagged, ...] = ()
    training: Trained | None = None
    detector: Detecting | None = None

    def __post_init__(self) -> None:
        """Refuse a card that leaves open what the model is given, or where it was tried."""
        if (self.input is None) == (self.detector is None):
            raise ValueError("a card has either the table `input` or the table `detector`")
        if self.detector is not None and self.validated is None:
            raise ValueError("a detector's card has a table `validated`")

    @property
    def sha256(self) -> str:
        """The identity of the model: a digest of its files' names and hashes, sorted."""
        return model_identity(self.files)

    @property
    def called(self) -> str:
        """Name and version, as they stand in messages."""
        return f"{self.name} {self.version}"


def parsed(content: bytes, origin: str) -> Card:
    """Return the card in these bytes of TOML.

    Raises `ModelMismatch` for keys and values that a card does not have, for names that lead
    out of the pack, and for text that would not show as what it is.
    """
    return _parsed(content[:CARD_BYTES], origin)


@lru_cache(maxsize=16)  # a run asks several times for the card of each of its packs
def _parsed(content: bytes, origin: str) -> Card:
    try:
        text = content.decode("utf-8")
        card = msgspec.convert(tomllib.loads(text), Card)
    except (ValueError, RecursionError) as error:  # of encoding, of TOML, of the tables
        why = printable(str(error))
        raise ModelMismatch(f"the card of {origin!r} cannot be read: {why}") from error
    if problem := next(_problems(card), ""):
        raise ModelMismatch(f"the card of {origin!r} cannot be used: {problem}")
    return card


def _problems(card: Card) -> Iterator[str]:
    """Yield what makes a well-formed card unfit for use."""
    for name in (card.name, card.version, *card.files):
        if not NAME.fullmatch(name):
            yield f"nothing in a pack can be named {name!r}"
    for file, digest in card.files.items():
        if not _SHA256.fullmatch(digest):
            yield f"{file} has no sha256"
    if not card.files or len(card.files) > MOST_FILES or CARD in card.files:
        yield f"it lists no usable files, from 1 to {MOST_FILES}, besides itself"
    for text in _texts(msgspec.to_builtins(card)):
        if printable(text, len(text)) != text:
            yield f"it holds hidden characters: {printable(text)}"


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from (*_texts(key), *_texts(value))
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)
