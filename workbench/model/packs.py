"""Model packs: what a learned method runs, and as a case keeps it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workbench.model.stamps import new_id, now

MODEL_CARD = "card.toml"  # of a model pack; it is none of the files that it lists
MODEL_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")  # of a pack, its version and its files
_SHA256 = re.compile(r"[0-9a-f]{64}")


def model_identity(files: Mapping[str, str]) -> str:
    """Return the identity of a model: a digest over its files' names and sha256, sorted.

    Its card is none of the files: the card's words may be corrected, the model stays the same.
    """
    listed = "".join(f"{name}\0{files[name]}\n" for name in sorted(files))
    return hashlib.sha256(listed.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPack:
    """A model pack as a method uses it: what its card calls it, and the hashes of all of it.

    `files` are the sha256 of its files by their names, `card_sha256` that of the card.
    """

    name: str
    version: str
    licence: str
    card_sha256: str
    files: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse names that could lead out of a folder, and hashes that are none."""
        names = (self.name, self.version, *self.files)
        hashes = (self.card_sha256, *self.files.values())
        if not all(map(MODEL_NAME.fullmatch, names)) or MODEL_CARD in self.files:
            raise ValueError("a model pack and its files have plain names")
        if not all(map(_SHA256.fullmatch, hashes)):
            raise ValueError("the hashes of a model pack are sha256")

    @property
    def sha256(self) -> str:
        """The model's identity."""
        return model_identity(self.files)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelPiece:
    """A part of a file of a model pack, or of its card; the parts of a file come in order."""

    file: str
    content: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelArchive:
    """Where an archive lies that holds a model pack, and the sha256 that it must have."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptModel:
    """A model pack in a case: its card and its files, as they were when a run used them."""

    name: str
    version: str
    licence: str
    sha256: str
    card_sha256: str
    archive_sha256: str
    size_bytes: int
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)
