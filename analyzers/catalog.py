"""Every method the workbench knows, by name: face pass, analyzers, added packs, plug-ins.

Importing this module loads no codec and no inference library: an analyzer loads what it
needs when it begins to read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from functools import partial
from importlib.metadata import EntryPoint, entry_points

from analyzers.attribution import offered
from analyzers.blending import pasted_face
from analyzers.compression.block_grid import BlockGrid
from analyzers.compression.double_quantisation import DoubleQuantisation
from analyzers.compression.error_level import ErrorLevel
from analyzers.compression.ghosts import Ghosts
from analyzers.compression.noise_residual import NoiseResidual
from analyzers.faces.face_pass import Faces
from analyzers.frequency import texture, upsampling
from analyzers.frequency.spectrum import FrequencySpectrum
from analyzers.gaze.learned_eyes import carried_eyes
from analyzers.gaze.living_eyes import LivingEyes
from analyzers.imported.detector import ImportedDetector, analyzer_of
from analyzers.laundering import laundered_picture, telling
from analyzers.parts import face_parts
from analyzers.presentation.flat_motion import Presentation
from analyzers.provenance.c2pa import C2pa
from analyzers.provenance.metadata import Metadata
from analyzers.provenance.watermark import Watermark
from analyzers.runtime.kept import copy_of, usable
from analyzers.runtime.learned import carried_as, carried_once_trained
from analyzers.runtime.native import carried_native
from analyzers.runtime.shelf import newest
from analyzers.synthesis import generated_face
from workbench.analyzer import Analyzer, AnalyzerInfo, Method
from workbench.errors import AnalyzerNameTaken, AnalyzerUnavailable
from workbench.model import ModelArchive

GROUP = "loupe.analyzers"
# What importing a stranger's module may reasonably raise; anything else is a bug and shown.
FAULTS = (
    ImportError,
    AttributeError,
    SyntaxError,
    TypeError,
    ValueError,
    LookupError,
    OSError,
    RuntimeError,
)

BUILT_IN: tuple[Method, ...] = (
    Faces(),
    carried_as("blending", "2", pasted_face.PastedFace, pasted_face.WORDS),
    carried_as("synthesis", "2", generated_face.GeneratedFace, generated_face.WORDS),
    *carried_once_trained("face_parts", "1", face_parts.FaceParts, face_parts.WORDS),
    LivingEyes(),
    *carried_eyes(),
    Presentation(),
    FrequencySpectrum(),
    *carried_native("upsampling", upsampling.Upsampling, upsampling.WORDS),
    *carried_native("texture", texture.Texture, texture.WORDS),
    *carried_native("laundering", laundered_picture.Laundering, telling.WORDS, "2"),
    ErrorLevel(),
    Ghosts(),
    DoubleQuantisation(),
    BlockGrid(),
    NoiseResidual(),
    *offered.carried_makers(),
    Metadata(),
    C2pa(),
    Watermark(),
)


def available(kept: Iterable[ModelArchive] = ()) -> tuple[Method, ...]:
    """Return the built-in methods, then what was added or learned here, then plug-ins.

    Detectors that a case has `kept` stand in for those that this user has not, and for those
    that are damaged here, if they are the very same.

    Call it in the worker only: plug-ins are code of others. Raises AnalyzerUnavailable for a
    plug-in that does not load, and AnalyzerNameTaken.
    """
    kept = tuple(kept)
    added: list[Method] = [*imported(kept), *offered.local_makers(kept), *plugged_in()]
    return tuple(by_name([*BUILT_IN, *added]).values())


def by_name(analyzers: Iterable[Method] = BUILT_IN) -> dict[str, Method]:
    """Index methods by name. Raises AnalyzerNameTaken when two have the same."""
    index: dict[str, Method] = {}
    for analyzer in analyzers:
        if index.setdefault(analyzer.info.name, analyzer) is not analyzer:
            raise AnalyzerNameTaken(f"two analyzers are named {analyzer.info.name!r}")
    return index


def of_case(kept: Iterable[ModelArchive]) -> Callable[[], tuple[Method, ...]]:
    """Return `available` as it is for a case that keeps these models."""
    return partial(available, tuple(kept))


def imported(kept: Iterable[ModelArchive] = ()) -> Iterator[ImportedDetector]:
    """Yield an analyzer for the newest version of each pack that is a detector, by name.

    By the cards alone: no model is read. A pack whose card cannot be read offers none, as
    `loupe models verify` tells, and `loupe verify` of one that a case has `kept`.
    """
    copies = tuple(usable(kept))
    for pack in newest(copies):
        analyzer = analyzer_of(pack, copy_of(pack, copies))
        if analyzer is not None:
            yield analyzer


def plugged_in() -> Iterator[Analyzer]:
    """Yield the analyzers that installed packages offer under the entry point group."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        yield loaded(point)


def loaded(point: EntryPoint) -> Analyzer:
    """Return the analyzer that an entry point names: an instance, or a class to call.

    Raises AnalyzerUnavailable naming the entry point and its package.
    """
    try:
        found = point.load()
        analyzer = found() if isinstance(found, type) else found
    except FAULTS as error:
        raise AnalyzerUnavailable(f"{_named(point)} does not load: {error}") from error
    if not _is_analyzer(analyzer):
        raise AnalyzerUnavailable(f"{_named(point)} is not an analyzer")
    checked: Analyzer = analyzer
    return checked


def _is_analyzer(thing: object) -> bool:
    info = getattr(thing, "info", None)
    begins = callable(getattr(thing, "begin", None))
    return is_dataclass(thing) and begins and isinstance(info, AnalyzerInfo)


def _named(point: EntryPoint) -> str:
    package = f" of the package {point.dist.name}" if point.dist else ""
    return f"the plug-in {point.name!r} ({point.value}){package}"
