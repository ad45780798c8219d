"""Where a training stands, kept so that it can go on as if it had never stopped.

A checkpoint is read as data only: a file built to run code is refused.
"""

import os
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import torch
from torch import nn

from analyzers.networks.face_network import FaceNetwork
from analyzers.training.machine import NOT_NOTED, Machine
from workbench.errors import CheckpointUnusable

__all__ = [
    "CHECKPOINT",
    "MACHINES",
    "load_averaged",
    "load_checkpoint",
    "load_network",
    "machines_of",
    "save_checkpoint",
]

CHECKPOINT = "checkpoint.pt"
MACHINES = "machines"  # of the state: those that the training ran on, one after the other

Network = TypeVar("Network", bound=nn.Module)


def save_checkpoint(folder: Path, state: dict[str, Any]) -> None:
    """Write a training's state as a whole: a run that is killed leaves the one before."""
    part = folder / f"{CHECKPOINT}.part"
    with part.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / CHECKPOINT)


def load_checkpoint(folder: Path) -> dict[str, Any] | None:
    """Return what was saved, on the CPU, or None where nothing was.

    Raises CheckpointUnusable for a file that is damaged or holds anything but data.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        return None
    try:
        if not zipfile.is_zipfile(path):  # torch would guess at older forms
            raise CheckpointUnusable(f"{path.name} is no checkpoint")
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise CheckpointUnusable(f"{path.name} cannot be read: {error}") from error
    if not isinstance(state, dict):
        raise CheckpointUnusable(f"{path.name} holds no training")
    return state


def machines_of(state: dict[str, Any]) -> list[Machine]:
    """Return the machines that a training ran on; raises CheckpointUnusable for no such list.

    Checkpoints of before they were noted name torch's version alone.
    """
    unnoted = NOT_NOTED | {"torch": str(state.get("torch", ""))}
    try:
        return msgspec.convert(state.get(MACHINES, [unnoted]), list[Machine])
    except msgspec.ValidationError as error:
        raise CheckpointUnusable(f"{CHECKPOINT} names no machines: {error}") from error


def load_network(folder: Path) -> FaceNetwork:
    """Return the averaged network of a training, finished or not, ready to judge faces.

    Raises CheckpointUnusable where there is none, or one of another shape.
    """
    state = load_checkpoint(folder)
    if state is None:
        raise CheckpointUnusable(f"{folder} holds no {CHECKPOINT}")
    try:
        network = FaceNetwork(**state["network"])
        network.load_state_dict(state["averaged"])
    except (KeyError, TypeError, RuntimeError) as error:
        raise CheckpointUnusable(f"{CHECKPOINT} holds another network: {error}") from error
    return network.eval()


def load_averaged(folder: Path, begun: Callable[[], Network]) -> Network:
    """Return a network of chance weights with the averaged ones of a training, ready to judge.

    Raises CheckpointUnusable where there are none, or those of another network.
    """
    state = load_checkpoint(folder)
    if state is None:
        raise CheckpointUnusable(f"{folder} holds no {CHECKPOINT}")
    network = begun()
    try:
        network.load_state_dict(state["averaged"])
    except (KeyError, TypeError, RuntimeError) as error:
        raise CheckpointUnusable(f"{CHECKPOINT} holds another network: {error}") from error
    return network.eval()
