"""On what a network was trained: the device, and the versions of what computes there."""

import platform
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

import torch

__all__ = ["NOT_NOTED", "Machine", "noted", "this_machine", "told"]

Machine = dict[str, str]
"""Versions by library, Python among them, and the `device`."""

DEVICE = "device"
NOT_NOTED: Machine = {DEVICE: "not noted"}
LIBRARIES = (
    "torch", "numpy", "onnx", "onnxscript", "onnxruntime", "opencv-python-headless",
    "opencv-contrib-python", "pillow",
)  # fmt: skip
EXPORTING = ("onnx", "onnxscript", "onnxruntime")  # what is used after the training


def this_machine(device: str) -> Machine:
    """Return what is here, with torch's device of this name."""
    named = device
    if device.startswith("cuda") and torch.cuda.is_available():
        named = f"{device} ({torch.cuda.get_device_name(device)})"
    return {DEVICE: named, "python": platform.python_version(), **dict(_installed())}


def noted(before: Sequence[Machine], here: Machine) -> list[Machine]:
    """Return the machines of a training with this one, if it is not the last of them."""
    return [*before] if before and before[-1] == here else [*before, here]


def told(machines: Sequence[Machine], exported_by: Machine) -> tuple[str, Machine]:
    """Return the device and the versions as a card tells them; one after the other if several.

    Versions of what exports are those of the machine that did so.
    """
    names = dict.fromkeys(name for machine in machines for name in machine)
    found = {name: ", then ".join(_changes(name, machines)) for name in names}
    exporting = {name: exported_by[name] for name in EXPORTING if name in exported_by}
    return found.pop(DEVICE), {**found, **exporting}


def _changes(name: str, machines: Sequence[Machine]) -> list[str]:
    """Return the values of one name, each once as long as it stays."""
    values = [machine[name] for machine in machines if name in machine]
    return [v for at, v in enumerate(values) if at == 0 or v != values[at - 1]]


def _installed() -> Iterator[tuple[str, str]]:
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            yield name, version(name)
