"""Where a model's figures hold: a face outside of that is withheld, with the reason."""

from analyzers.runtime.card import Validated
from workbench.analyzer import Face

__all__ = ["closed", "outside", "sentence"]


def outside(where: Validated, face: Face) -> str:
    """Return why a face lies outside the validated range, empty where it lies within.

    What the range asks for and cannot be measured counts as outside.
    """
    quality = face.quality
    limits = (
        (quality.width, where.least_face_width, "face_too_small", 1),
        (quality.sharpness, where.least_sharpness, "face_too_blurred", 1),
        (quality.quantiser, where.coarsest_quantiser, "face_too_compressed", -1),
    )
    for value, limit, reason, sign in limits:
        if limit is not None and value is None:
            return "face_not_measured"
        if limit is not None and value is not None and sign * value < sign * limit:
            return reason
    return ""


def sentence(where: Validated) -> str:
    """Return the range in words, with the bounds that are enforced."""
    bounds = (
        (where.least_face_width, "faces of {:g} pixels in width and more"),
        (where.least_sharpness, "sharpness {:g} and more"),
        (where.coarsest_quantiser, "quantiser {:g} and less"),
        (where.least_side, "frames whose shorter side has {:g} pixels and more"),
    )
    held = [words.format(bound) for bound, words in bounds if bound is not None]
    enforced = f"Scored only: {', '.join(held)}." if held else "Its card sets no bounds."
    return f"{closed(where.conditions)} {enforced}"


def closed(text: str) -> str:
    """Return a sentence of a card with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
