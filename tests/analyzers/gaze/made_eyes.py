"""A face whose eyes, lids and head do what a test says: the canonical face, seen from ahead.

The skull is that of the mesh's own canonical face. The irises lie on eyeballs that turn by the
given angles, the upper lids come down by the given share, and every point has the mesh's noise.
"""

from dataclasses import dataclass, replace

import numpy as np

from analyzers.faces.face import FaceView, row_of
from analyzers.faces.pose import canonical_face
from workbench.analyzer import Frame
from workbench.model import FaceQuality

CORNERS = ((33, 133), (362, 263))
IRISES = ((468, 469, 470, 471, 472), (473, 474, 475, 476, 477))
LIDS = (
    ((160, 144), (159, 145), (158, 153), (161, 163), (157, 154), (246, 7), (173, 155)),
    ((385, 380), (386, 374), (387, 373), (384, 381), (388, 390), (398, 382), (466, 249)),
)
EYEBALL, RADIUS = 1.2, 0.585  # centimetres
RATE = 25.0


@dataclass(frozen=True)
class Acted:
    """What a face does through n frames: degrees, to the subject's left and upward.

    `yaw`, `pitch` and `shut` (n, 2) are of each eye, the right one first; `head` (n, 2) is yaw
    and pitch. `noise` is in pixels, of a face some `width` pixels wide.
    """

    yaw: np.ndarray
    pitch: np.ndarray
    shut: np.ndarray
    head: np.ndarray
    width: float = 240.0
    noise: float = 0.1
    rate: float = RATE

    @property
    def pts(self):
        return np.arange(len(self.yaw)) / self.rate


def alive(seconds=6.0, seed=0, rate=RATE):
    """Return a living pair of eyes: aims that jump, held while the head turns, and blinks."""
    generator = np.random.default_rng(seed)
    pts = np.arange(round(seconds * rate)) / rate
    aims = generator.uniform(-10, 10, (2, len(pts)))
    since = (pts // 0.7).astype(int)  # a jump every so often
    head = np.stack([8 * np.sin(2 * np.pi * 0.4 * pts), 4 * np.sin(2 * np.pi * 0.3 * pts)], 1)
    eyes = np.stack([aims[0][since], aims[1][since]], axis=1) - head
    blink = np.exp(-((((pts - 1.1) % 1.6) / 0.06) ** 2))
    both = np.ones((1, 2))
    return Acted(eyes[:, :1] * both, eyes[:, 1:] * both, blink[:, None] * both, head, rate=rate)


def resting(seconds=4.0, rate=RATE):
    """Return eyes that look straight ahead and never close, in a head that does not move."""
    none = np.zeros((round(seconds * rate), 2))
    return Acted(none, none, none, none, rate=rate)


def late(acted, frames, eye=0):
    """Return the same with one eye some frames late, lids and all."""
    order = np.maximum(np.arange(len(acted.yaw)) - frames, 0)
    changed = {}
    for name in ("yaw", "pitch", "shut"):
        values = getattr(acted, name).copy()
        values[:, eye] = values[order, eye]
        changed[name] = values
    return replace(acted, **changed)


def meshes_of(acted, seed=0):
    """Return the meshes (n, 478, 3) in pixels and the poses (n, 4, 4)."""
    generator = np.random.default_rng(seed)
    face = np.concatenate([canonical_face()[0], np.zeros((10, 3))])
    scale = acted.width / np.ptp(face[:468, 0])
    meshes, poses = [], []
    for at in range(len(acted.yaw)):
        turned = turn(*np.radians(acted.head[at]))
        points = posed(face, acted, at) @ turned.T * (1, -1, -1) * scale + (320, 240, 0)
        pose = np.eye(4)
        pose[:3, :3] = turned
        meshes.append(points + generator.normal(0, acted.noise, points.shape))
        poses.append(pose)
    return np.array(meshes), np.array(poses)


def posed(face, acted, at):
    """Return the canonical face (478, 3) with its eyes turned and its lids lowered."""
    face = face.copy()
    for eye in (0, 1):
        middle = face[list(CORNERS[eye])].mean(axis=0)
        yaw, pitch = np.radians((acted.yaw[at, eye], acted.pitch[at, eye]))
        iris = middle + np.array((np.sin(yaw), np.sin(pitch), 0.0)) * EYEBALL
        rim = np.array([(0, 0), (1, 0), (0, 1), (-1, 0), (0, -1)]) * RADIUS
        face[list(IRISES[eye])] = iris + np.column_stack([rim, np.zeros(5)])
        for upper, lower in LIDS[eye]:
            face[upper] += (face[lower] - face[upper]) * acted.shut[at, eye]
    return face


def turn(yaw, pitch):
    """Return the rotation of a head to the subject's left and upward."""
    left = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    up = np.array(
        [[1, 0, 0], [0, np.cos(pitch), np.sin(pitch)], [0, -np.sin(pitch), np.cos(pitch)]]
    )
    return left @ up


def frames_of(acted, meshes=None, poses=None, *, track="1", stretch=None, first=0, **quality):
    """Return frames with this face; a quality that is given replaces what was acted."""
    if meshes is None:
        meshes, poses = meshes_of(acted)
    frames = []
    for at, (mesh, pose) in enumerate(zip(meshes, poses, strict=True)):
        known = {"width": acted.width, "yaw": acted.head[at, 0], "pitch": acted.head[at, 1]}
        frame = Frame(first + at, (first + at) / acted.rate, None)
        frame.faces = (
            view(frame, mesh, pose, track, stretch, {**known, "roll": 0.0, **quality}),
        )
        frames.append(frame)
    return frames


def view(frame, mesh, pose, track, stretch, quality):
    """Return a face of the contract; without a mesh where there is none."""
    row = row_of(
        frame=frame.index,
        pts=frame.pts,
        box=np.array((200, 100, 240, 300), np.float32),
        points=np.zeros((5, 2), np.float32),
        detected=1.0,
        mesh=None if mesh is None else (mesh, np.zeros(52, np.float32), pose),
        quality=FaceQuality(**quality),
    )
    return FaceView(track, row, lambda: None, stretch)
