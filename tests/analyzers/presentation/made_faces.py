"""A head that turns, and a flat picture of it that a hand moves, as meshes frame by frame.

The head is the mesh's own canonical face before a pinhole camera, without any expression: the
hardest case, as speaking only makes a face less like a plane.
"""

import numpy as np

from analyzers.faces.face import FaceView, row_of
from analyzers.faces.pose import canonical_face
from analyzers.presentation.forgeries import flat_meshes, hand_motion, homographies
from workbench.analyzer import Frame
from workbench.model import Box, FaceQuality

RATE = 25.0
SIZE = (640, 480)
WIDTH = 220.0
AWAY = 45.0  # centimetres from the camera
BOX = Box(x=100, y=0, width=440, height=480)


def times(seconds=3.2, rate=RATE):
    return np.arange(round(seconds * rate)) / rate


def face():
    """Return the canonical face (478, 3) in centimetres, with irises."""
    points, _ = canonical_face()
    return np.concatenate([points, points[:10]])


def turning(pts, yaw=18.0, pitch=6.0, noise=0.3, seed=0):
    """Return the meshes (n, 478, 3) of a head that turns by these most degrees."""
    generator = np.random.default_rng(seed)
    turns = np.radians(
        [yaw * np.sin(2 * np.pi * 0.5 * pts), pitch * np.sin(2 * np.pi * 0.4 * pts + 1)]
    ).T
    meshes = np.stack([in_picture(face() @ turn(*each).T) for each in turns])
    return meshes + generator.normal(0, noise, meshes.shape)


def speaking(pts, noise=0.3, seed=0):
    """Return the meshes of a head at rest whose chin and lower lip move."""
    generator = np.random.default_rng(seed)
    points = face()
    low = np.clip((-points[:, 1] - 4) / 3, 0, 1) * np.exp(-((points[:, 0] / 3) ** 2))
    opened = low * abs(np.sin(9 * pts))[:, None]  # centimetres
    meshes = np.stack([in_picture(points - each[:, None] * (0, 1, 0)) for each in opened])
    return meshes + generator.normal(0, noise, meshes.shape)


def flat(pts, noise=0.3, seed=0, **motion):
    """Return the meshes of a picture of the face that a hand moves."""
    generator = np.random.default_rng(seed)
    planes = homographies(hand_motion(pts, generator, **motion), SIZE, SIZE, 1.0)
    meshes = flat_meshes(in_picture(face()), planes)
    return meshes + generator.normal(0, noise, meshes.shape)


def turn(yaw, pitch):
    """Return the rotation (3, 3) of a head to its left and upward."""
    left = [[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]]
    up = [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    return np.array(left) @ np.array(up)


def in_picture(points):
    """Return points (478, 3) in centimetres as a camera straight ahead sees them, in pixels."""
    scale = WIDTH / np.ptp(face()[:, 0])
    near = AWAY / (AWAY - points[:, 2:])
    return points * (1, -1, -1) * near * scale + (SIZE[0] / 2, SIZE[1] / 2, 0)


def frames_of(meshes, *, rate=RATE, track="1", stretch=None, first=0, **quality):
    """Return frames that show this face; a quality that is given replaces the usual."""
    frames = []
    for at, mesh in enumerate(meshes):
        frame = Frame(first + at, (first + at) / rate, None)
        frame.faces = (view(frame, mesh, track, stretch, quality),)
        frames.append(frame)
    return frames


def view(frame, mesh, track, stretch, quality):
    """Return a face of the contract on grey pixels; without a mesh where there is none."""
    known = {"width": WIDTH, "yaw": 0.0, "pitch": 0.0, **quality}
    points = None if mesh is None else np.asarray(mesh, np.float32)
    row = row_of(
        frame=frame.index,
        pts=frame.pts,
        box=np.array((200, 100, 240, 300), np.float32),
        points=np.zeros((5, 2), np.float32),
        detected=1.0,
        mesh=None if mesh is None else (points, np.zeros(52, np.float32), np.eye(4)),
        quality=FaceQuality(**known),
    )
    grey = np.full((BOX.height, BOX.width, 3), 128, np.uint8)
    return FaceView(track, row, lambda: (BOX, grey), stretch)


class Astray(FaceView):
    """A face of the contract whose mesh has a point that is no number."""

    wrong = np.nan

    @property
    def landmarks(self):
        mesh = np.array(super().landmarks)
        mesh[0, 0] = self.wrong
        return mesh


def astray(face, wrong):
    """Return the same face with such a point."""
    other = Astray(face.track, face._row, lambda: (BOX, face.native), face.stretch)
    other.wrong = wrong
    return other
