"""A shelf of clips whose eyes were drawn: discs that move as the meshes' irises do."""

from dataclasses import replace

import numpy as np

from analyzers.faces.face import row_of, samples_of
from analyzers.training.gaze.gathering import rate_of
from analyzers.training.gaze.recipe import GazeData, GazeRecipe, GazeTable, GazeTraining
from analyzers.training.gaze.shelf import EyeClip, EyeWriter, ListedClip
from analyzers.training.gaze.teacher import FEATURES
from analyzers.training.recipe import Said
from tests.analyzers.gaze.made_eyes import alive, meshes_of
from workbench.model import FaceQuality

BOX = np.array((200, 100, 240, 300), np.float32)
SMALL = GazeTable(gaze=8, leaky=2, width=4)
WORDS = Said(
    title="Drawn eyes",
    licence="none",
    training_data="discs",
    not_trained_on="eyes",
    limits=("of no use",),
    reference="none",
)


def strip(mesh, corners, iris, colour):
    """Return a strip (64, 96, 3) with a dark disc where the iris is."""
    flat = mesh[:, 0] + 1j * mesh[:, 1]
    turn = 57.6 / (flat[corners[1]] - flat[corners[0]])
    at = (flat[iris] - flat[corners[0]]) * turn + 19.2 + 32j
    y, x = np.mgrid[:64, :96] + 0.5
    dark = np.clip(1.5 - np.hypot(x - at.real, y - at.imag) / 8, 0, 1)[..., None]
    return np.uint8(colour * (1 - 0.8 * dark))


def clip(person, seed=0, *, seconds=3.0, source="made", taught=True, **told):
    """Return a clip of living eyes; the same seed gives the same."""
    acted = alive(seconds, seed)
    meshes, poses = meshes_of(acted, seed)
    colour = np.array((180.0, 150.0, 130.0)) - 10 * seed
    chance = np.random.default_rng(seed)
    rows = [
        row_of(
            frame=at,
            pts=float(acted.pts[at]),
            box=BOX,
            points=mesh[[33, 263, 1, 61, 291], :2].astype(np.float32),
            detected=1.0,
            mesh=(mesh, np.zeros(52, np.float32), pose.astype(np.float32)),
            quality=FaceQuality(
                width=acted.width,
                yaw=float(acted.head[at, 0]),
                pitch=float(acted.head[at, 1]),
                roll=0.0,
            ),
        )
        for at, (mesh, pose) in enumerate(zip(meshes, poses, strict=True))
    ]
    n, samples = len(rows), samples_of(1, rows)
    eyes = [
        [strip(m, (33, 133), 468, colour), strip(m, (362, 263), 473, colour)] for m in meshes
    ]
    gaze = np.stack([np.sin(np.radians(acted.yaw[:, 0])), np.zeros(n), -np.ones(n)], axis=1)
    listed = ListedClip(
        path=f"{person}.mp4",
        source=source,
        person=person,
        frames=n,
        rate=rate_of(samples),
        width=acted.width,
        taught=taught,
        **told,
    )
    return EyeClip(
        listed=listed,
        samples=samples,
        eyes=np.array(eyes, np.uint8),
        readable=np.ones(n, np.bool_),
        gaze=gaze.astype(np.float32) if taught else np.full((n, 3), np.nan, np.float32),
        features=chance.normal(size=(n, FEATURES)).astype(np.float16)
        if taught
        else np.full((n, FEATURES), np.nan, np.float16),
    )


def shelf(folder, clips):
    """Write clips to a folder."""
    writer = EyeWriter(folder, {"manifest": "0" * 64, "frames": 1})
    for one in clips:
        writer.add(one)
    return folder


def relabelled(one, **told):
    """Return a clip under another label, which no teacher saw."""
    return replace(one, listed=replace(one.listed, taught=False, **told))


def recipe(**told):
    """Return a recipe that takes a step or two."""
    asked = {
        "name": "gaze",
        "version": "1",
        "task": "gaze",
        "network": SMALL,
        "data": GazeData(leave_out_sources=("elsewhere",)),
        "kinds": {"late eye": 1.0, "frozen eyes": 1.0, "jitter": 1.0},
        "training": GazeTraining(steps=2, fold_steps=1, batch=4, ema=0.5, checkpoint_every=1),
        "words": WORDS,
    }
    return GazeRecipe(**asked | told)
