"""The card of a network of attribution, and its pack with the makers that it knows."""

import hashlib
from pathlib import Path

import msgspec

from analyzers.attribution.makers import FILE, Makers, written
from analyzers.attribution.views import SIDES
from analyzers.runtime.card import CARD, Card, Given, Trained, Validated
from analyzers.runtime.onnx import MODEL
from analyzers.runtime.packs import Pack, load_folder
from analyzers.training.attribution.recipe import FACE, PICTURE, MakerRecipe
from analyzers.training.carding import START, described, text_of

__all__ = ["card_of", "with_makers"]

GIVEN = {
    FACE: "faces turned upright (A256), saved again as JPEG 90",
    PICTURE: "squares of 171 native pixels, reduced to 128 and saved again as JPEG 90",
}
NETWORK = (
    "EfficientNet-Lite0 to its eleventh block on the whole, small residual networks on the "
    "noise of the richest quarter and on edges, asked by attention together with the parts of "
    "the face; taught by {kind}; {size:.1f} MB, weights in half precision, computed in single "
    "precision"
)
CODECS = "learned after {codecs}; judged after each codec by itself, see the figures"


def card_of(recipe: MakerRecipe, model: bytes, training: Trained) -> Card:
    """Return the card of a network, before it is measured."""
    side = SIDES[recipe.task]
    given = Given(
        crop="face" if recipe.task == FACE else "windows",
        size=side,
        layout=f"`picture` and `quarter` uint8 (n, {side // 2}, {side // 2}, 3), red, green, "
        f"blue; `parts` uint8 (n, 32, 32): views of {GIVEN[recipe.task]}",
        normalisation="inside the model, with the filters of noise and edges",
    )
    kind = "classes alone, a control" if recipe.network.plain else "centres and descriptions"
    return described(
        recipe,
        model,
        training,
        task="says which of the makers that it knows a work is the nearest to, or none of "
        "them, and reads what kind of maker it was",
        network=NETWORK.format(kind=kind, size=len(model) / 1e6),
        output="embedding (n, d): a direction, compared by its cosine with those of makers; "
        "described (n, 19): shares of traits, which sum to 1 in each group; no probabilities",
        given=given,
        start=(START,),
        validated=_range(recipe),
    )


def _range(recipe: MakerRecipe) -> Validated:
    codecs = ", ".join(recipe.codecs)
    least = recipe.data.least_width if recipe.task == FACE else None
    return Validated(
        conditions=f"Works {CODECS.format(codecs=codecs)}.",
        least_face_width=least,
        least_side=None if recipe.task == FACE else 171,
    )


def with_makers(folder: Path, card: Card, model: bytes, makers: Makers) -> Pack:
    """Write a pack with the makers that it knows, and return it, read back."""
    content = written(makers)
    files = {**card.files, FILE: hashlib.sha256(content).hexdigest()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL).write_bytes(model)
    (folder / FILE).write_bytes(content)
    whole = msgspec.structs.replace(card, files=files)
    (folder / CARD).write_text(text_of(whole), "utf-8")
    return load_folder(folder)
