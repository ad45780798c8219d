"""What an examiner is told of the parts of a face, in plain words."""

import math

from analyzers.parts.explained import NAMES, Explained
from analyzers.parts.standard import Ranked

__all__ = ["UNLIKE", "caption", "meaning", "ordinal", "verdict"]

UNLIKE = 99  # percentile from which on a part is called unlike the rest
ALL = 100
AMONG = "authentic faces of like sharpness and size"
UNRANKED = f"not ranked, as too few {AMONG} were measured"
NOT_MEANT = (
    "That does not say that the part was altered: a hand, hair, glasses, blur, hard light, a "
    "rare expression and a face unlike those that the network learned from do the same, and "
    "over many frames one high rank is to be expected. Usual parts say nothing either: a face "
    "that was made as a whole explains itself."
)


def meaning(face: Explained, full: float) -> str:
    """Return the sentence about a face, how to read its pictures, and what is not meant."""
    return (
        f"{verdict(face)} Each part from the top: as it is, as the network fills it in from "
        f"the rest of the face, and the difference, white at {full:g} levels; the residual "
        f"counts besides how much detail a part has beside the rest. {NOT_MEANT}"
    )


def verdict(face: Explained) -> str:
    """Return in one sentence which part fits the rest of its face least."""
    parts = [part for part in face.by_rank if part in face.ranks]
    if not parts:
        return f"How unusual the parts of this face are cannot be told: {UNRANKED}."
    part, rank = parts[0], face.ranks[parts[0]]
    if rank.percentile < UNLIKE:
        return (
            f"No part stands out: the most unlike are the {NAMES[part]}, at the "
            f"{ordinal(rank.percentile)} percentile among {AMONG}."
        )
    return (
        f"The {NAMES[part]} are unlike what the rest of this face explains: "
        f"{_placed(rank.percentile)} (n = {rank.n}; chance lets up to "
        f"{_by_chance(rank, len(parts))} in 100 authentic faces have such a part)."
    )


def caption(face: Explained, part: str) -> str:
    """Return what stands under a part: its rank and its residual, raw where it has no rank."""
    name, rank = NAMES[part].capitalize(), face.ranks.get(part)
    if rank is None:
        return f"{name}: not ranked; residual {face.residuals[part]:.3g}"
    side = "above" if rank.spreads >= 0 else "below"
    beyond = "beyond all that were measured"
    place = beyond if rank.percentile >= ALL else f"{ordinal(rank.percentile)} percentile"
    return f"{name}: {place}; residual {abs(rank.spreads):.1f} spreads {side} the usual"


def _placed(percentile: int) -> str:
    if percentile >= ALL:
        return f"beyond all {AMONG} that were measured"
    return f"{ordinal(percentile)} percentile among {AMONG}"


def _by_chance(rank: Ranked, parts: int) -> int:
    """Return of how many in 100 faces one of so many parts ranks as high, at most.

    Beyond the one that is highest of n, nothing is known.
    """
    return math.ceil(parts * max(ALL - rank.percentile, ALL / rank.n))


def ordinal(number: int) -> str:
    """Return a whole number with its ending: 1st, 2nd, 3rd, 4th, 11th."""
    endings = {} if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"
