"""Compare face detectors on laboratory media: what they find, what they find wrongly, how fast.

    python -m benchmarks.face_detectors DATA PARTS [SHEETS]

DATA is the folder of laboratory media, PARTS that of pretrained parts (BlazeFace's
`shippable/face_detection_full_range.tflite`, YuNet's `laboratory/yunet`). Needs
ai-edge-litert beside the usual dependencies. Prints the tables of
docs/validation/face_detection.md; into SHEETS it writes what must be looked at by eye.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from PIL import Image, ImageOps

from analyzers.faces.detection import Detector, shared
from analyzers.faces.tiling import Window
from benchmarks.composed_scenes import sampled, scenes, upright

SAME = 0.4  # intersection over union of a face and what was found of it
LEAST = 0.3  # the lowest score looked at
SCORES = (0.3, 0.5, 0.7, 0.9)
SIDES = (640, 800, 960, 1280)
OPERATING = 0.85
WIDTHS = (20, 30, 40, 60, 100, 200)
TURNS = ((60, 45), (60, 90), (120, 45), (120, 90), (120, 135), (120, 180))
STILLS = 60  # of a collection

Found = np.ndarray  # (n, 5): left, top, right, bottom, score
Looks = dict[str, Callable[[np.ndarray], Found]]


def ours(side: int, *, thorough: bool = False) -> Callable[[np.ndarray], Found]:
    """Return Loupe's detector at one size, or on every part of a still."""
    detector = Detector(side=side, score=LEAST)

    def look(rgb: np.ndarray) -> Found:
        faces = detector.search(rgb) if thorough else detector.find(rgb)
        rows = [(f.x, f.y, f.x + f.width, f.y + f.height, f.score) for f in faces]
        return np.array(rows, np.float32).reshape(-1, 5)

    return look


def from_afar(side: int) -> Callable[[np.ndarray], Found]:
    """Return Loupe's detector without its second look."""
    detector = Detector(side=side, notice=LEAST)

    def look(rgb: np.ndarray) -> Found:
        return detector._look(rgb, Window.whole(rgb, side))[:, [1, 2, 3, 4, 0]]

    return look


def yunet(model: Path, side: int) -> Callable[[np.ndarray], Found]:
    """Return OpenCV's YuNet, the longer side reduced to `side`."""
    network = cv2.FaceDetectorYN.create(str(model), "", (320, 320), LEAST, SAME, 750)

    def look(rgb: np.ndarray) -> Found:
        scale = min(1.0, side / max(rgb.shape[:2]))
        small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        network.setInputSize((small.shape[1], small.shape[0]))
        rows = network.detect(np.ascontiguousarray(small[..., ::-1]))[1]
        if rows is None:
            return np.zeros((0, 5), np.float32)
        corners = np.hstack([rows[:, :2], rows[:, :2] + rows[:, 2:4]]) / scale
        return np.hstack([corners, rows[:, -1:]])

    return look


def blazeface(model: Path) -> Callable[[np.ndarray], Found]:
    """Return full-range BlazeFace: 192 pixels, one anchor in each of 48 × 48 cells."""
    network = Interpreter(model_path=str(model), num_threads=1)
    network.allocate_tensors()
    inside = network.get_input_details()[0]["index"]
    outside = sorted(network.get_output_details(), key=lambda output: -output["shape"][-1])
    row, column = np.mgrid[:48, :48]
    anchors = np.stack([column.ravel() + 0.5, row.ravel() + 0.5], axis=1) * 4

    def look(rgb: np.ndarray) -> Found:
        scale = 192 / max(rgb.shape[:2])
        small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[
            :192, :192
        ]
        square = np.zeros((192, 192, 3), np.float32)
        square[: small.shape[0], : small.shape[1]] = small / 127.5 - 1
        network.set_tensor(inside, square[None])
        network.invoke()
        deltas, logits = (network.get_tensor(output["index"])[0] for output in outside)
        scores = 1 / (1 + np.exp(-np.clip(logits[:, 0], -80, 80)))
        chosen = np.flatnonzero(scores >= LEAST)
        middle, half = deltas[chosen, :2] + anchors[chosen], deltas[chosen, 2:4] / 2
        return apart(
            np.hstack([middle - half, middle + half, scores[chosen, None] * scale]) / scale
        )

    return look


def apart(rows: Found) -> Found:
    """Keep the best of boxes that overlap."""
    kept: list[np.ndarray] = []
    for row in rows[np.argsort(-rows[:, 4])]:
        if not kept or shared(row[:4], np.array(kept)[:, :4]).max() < SAME:
            kept.append(row)
    return np.array(kept, np.float32).reshape(-1, 5)


def hit(found: Found, box: np.ndarray, score: float) -> bool:
    """Say whether a face was found with at least that score."""
    rows = found[found[:, 4] >= score]
    return bool(len(rows) and shared(box, rows[:, :4]).max() >= SAME)


@dataclass
class Tally:
    """What one detector did on one set of pictures; `extra` counts boxes on no known face."""

    faces: int = 0
    seconds: float = 0.0
    pictures: int = 0
    found: dict[float, int] = field(default_factory=lambda: dict.fromkeys(SCORES, 0))
    extra: dict[float, int] = field(default_factory=lambda: dict.fromkeys(SCORES, 0))

    def add(
        self, look: Callable[[np.ndarray], Found], rgb: np.ndarray, boxes: np.ndarray
    ) -> Found:
        """Look at one picture whose faces are known."""
        started = time.perf_counter()
        found = look(rgb)
        self.seconds += time.perf_counter() - started
        self.pictures += 1
        self.faces += len(boxes)
        for score in SCORES:
            hits = sum(hit(found, box, score) for box in boxes)
            self.found[score] += hits
            self.extra[score] += int((found[:, 4] >= score).sum()) - hits
        return found

    def row(self) -> str:
        """Return the cells of a table: found in percent and extra, by score, then the time."""
        shares = [f"{100 * self.found[score] / max(self.faces, 1):.1f}" for score in SCORES]
        extras = [str(self.extra[score]) for score in SCORES]
        mean = 1000 * self.seconds / max(self.pictures, 1)
        return " | ".join([str(self.faces), *shares, *extras, f"{mean:.0f}"])


def header(*first: str) -> str:
    """Return the head of a table of tallies."""
    cells = [
        *first,
        "faces",
        *(f"≥ {s}" for s in SCORES),
        *(f"extra ≥ {s}" for s in SCORES),
        "ms",
    ]
    return f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}"


def clips(data: Path, looks: Looks, sheets: "Sheets") -> None:
    """Print what each detector finds in each clip; the reference is ours at 1280, looked at."""
    reference = ours(1280)
    print("\n## Clips\n\n" + header("clip", "detector"))
    for path in sorted((data / "video").rglob("*.mp4")):
        tallies = {name: Tally() for name in looks}
        for number, rgb in enumerate(sampled(path)):
            known = reference(rgb)[:1]
            sheets.add(f"clips-{path.parent.name}", rgb, known) if number % 4 == 0 else None
            for name, look in looks.items():
                found = tallies[name].add(look, rgb, known[:, :4])
                sheets.add_extras(f"extra-clips-{name}", rgb, found, known)
        for name, tally in tallies.items():
            print(f"| {path.stem} | {name} | {tally.row()} |", flush=True)


def composed(data: Path, looks: Looks, sheets: "Sheets") -> None:
    """Print what each detector finds in composed scenes, by width and by turn of the faces."""
    print("\n## Composed scenes, 1920 × 1080\n\n" + header("width", "turned", "detector"))
    for width, turn in [*((w, 0) for w in WIDTHS), *TURNS]:
        tallies = {name: Tally() for name in looks}
        for number, (rgb, boxes) in enumerate(scenes(data, width, turn)):
            if number == 0:
                sheets.add("scenes", rgb, np.hstack([boxes, np.ones((3, 1))]))
            for name, look in looks.items():
                tallies[name].add(look, rgb, boxes)
        for name, tally in tallies.items():
            print(f"| {width} | {turn}° | {name} | {tally.row()} |", flush=True)


def collections(data: Path, looks: Looks, sheets: "Sheets") -> None:
    """Print in how many stills of each collection, each with one known face, one was found."""
    cells = [*(f"≥ {s}" for s in SCORES), f"two ≥ {OPERATING}", "ms"]
    print("\n## Stills of faces\n\n| collection | detector | n | " + " | ".join(cells) + " |")
    print(f"|{'---|' * (len(cells) + 3)}")
    folders = [
        *sorted((data / "faces/authentic").iterdir()),
        *sorted((data / "faces/altered").iterdir()),
    ]
    for folder in folders:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        paths = paths[:: max(1, len(paths) // STILLS)]
        for name, look in looks.items():
            best, several, started = [], 0, time.perf_counter()
            for path in paths:
                found = look(rgb := upright(path))
                best.append(found[0, 4] if len(found) else 0.0)
                several += int((found[:, 4] >= OPERATING).sum() > 1)
                if best[-1] < OPERATING or (found[:, 4] >= OPERATING).sum() > 1:
                    sheets.add(f"stills-{name}", rgb, found)
            mean = 1000 * (time.perf_counter() - started) / len(paths)
            shares = [f"{100 * np.mean(np.array(best) >= score):.1f}" for score in SCORES]
            row = " | ".join([*shares, str(several), f"{mean:.0f}"])
            print(f"| {folder.name} | {name} | {len(paths)} | {row} |", flush=True)


def photographs(data: Path, looks: Looks, sheets: "Sheets") -> None:
    """Print every box in pictures that mostly show no face; each must be looked at."""
    print(
        "\n## Photographs\n\n| picture | size | detector | ms | scores and widths |"
        "\n|---|---|---|---|---|"
    )
    for path in [
        *sorted((data / "photographs").iterdir()),
        *sorted((data / "exif").rglob("*.*")),
    ]:
        try:
            rgb = upright(path)
        except OSError:
            continue
        for name, look in looks.items():
            started = time.perf_counter()
            found = look(rgb)
            spent = 1000 * (time.perf_counter() - started)
            told = (
                ", ".join(f"{row[4]:.2f} ({row[2] - row[0]:.0f} px)" for row in found) or "none"
            )
            size = f"{rgb.shape[1]} × {rgb.shape[0]}"
            if len(found) or path.parent.name == "photographs":
                print(f"| {path.name} | {size} | {name} | {spent:.0f} | {told} |", flush=True)
            sheets.add_extras(f"photographs-{name}", rgb, found, np.zeros((0, 5)))


class Sheets:
    """Contact sheets of what was found, for the eye; nothing is written without a folder."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.cells: dict[str, list[np.ndarray]] = {}

    def add(self, name: str, rgb: np.ndarray, found: np.ndarray) -> None:
        """Add a picture with its boxes drawn."""
        if self.folder is None or len(self.cells.setdefault(name, [])) >= 80:
            return
        drawn = rgb.copy()
        thick = max(2, max(rgb.shape) // 150)
        for row in found:
            low, high = (tuple(int(v) for v in row[i : i + 2]) for i in (0, 2))
            cv2.rectangle(drawn, low, high, (0, 255, 0), thick)
        self.cells[name].append(cell(drawn))

    def add_extras(self, name: str, rgb: np.ndarray, found: Found, known: Found) -> None:
        """Add the surroundings of every box that is none of the known faces."""
        for row in found:
            if len(known) and shared(row[:4], known[:, :4]).max() >= SAME:
                continue
            reach = int(max(row[2] - row[0], row[3] - row[1])) + 8
            x, y = (int((row[i] + row[i + 2]) / 2) for i in (0, 1))
            left, top = max(0, x - reach), max(0, y - reach)
            part = rgb[top : y + reach, left : x + reach]
            self.add(name, part, row[None] - np.array([left, top, left, top, 0]))
            if self.folder is not None:
                cv2.putText(
                    self.cells[name][-1],
                    f"{row[4]:.2f} {row[2] - row[0]:.0f}px",
                    (4, 16),
                    0,
                    0.5,
                    (255, 0, 0),
                    1,
                )

    def write(self) -> None:
        """Write every sheet as PNG, ten pictures in a row."""
        for name, cells in self.cells.items():
            blank = [np.zeros_like(cells[0])] * (-len(cells) % 10)
            rows = [np.hstack((cells + blank)[i : i + 10]) for i in range(0, len(cells), 10)]
            Image.fromarray(np.vstack(rows)).save(self.folder / f"{name}.png")


def cell(rgb: np.ndarray) -> np.ndarray:
    """Return a picture on a square of 160 pixels."""
    return np.asarray(ImageOps.pad(Image.fromarray(rgb), (160, 160)), np.uint8).copy()


def main(data: Path, parts: Path, folder: Path | None = None) -> None:
    """Print every table."""
    sheets = Sheets(folder)
    model = parts / "laboratory/yunet/face_detection_yunet_2023mar.onnx"
    peers: Looks = {
        "YuNet 640": yunet(model, 640),
        "YuNet 960": yunet(model, 960),
        "BlazeFace 192": blazeface(parts / "shippable/face_detection_full_range.tflite"),
    }
    once: Looks = {"960, from afar only": from_afar(960)}
    still: Looks = {"still, 960": ours(960, thorough=True)}
    frame: Looks = {f"frame, {side}": ours(side) for side in SIDES}
    photographs(data, still | {"frame, 960": frame["frame, 960"]} | once | peers, sheets)
    composed(data, frame | still | once | peers, sheets)
    collections(data, still | once | peers, sheets)
    clips(data, frame | once | peers, sheets)
    if folder is not None:
        sheets.write()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
