"""What an examiner is told of the parts of a face, in plain words."""

from analyzers.parts.explained import NAMES, Explained
from analyzers.parts.standard import Ranked, residual_of

__all__ = ["UNLIKE", "caption", "foremost", "meaning", "ordinal"]

UNLIKE = 99  # percentile from which on a part is said to look pasted in
ALL = 100
AMONG = "authentic faces of like sharpness and size"
UNRANKED = f"no comparison for this quality, as too few {AMONG} were measured"
READ = (
    "From the top, each part: as it is; as the network fills it in from the rest of the face, "
    "softly, which is not what was there before; and where both differ, white at {full:g} "
    "levels. The misfit says how much a part looks pasted in, nearly all of it by its own "
    "looks; the residual how unusual it is in its detail and beside what was filled in, either "
    "way."
)
NOT_MEANT = (
    "None of this says that a part was altered or is another's: a hand, hair, glasses, blur, "
    "hard light, a rare expression and faces unlike those learned from do the same, and over "
    "many frames one high rank is to be expected. Usual parts say nothing either: a face that "
    "was made as a whole has nothing pasted in."
)


def meaning(face: Explained, full: float) -> str:
    """Return the sentence about a face, how to read its pictures, and what is not meant."""
    return f"{foremost(face)} {READ.format(full=full)} {NOT_MEANT}"


def foremost(face: Explained) -> str:
    """Return in one sentence which part looks pasted in most, among authentic faces."""
    parts = [part for part in face.by_rank if part in face.ranks]
    if not parts:
        return f"Whether a part of this face looks pasted in cannot be told: {UNRANKED}."
    part, rank = parts[0], face.ranks[parts[0]]
    if rank.percentile < UNLIKE:
        return (
            f"No part stands out: the {NAMES[part]} rank highest, at the "
            f"{ordinal(rank.percentile)} percentile among {AMONG}."
        )
    return (
        f"The {NAMES[part]} look pasted in more than is usual: {_placed(rank.percentile)} "
        f"(n = {rank.n}). Some authentic faces have such a part."
    )


def caption(face: Explained, part: str) -> str:
    """Return what stands under a part: where misfit and residual rank, else both raw."""
    name = NAMES[part].capitalize()
    misfit, residual = face.ranks.get(part), face.ranks.get(residual_of(part))
    if misfit is None or residual is None:
        return f"{name}: no comparison for this quality; {_raw(face, part)}"
    return f"{name}: misfit {_ranked(misfit)}; residual {_ranked(residual)}"


def _raw(face: Explained, part: str) -> str:
    values = (("misfit", face.misfits), ("residual", face.residuals))
    return ", ".join(f"{kind} {known[part]:.3g}" for kind, known in values if part in known)


def _ranked(rank: Ranked) -> str:
    """Return where a value ranks, and by how many spreads it is above or below the usual."""
    if rank.percentile >= ALL:
        return f"beyond all that were measured ({rank.spreads:+.1f} spreads)"
    return f"at the {ordinal(rank.percentile)} percentile ({rank.spreads:+.1f} spreads)"


def _placed(percentile: int) -> str:
    if percentile >= ALL:
        return f"beyond all {AMONG} that were measured"
    return f"{ordinal(percentile)} percentile among {AMONG}"


def ordinal(number: int) -> str:
    """Return a whole number with its ending: 1st, 2nd, 3rd, 4th, 11th."""
    endings = {} if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"
