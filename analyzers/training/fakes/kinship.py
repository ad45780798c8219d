"""Which ways of forging are akin: to be taught one tells a network much about the other.

A figure of a way that was not taught is worth less where a relative was.
"""

from collections.abc import Iterable

__all__ = ["akin", "seamed"]

FAMILIES = (
    frozenset({"self_blending", "nearest_blend"}),  # cut out and laid on, not bent
    frozenset({"nearest_blend", "mesh_swap"}),  # another's face: the same regions and blends
    frozenset({"mesh_swap", "eyes_bent", "nose_bent", "mouth_bent"}),  # bent by the mesh
    frozenset(  # the same parts, laid on alike
        {"part_swap_time", "part_swap_person", "eyes_of_another_time", "mouth_of_another_time"}
    ),
)
SEAMLESS = frozenset({"reenactment"})
"""Ways that draw no softened outline; all others end by the same code."""


def akin(way: str, taught: Iterable[str]) -> list[str]:
    """Return the taught ways that share a family with another one, by name."""
    families = [family for family in FAMILIES if way in family]
    return sorted(one for one in taught if any(one in family for family in families))


def seamed(way: str, taught: Iterable[str]) -> bool:
    """Say whether a way ends its paste as one of those that were taught does."""
    return way not in SEAMLESS and any(one not in SEAMLESS for one in taught)
