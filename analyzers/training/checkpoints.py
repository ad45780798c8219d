"""Where a training stands, kept so that it can go on as if it had never stopped.

A checkpoint is read as data only: a file built to run code is refused.
"""

import os
import pickle
import zipfile
from pathlib import Path
from typing import Any

import torch

from analyzers.networks.face_network import FaceNetwork
from workbench.errors import CheckpointUnusable

__all__ = ["CHECKPOINT", "load_checkpoint", "load_network", "save_checkpoint"]

CHECKPOINT = "checkpoint.pt"


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
