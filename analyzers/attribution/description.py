"""How a maker is described: what it did, with which kind of network, to how much of a picture.

The description lets a network that never saw a maker say what it resembles (METHODS of
zero-shot attribution: arXiv 2504.14129 describes makers in sentences; here it is a fixed
vector of named traits).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["GROUPS", "LENGTH", "NOT_KNOWN", "PHOTOGRAPH", "Description", "read", "words"]

PHOTOGRAPH = "photograph"
NOT_KNOWN = ""  # nobody says: every trait of the group is 0

GROUPS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        PHOTOGRAPH: "a photograph as cameras and ordinary programs leave it",
        "synthesis": "a picture drawn from nothing",
        "swap": "a face put in the place of another",
        "reenactment": "a face moved by somebody else's motion",
        "edit": "a photograph of which some traits were changed",
        "laundering": "a photograph redrawn by a generator",
        "enhancement": "a photograph enlarged or smoothed by a network",
    },
    "family": {
        "camera": "camera",
        "gan": "GAN",
        "autoencoder": "autoencoder",
        "diffusion": "diffusion model",
        "warp_blend": "warping and blending",
    },
    "upsampler": {
        "none": "no up-sampling",
        "nearest": "nearest neighbour and convolution",
        "bilinear": "bilinear and convolution",
        "transposed": "transposed convolution",
        "pixel_shuffle": "pixel shuffle",
    },
    "extent": {"whole": "the whole picture or face", "part": "a part of it"},
}
"""The traits of each group, in the order in which they stand in the vector, in plain words."""

LENGTH = sum(map(len, GROUPS.values()))

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of a maker, by names of traits in `GROUPS`; empty where nobody says.

    Raises ValueError for a trait that there is not.
    """

    kind: str
    family: str
    upsampler: str = NOT_KNOWN
    extent: str = NOT_KNOWN

    def __post_init__(self) -> None:
        """Refuse what cannot be written as a vector."""
        for group, traits in GROUPS.items():
            named = getattr(self, group)
            if named and named not in traits:
                raise ValueError(f"{named!r} is no {group}; there are {', '.join(traits)}")
        if not (self.kind and self.family):
            raise ValueError("a description names a kind and a family")

    @property
    def vector(self) -> Floats:
        """Return 1 for each trait that holds, else 0: (19,)."""
        return np.array(
            [
                getattr(self, group) == trait
                for group, traits in GROUPS.items()
                for trait in traits
            ],
            np.float32,
        )


def read(described: Floats) -> dict[str, str]:
    """Return the trait of each group that a network reads the strongest, of values (19,)."""
    found, at = {}, 0
    for group, traits in GROUPS.items():
        values = described[at : at + len(traits)]
        found[group] = tuple(traits)[int(values.argmax())]
        at += len(traits)
    return found


def words(group: str, trait: str) -> str:
    """Return a trait in plain words, and "not known" where nobody says."""
    return GROUPS[group].get(trait, "not known")
