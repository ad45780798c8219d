"""How completely faces are found and how steadily they are followed, clip by clip.

    python -m benchmarks.face_tracks DATA [--frames 300]

DATA is the laboratory's media. Every clip of DATA/video goes through the face pass as in an
examination. Then come clips with two and three faces: talking heads drawn onto a photograph,
side by side, crossing, leaving and coming back, encoded and read like any other. These are
synthetic compositions, and every figure from them must say so.

A switch is a person whose face gets another number than it had before within one shot.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageOps

from analyzers.faces.detection import Detector
from analyzers.faces.face_pass import Faces
from analyzers.faces.matching import overlap
from workbench.ahead import ahead
from workbench.analyzer import Frame
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import Pixels, Shot, TrackFound
from workbench.reading import batched

SIZE = (1280, 720)
LENGTH = 150
PHOTOGRAPH = "Apple iPhone 5.jpg"
SAME = 0.3  # least overlap of a sighting with where a face was drawn

Place = Callable[[int], tuple[float, float] | None]  # of a head's middle, by frame


@dataclass
class Outcome:
    """What the face pass said of one clip."""

    frames: int = 0
    found: int = 0
    tracks: int = 0
    persons: int = 0
    shots: int = 0
    seconds: float = 0.0
    sightings: list[list[tuple[str, np.ndarray]]] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--frames", type=int, default=None)
    options = parser.parse_args()
    print("| clip | frames | face found | shots | tracks | persons | seconds |")
    print("|---|---|---|---|---|---|---|")
    for clip in sorted((options.data / "video").rglob("*.mp4")):
        told = run(clip, options.frames)
        share = f"{told.found} ({told.found / told.frames:.1%})"
        name = clip.relative_to(options.data / "video")
        print(
            f"| {name} | {told.frames} | {share} | {told.shots} | {told.tracks} | "
            f"{told.persons} | {told.seconds:.1f} |",
            flush=True,
        )
    compositions(options.data)


def run(clip: Path, count: int | None = None) -> Outcome:
    """Read a clip as an examination does."""
    source, told, persons = source_of(clip), Outcome(), set()
    started = time.perf_counter()
    with closing(
        ahead(batched(islice(frames(source, quantisers=True), count), source))
    ) as decoded:
        for said in ahead(Faces().read(source, decoded), depth=1):
            if isinstance(said, tuple):
                told.frames += len(said)
                told.found += sum(bool(frame.faces) for frame in said)
                told.sightings += [[(f.track, f.box) for f in frame.faces] for frame in said]
            told.tracks += isinstance(said, TrackFound)
            told.shots += isinstance(said, Shot)
            if isinstance(said, TrackFound):
                persons.add(said.person)
    told.persons = len(persons)
    told.seconds = time.perf_counter() - started
    return told


# --- compositions ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Drawn:
    """A face in one frame of a composition; `open` unless another head covers some of it."""

    who: int
    box: np.ndarray
    open: bool = True


@dataclass(frozen=True)
class Head:
    """A talking head: its pictures, and the box of the face in each."""

    pictures: list[Pixels]
    boxes: list[np.ndarray]


def compositions(data: Path) -> None:
    """Draw, encode and read clips with several faces."""
    print("\nsynthetic compositions, 1280 x 720\n")
    print("| scene | widths | faces drawn | found | false | tracks | switches | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    with Image.open(data / "photographs" / PHOTOGRAPH) as picture:
        behind = np.asarray(ImageOps.fit(picture.convert("RGB"), SIZE))
    for name, cast in scenes().items():
        heads = [head(data / "video" / clip, width) for clip, width, _ in cast]
        with tempfile.TemporaryDirectory() as folder:
            clip = Path(folder) / "clip.mp4"
            truth = draw(clip, behind, heads, [place for _, _, place in cast])
            told = run(clip)
        drawn = sum(one.open for frame in truth for one in frame)
        found, false, switches = judged(truth, told.sightings)
        widths = ", ".join(str(width) for _, width, _ in cast)
        print(
            f"| {name} | {widths} | {drawn} | {found} ({found / drawn:.1%}) | {false} | "
            f"{told.tracks} | {switches} | {told.seconds:.1f} |",
            flush=True,
        )


def scenes() -> dict[str, list[tuple[str, int, Place]]]:
    """Return each scene's cast: clip, width of the face in pixels, and where it goes."""
    a, b = "ffpp_c23/519.mp4", "ffpp_c23/634.mp4"
    c, d = "liveportrait/d12.mp4", "liveportrait/d10.mp4"
    return {
        "two still": [(a, 120, still(0.3)), (b, 120, still(0.7))],
        "three sizes": [(a, 60, still(0.2)), (b, 110, still(0.5)), (d, 200, still(0.8))],
        "two crossing": [(a, 110, going(0.15, 0.85)), (b, 110, going(0.85, 0.15))],
        "fast crossing": [(c, 90, going(0.1, 0.9, 60)), (d, 90, going(0.9, 0.1, 60))],
        "one leaves and returns": [(a, 110, away(0.25)), (b, 110, still(0.7))],
        "three, one leaving": [(a, 80, away(0.2)), (c, 100, still(0.5)), (d, 120, still(0.8))],
    }


def still(x: float) -> Place:
    """Stay in place."""
    return lambda n: (x * SIZE[0], SIZE[1] / 2)


def going(start: float, end: float, length: int = LENGTH) -> Place:
    """Walk from one side to the other, then stay."""
    return lambda n: ((start + (end - start) * min(n / length, 1)) * SIZE[0], SIZE[1] / 2)


def away(x: float) -> Place:
    """Be gone between two thirds of the way, for two seconds."""
    return lambda n: None if 50 <= n < 100 else (x * SIZE[0], SIZE[1] / 2)


def head(clip: Path, width: int) -> Head:
    """Cut a head out of a clip, its face `width` pixels wide at first."""
    detector, pictures, boxes = Detector(side=640), [], []
    cut, scale = None, 1.0
    for frame in islice(frames(source_of(clip)), LENGTH):
        found = detector.find(frame.rgb)[0]
        box = np.array([found.x, found.y, found.width, found.height])
        cut = _around(box, frame) if cut is None else cut
        scale = scale if pictures else width / float(box[2])
        part = Image.fromarray(frame.rgb[cut[1] : cut[3], cut[0] : cut[2]])
        size = (round(part.width * scale), round(part.height * scale))
        pictures.append(np.asarray(part.resize(size, Image.Resampling.LANCZOS)))
        boxes.append((box - [cut[0], cut[1], 0, 0]) * scale)
    return Head(pictures, boxes)


def _around(box: np.ndarray, frame: Frame) -> tuple[int, int, int, int]:
    """Return a part of the frame that holds the head in all frames to come."""
    height, width = frame.rgb.shape[:2]
    middle, reach = box[:2] + box[2:] / 2, box[3] * 0.95
    low, high = np.maximum(middle - reach, 0), np.minimum(middle + reach, (width, height))
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def draw(
    path: Path, behind: Pixels, heads: Sequence[Head], places: Sequence[Place]
) -> list[list[Drawn]]:
    """Encode a composition; return per frame who is where. Later heads are in front."""
    truth = []
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"crf": "23"})
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        for n in range(min(LENGTH, *(len(one.pictures) for one in heads))):
            pixels, here = composed(n, behind, heads, places)
            truth.append(here)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = n, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return truth


def composed(
    n: int, behind: Pixels, heads: Sequence[Head], places: Sequence[Place]
) -> tuple[Pixels, list[Drawn]]:
    """Draw one frame."""
    canvas, here = behind.copy(), []
    for who, (one, place) in enumerate(zip(heads, places, strict=True)):
        if (middle := place(n)) is None:
            continue
        picture = one.pictures[n]
        height, width = picture.shape[:2]
        left, top = int(middle[0] - width / 2), int(middle[1] - height / 2)
        low, high = max(left, 0), min(left + width, SIZE[0])
        canvas[top : top + height, low:high] = picture[:, low - left : high - left]
        covered = np.array([left, top, width, height], np.float32)
        here = [replace(d, open=d.open and not hidden(d.box, covered)) for d in here]
        here.append(Drawn(who, (one.boxes[n] + [left, top, 0, 0]).astype(np.float32)))
    return canvas, here


def hidden(box: np.ndarray, cover: np.ndarray) -> bool:
    """Return whether a tenth or more of a face is covered."""
    low = np.maximum(box[:2], cover[:2])
    high = np.minimum(box[:2] + box[2:], cover[:2] + cover[2:])
    return float(np.prod(np.maximum(high - low, 0))) > 0.1 * float(box[2] * box[3])


def judged(
    truth: list[list[Drawn]], told: list[list[tuple[str, np.ndarray]]]
) -> tuple[int, int, int]:
    """Return faces found where they were drawn, sightings of nothing, and switches."""
    found = false = switches = 0
    last: dict[int, str] = {}
    for here, seen in zip(truth, told, strict=True):
        matched = list(pairs(here, seen))
        found += len(matched)
        false += sum(not near(box, here) for _, box in seen)
        for who, track in matched:
            switches += last.get(who, track) != track
            last[who] = track
    return found, false, switches


def pairs(here: list[Drawn], seen: list[tuple[str, np.ndarray]]) -> Iterator[tuple[int, str]]:
    """Yield who was seen as which track, of the faces that nothing covers."""
    for one in here:
        best = max(seen, key=lambda other: overlap(other[1], one.box), default=None)
        if one.open and best is not None and overlap(best[1], one.box) > SAME:
            yield one.who, best[0]


def near(box: np.ndarray, here: list[Drawn]) -> bool:
    """Return whether a sighting lies on any face, also on what is open of a covered one."""
    return any(overlap(box, one.box) > SAME / 3 for one in here)


if __name__ == "__main__":
    main()
