"""Pictures with faces at known places: heads of laboratory clips pasted on photographs.

They are synthetic compositions, and every figure that comes from them says so. They may not
leave the laboratory.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
from PIL import Image, ImageOps

from analyzers.faces.detection import Detector

SCENE = (1920, 1080)
SCENES = 10
PLACES = ((0.02, 0.34), (0.34, 0.66), (0.66, 0.98))
PEOPLED = "Canon PowerShot A560.jpg"  # the one photograph with people: no background
HEADS = (
    "hdtf_real/RD_Radio10_0_clip_0.mp4",
    "ffpp_c23/519.mp4",
    "ffpp_c23/634.mp4",
    "lipsync/original.mp4",
    "liveportrait/d9.mp4",
    "liveportrait/d10.mp4",
    "liveportrait/d12.mp4",
    "liveportrait/d18.mp4",
    "vasa1/vasa1_12.mp4",
)
EVERY = 20  # frames of a clip


def upright(path: Path) -> np.ndarray:
    """Return a still's upright RGB pixels."""
    with Image.open(path) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def sampled(path: Path) -> Iterator[np.ndarray]:
    """Yield every tenth frame, turned as the file says."""
    with av.open(str(path)) as container:
        for index, frame in enumerate(container.decode(video=0)):
            if index % EVERY == 0:
                yield frame.to_ndarray(format="rgb24")


@cache
def heads(data: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return cut-out heads of several people, each with its face's box in it."""
    detector, cut = Detector(), []
    for name in HEADS:
        frames = list(sampled(data / "video" / name))
        for rgb in frames[:: max(1, len(frames) // 4)]:
            face = detector.find(rgb)[0]
            box = np.array([face.x, face.y, face.x + face.width, face.y + face.height])
            middle, reach = (box[:2] + box[2:]) / 2, (box[3] - box[1]) * 0.85
            low = np.maximum(middle - reach, 0).astype(int)
            high = (middle + reach).astype(int)
            cut.append((rgb[low[1] : high[1], low[0] : high[0]], box - np.tile(low, 2)))
    return cut


@cache
def backgrounds(data: Path) -> list[np.ndarray]:
    """Return the photographs, cropped to the shape of a scene."""
    return [
        np.asarray(ImageOps.fit(Image.fromarray(upright(path)), SCENE))
        for path in sorted((data / "photographs").iterdir())
        if path.name != PEOPLED
    ]


def pasted(
    scene: np.ndarray,
    head: np.ndarray,
    box: np.ndarray,
    *,
    width: float,
    turn: float,
    at: np.ndarray,
) -> np.ndarray:
    """Draw a head into a scene, its face `width` wide, turned, at a place; return its box."""
    scale = width / (box[2] - box[0])
    matrix = cv2.getRotationMatrix2D(
        tuple(float(v) for v in (box[:2] + box[2:]) / 2), turn, scale
    )
    matrix[:, 2] += at - (box[:2] + box[2:]) / 2
    small = cv2.resize(
        head, None, fx=min(1, scale), fy=min(1, scale), interpolation=cv2.INTER_AREA
    )
    shrunk = head.shape[1] / small.shape[1]
    mask = np.zeros(small.shape[:2], np.float32)
    edge = max(1, small.shape[0] // 12)
    mask[edge:-edge, edge:-edge] = 1
    mask = cv2.GaussianBlur(mask, (0, 0), edge / 2)
    place = matrix.copy()
    place[:, :2] *= shrunk
    layer, alpha = (
        cv2.warpAffine(part, place, SCENE, flags=cv2.INTER_LINEAR) for part in (small, mask)
    )
    scene[:] = np.rint(scene + (layer.astype(np.float32) - scene) * alpha[..., None])
    corners = np.array([[box[i], box[j], 1] for i in (0, 2) for j in (1, 3)]) @ matrix.T
    return np.hstack([corners.min(axis=0), corners.max(axis=0)]).astype(np.float32)


def scenes(data: Path, width: float, turn: float) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield photographs with three faces of one width pasted in, and the faces' boxes."""
    rng = np.random.default_rng(int(width * 1000 + turn))
    cut, behind = heads(data), backgrounds(data)
    for number in range(SCENES):
        scene = behind[number % len(behind)].copy()
        boxes = []
        for low, high in PLACES:
            head, box = cut[rng.integers(len(cut))]
            reach = 0.8 * (box[3] - box[1]) * width / (box[2] - box[0])
            room = np.array(
                [low * SCENE[0] + reach, reach, high * SCENE[0] - reach, SCENE[1] - reach]
            )
            at = rng.uniform(room[:2], np.maximum(room[2:], room[:2] + 1))
            boxes.append(pasted(scene, head, box, width=width, turn=turn, at=at))
        ok, coded = cv2.imencode(".jpg", scene[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85])
        assert ok
        yield cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1].copy(), np.array(boxes)
