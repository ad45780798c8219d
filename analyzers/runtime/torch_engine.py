"""Run Loupe's own face networks with torch, on a graphics card where there is one.

The weights are those in the pack's `model.onnx`: there is no second copy that could differ.
Only packs of `analyzers.networks.packed` run so; ONNX Runtime runs every pack. Single precision
is kept to the bit that the hardware has (no TF32), and the same input gives the same output.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime.onnx import MODEL
from analyzers.runtime.onnx_weights import Floats, weights
from analyzers.runtime.packs import Pack
from workbench.errors import AnalyzerUnavailable, ModelMismatch
from workbench.text import printable

if TYPE_CHECKING:
    from analyzers.networks.packed import PackedNetwork

FACE, SCORE, MAP = "face", "score", "map"  # names of input and outputs, see docs/model-packs.md
SIDE = 256  # pixels of an aligned face
SIZES = range(32, 1025, 32)  # that the network's five halvings divide
READING, DRAWING = "reading", "network.draw."  # what tells the size, and that there are maps
AT_ONCE = 256  # faces, so that a large batch does not ask for all of a card's memory

Values = NDArray[np.generic]


@dataclass(frozen=True, slots=True, kw_only=True)
class TorchEngine:
    """A face network of a pack that is ready to run; may be called from several threads."""

    pack: Pack
    device: str
    threads: int
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    network: "PackedNetwork" = field(repr=False)

    def run(self, given: Mapping[str, Values]) -> tuple[Values, ...]:
        """Return scores (n,) and, of a network with maps, maps, of faces (n, 256, 256, 3).

        Raises `ModelMismatch` when the model does not take what it is given.
        """
        faces = given.get(FACE)
        if set(given) != {FACE} or faces is None or not _are_faces(faces):
            raise ModelMismatch(
                f"{self.pack.card.called} refused its input: it takes {FACE!r}, uint8 of shape "
                f"(n, {SIDE}, {SIDE}, 3)"
            )
        parts = [self._part(faces[at : at + AT_ONCE]) for at in range(0, len(faces), AT_ONCE)]
        return tuple(np.concatenate(values) for values in zip(*parts, strict=True))

    def _part(self, faces: Values) -> tuple[Values, ...]:
        torch = loaded()
        given = torch.from_numpy(np.array(faces)).to(where(self.device))
        with torch.inference_mode(), _exact(torch):
            return tuple(values.cpu().numpy() for values in self.network(given))


def start(pack: Pack, device: str = "") -> TorchEngine:
    """Return an engine for a pack; on CUDA or MPS if torch has one, unless `device` is named.

    Raises `AnalyzerUnavailable` without torch, `ModelMissing`, and `ModelMismatch` where the
    pack is not one of Loupe's own face networks.
    """
    torch = loaded()
    stored = weights(pack.read(MODEL), pack.card.called)
    chosen = device or best()
    network = _filled(pack, stored).to(where(chosen))
    maps = network.network.maps
    return TorchEngine(
        pack=pack,
        device=chosen,
        threads=torch.get_num_threads(),
        inputs=(FACE,),
        outputs=(SCORE, MAP) if maps else (SCORE,),
        network=network,
    )


def runs(pack: Pack) -> bool:
    """Say whether a pack's model is, by its weights' names, a network that torch runs here.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    if MODEL not in pack.card.files:
        return False
    try:
        stored = weights(pack.read(MODEL), pack.card.called)
    except ModelMismatch:
        return False
    return _size(stored) is not None


def best() -> str:
    """Return where torch runs a network best: "torch cuda", "torch mps" or "torch cpu".

    Raises `AnalyzerUnavailable` without torch.
    """
    torch = loaded()
    if torch.cuda.is_available():
        return "torch cuda"
    return "torch mps" if torch.backends.mps.is_available() else "torch cpu"


def where(device: str) -> str:
    """Return torch's own name of a device."""
    return device.removeprefix("torch ")


@cache
def loaded() -> ModuleType:
    """Return torch, loaded when a network is to run by it.

    Raises `AnalyzerUnavailable` where it is not installed.
    """
    try:
        import torch  # noqa: PLC0415  # heavy, and not needed to examine
    except (ImportError, OSError) as error:  # OSError: a library of its own is missing
        raise AnalyzerUnavailable(
            f"torch cannot be loaded: {printable(str(error))}. Install Loupe's extra `train`, "
            "or leave LOUPE_PROVIDER unset: ONNX Runtime runs every pack"
        ) from error
    found: ModuleType = torch
    return found


def _are_faces(faces: Values) -> bool:
    return faces.dtype == np.uint8 and len(faces) > 0 and faces.shape[1:] == (SIDE, SIDE, 3)


def _size(stored: Mapping[str, Floats]) -> int | None:
    """Return the side of what the network sees of a face; None of another kind of network."""
    reading = stored.get(READING)
    if reading is None or reading.ndim != 2 or reading.shape[1] != SIDE:  # noqa: PLR2004  # a matrix
        return None
    return len(reading) if len(reading) in SIZES else None


def _filled(pack: Pack, stored: Mapping[str, Floats]) -> "PackedNetwork":
    """Return the pack's network; strictly: every weight in its place, and none besides."""
    from analyzers.networks.face_network import FaceNetwork  # noqa: PLC0415  # they load torch
    from analyzers.networks.packed import PackedNetwork, packed  # noqa: PLC0415

    torch, size = loaded(), _size(stored)
    if size is None:
        raise ModelMismatch(f"{pack.card.called} is no face network that torch can run")
    maps = any(name.startswith(DRAWING) for name in stored)
    network: PackedNetwork = packed(FaceNetwork(size, maps=maps)).eval()
    wanted = network.state_dict().keys()
    if unknown := sorted(
        name for name in stored if name.startswith("network.") and name not in wanted
    ):
        raise ModelMismatch(
            f"{pack.card.called} holds weights of another network: {unknown[0]}"
        )
    given = {name: torch.from_numpy(stored[name]) for name in wanted if name in stored}
    try:
        network.load_state_dict(given)
    except RuntimeError as error:
        why = printable(str(error))
        raise ModelMismatch(f"{pack.card.called} cannot be run by torch: {why}") from error
    return network


@contextmanager
def _exact(torch: ModuleType) -> Iterator[None]:
    """Compute in full single precision and in the same order every time."""
    flags = torch.backends.cudnn.flags
    before = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision("highest")
    try:
        with flags(enabled=True, benchmark=False, deterministic=True, allow_tf32=False):
            yield
    finally:
        torch.set_float32_matmul_precision(before)
