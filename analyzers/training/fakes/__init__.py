"""Fakes made here, from authentic faces alone, with everything known about what was forged.

`MAKERS` has each way by its name; recipes mix them by weight.
"""

from collections.abc import Mapping

from analyzers.training.fakes.enhancement import enhanced
from analyzers.training.fakes.face import FaceImage, Fake, Maker, fakeness
from analyzers.training.fakes.part_swap import part_swapped_person, part_swapped_time
from analyzers.training.fakes.reenactment import reenacted
from analyzers.training.fakes.self_blending import self_blended
from analyzers.training.fakes.swap import mesh_swapped, nearest_blended

__all__ = ["MAKERS", "OF_ONE_VIDEO", "FaceImage", "Fake", "Maker", "fakeness"]

MAKERS: Mapping[str, Maker] = {
    "self_blending": self_blended,
    "nearest_blend": nearest_blended,
    "mesh_swap": mesh_swapped,
    "part_swap_time": part_swapped_time,
    "part_swap_person": part_swapped_person,
    "reenactment": reenacted,
    "enhancement": enhanced,
}

OF_ONE_VIDEO = frozenset({"part_swap_time"})
"""Ways that need a frame of a video and others of the same one."""
