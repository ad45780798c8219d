"""What an examiner is told of a maker, in plain words: the family first, and no percentage."""

from analyzers.attribution.attributing import Attributed, Near
from analyzers.attribution.description import PHOTOGRAPH, words
from analyzers.attribution.makers import UNIT, Maker, Makers

__all__ = ["NOT_MEANT", "family", "generator", "nearest", "threshold", "verdict", "works"]

MOST_RANKED = 5
NOT_MEANT = (
    "A distance is no probability: a maker that was never learned may lie as near, and saving "
    "or resizing moves every picture. That it lies near photographs does not say that nothing "
    "in it was altered."
)

LEARNED_HERE = (
    "19 of 20 of the examples that it was learned from lie within, or fewer: it reaches no "
    "farther than any generator that the pack knew before. How many photographs lie within "
    "was not measured."
)
LEARNED_BESIDE = (
    "19 of 20 of the examples that it was learned from lie within, or fewer: of {} photographs "
    "that this laboratory gave, no more than 1 of 100 may be put down to it. They set this "
    "limit, so of others more may be."
)
WITHOUT = "That was measured without the makers that this laboratory added."


def verdict(found: Attributed) -> str:
    """Return family and generator in two sentences."""
    return f"Family: {family(found)} Generator: {generator(found)}"


def family(found: Attributed) -> str:
    """Return the family of the maker, how near it is, and what is nearest besides."""
    near, other = found.ranked[0], found.of_other_family()
    beside = f"; the nearest of another family is {_at(other)}" if other else ""
    if not found.family:
        return f"not told: {_disagreement(found)}."
    named = _family(found.family)
    if found.known is None:
        return (
            f"{named}, by kinship alone: no known maker is near enough ({_at(near)}{beside})."
        )
    return f"{named}: {_at(near)}{beside}."


def generator(found: Attributed) -> str:
    """Return the known maker, or "unknown generator" with what it is closest to."""
    near = found.ranked[0]
    if found.known is None:
        told = f"unknown generator, {_kind(found)}" if found.strange else _untold(found)
        return f"{told} The nearest that is known, {_of_allowed(near)}, is too far."
    if found.known.photograph:
        return f"none: it lies where photographs lie ({_of_allowed(near)})."
    rivals = " or ".join(rival.maker.title for rival in found.rivals)
    doubt = f", not told apart from {rivals}, which is near enough as well" if rivals else ""
    return f"{_of_allowed(near)}{doubt}."


def nearest(found: Attributed) -> str:
    """Return the nearest makers with their distances, the nearest first."""
    ranked = (f"{near.maker.title} {near.distance:.2f}" for near in found.ranked[:MOST_RANKED])
    return f"{', '.join(ranked)} ({UNIT})"


def threshold(found: Attributed, makers: Makers) -> str:
    """Return how far a work of the nearest maker may lie, and how that was fixed."""
    nearest = found.ranked[0]
    meaning = _learned(nearest.maker) or makers.threshold_meaning
    if not (nearest.maker.learned_here or makers.judged.all()):
        meaning = f"{meaning.rstrip('.')}. {WITHOUT}"
    return f"{nearest.allowed:.2f} ({UNIT}). {meaning}".strip()


def _learned(maker: Maker) -> str:
    """Return how far a work of a maker learned here may lie; empty of another."""
    if not maker.learned_here:
        return ""
    return LEARNED_BESIDE.format(maker.photographs) if maker.photographs else LEARNED_HERE


def works(maker: Maker) -> str:
    """Return which works the network, or this laboratory, knows of a maker."""
    by = "this laboratory learned it from" if maker.learned_here else "known by"
    shown = f": {maker.works}" if maker.works else ""
    return f"{maker.title}, {by} {maker.examples} works{shown}"


def _kind(found: Attributed) -> str:
    traits = found.traits
    kind = f"closest in kind to {words('kind', traits['kind'])}"
    if traits["kind"] == PHOTOGRAPH:
        return f"{kind}."
    return (
        f"{kind}, by a {words('family', traits['family'])} with "
        f"{words('upsampler', traits['upsampler'])}, over {words('extent', traits['extent'])}."
    )


def _untold(found: Attributed) -> str:
    if found.camera.within:
        return (
            f"not told: it lies within what photographs reach ({_of_allowed(found.camera)}), "
            f"and a generator is nearer; {_kind(found)}"
        )
    return (
        "not told: it may be a photograph unlike those that were learned, or an unknown "
        f"generator's; {_kind(found)}"
    )


def _disagreement(found: Attributed) -> str:
    near = found.ranked[0]
    if found.known is None and found.camera.within:
        return (
            f"{_at(near)} is nearer but too far, and it lies within what photographs reach "
            f"({_of_allowed(found.camera)})"
        )
    if found.known is None and not found.strange:
        camera = found.camera
        also = "" if camera is near else f", and {_at(camera)}"
        return (
            f"no known maker is near enough, and photographs may lie there ({_at(near)}{also})"
        )
    if found.known is not None:
        other = next(one for one in found.rivals if one.maker.family != near.maker.family)
        return (
            f"{_at(near)} ({_family(near.maker.family)}), and {_at(other)} "
            f"({_family(other.maker.family)}); both are near enough"
        )
    return (
        f"the nearest maker, {_at(near)}, is of the family {_family(near.maker.family)}, and "
        f"what is read of its traits is {_family(found.traits['family'])}"
    )


def _at(near: Near) -> str:
    return f"{near.maker.title} at {near.distance:.2f}"


def _of_allowed(near: Near) -> str:
    return f"{_at(near)} of at most {near.allowed:.2f}"


def _family(name: str) -> str:
    return words("family", name)
