"""How well cuts are found: no cut within single shots, every cut between them.

    python -m benchmarks.shots FOLDER [--cuts 400] [--seed 7] [--alike a,b c,d,e]

FOLDER holds videos of one shot each, at best of faces, in subfolders. Cuts are made by placing
frames of two clips one after the other, at random places; flashes, fades, dissolves, pans, half
frame rates and repeated frames are made from them. Prints the table of
docs/validation/shots.md.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.shots import Cuts, look_at, reduced
from workbench.analyzer import Frame
from workbench.media import decoding
from workbench.media.probe import source_of

AROUND = 12  # frames on each side of a cut that is made
WIDTH, HEIGHT = 256, 256  # of the pictures from which hard cases are made

Picture = NDArray[np.uint8]


class Luma:
    """A picture of luma alone, in place of a decoded frame."""

    def __init__(self, pixels: Picture) -> None:
        self.pixels = pixels

    def coded(self) -> Picture:
        """Return the luma (H, W)."""
        return self.pixels

    def rgb(self) -> Picture:
        """Return the luma as RGB (H, W, 3)."""
        return np.repeat(self.pixels[..., None], 3, axis=2)


def frames_of(path: Path) -> Iterator[Frame]:
    """Yield the frames of a video."""
    yield from decoding.frames(source_of(path))


def cuts_in(pictures: Iterable[Picture]) -> list[int]:
    """Return the places at which a shot starts, without the first."""
    cuts = Cuts()
    found = [cuts.starts_shot(Frame(k, k / 25, Luma(p))) for k, p in enumerate(pictures)]
    return [k for k, starts in enumerate(found) if starts and k]


def small(frame: Frame) -> Picture:
    """Return the luma of a frame at the size from which hard cases are made."""
    rows = (np.arange(HEIGHT) + 0.5) * frame.coded.shape[0] / HEIGHT
    columns = (np.arange(WIDTH) + 0.5) * frame.coded.shape[1] / WIDTH
    return np.ascontiguousarray(frame.coded[rows.astype(int)][:, columns.astype(int)])


def single_shots(paths: Sequence[Path]) -> tuple[dict[str, list[Picture]], int, int, float]:
    """Return small pictures of each clip, false cuts, frames, and milliseconds a frame."""
    kept: dict[str, list[Picture]] = {}
    false = frames = 0
    seconds = 0.0
    for path in paths:
        cuts = Cuts()
        kept[path.stem] = []
        for frame in frames_of(path):
            luma = frame.coded
            started = time.perf_counter()
            starts = cuts.starts_shot(frame)
            seconds += time.perf_counter() - started
            false += starts and frame.index > 0
            frames += 1
            kept[path.stem].append(small(Frame(0, 0.0, Luma(luma))))
    return kept, false, frames, seconds / max(frames, 1) * 1e3


def piece(clip: list[Picture], at: int, count: int, step: int = 1) -> list[Picture]:
    """Return `count` pictures of a clip around a place, every `step`-th."""
    first = min(max(at, 0), max(len(clip) - count * step, 0))
    return clip[first : first + count * step : step]


def flash(clip: list[Picture]) -> list[Picture]:
    """Return a clip with one frame washed out by light and one that is all white."""
    made = [p.copy() for p in clip]
    made[8] = np.clip(made[8] * 1.3 + 90, 0, 255).astype(np.uint8)
    made[16] = np.full_like(made[16], 250)
    return made


def mixed(one: Picture, other: Picture, part: float) -> Picture:
    """Return two pictures laid over each other."""
    return (one * (1 - part) + other * part).astype(np.uint8)


def fade(clip: list[Picture], other: list[Picture]) -> list[Picture]:
    """Return a clip that fades to black in eight frames, and another that fades in."""
    black = np.full_like(clip[0], 16)
    out = [mixed(p, black, (k + 1) / 8) for k, p in enumerate(clip[8:16])]
    into = [mixed(black, p, (k + 1) / 8) for k, p in enumerate(other[:8])]
    return clip[:8] + out + [black] * 4 + into + other[8:16]


def dissolve(clip: list[Picture], other: list[Picture], length: int = 12) -> list[Picture]:
    """Return a clip that turns into another within `length` frames."""
    over = [mixed(clip[6 + k], other[k], (k + 1) / (length + 1)) for k in range(length)]
    return clip[:6] + over + other[length:24]


def pan(picture: Picture, speed: int, count: int = 16) -> list[Picture]:
    """Return a view that moves over a picture, smoothly started, by `speed` pixels a frame."""
    wide = np.concatenate([picture, picture[:, ::-1]] * 8, axis=1)
    places = np.cumsum(np.minimum(np.arange(count), 4) / 4 * speed).astype(int)
    return [wide[:, x : x + WIDTH] for x in places]


def report(title: str, wrong: int, of: int, what: str) -> None:
    """Print one row."""
    print(f"| {title} | {of} | {wrong} | {what} |")


def composed(
    kept: dict[str, list[Picture]], scene: dict[str, str], count: int, rng: np.random.Generator
) -> None:
    """Print how many of `count` cuts between clips are found at their very frame."""
    names = sorted(kept)
    missed = extra = made = 0
    while made < count:
        one, other = rng.choice(names, 2, replace=False)
        if scene[one] == scene[other]:
            continue
        made += 1
        clips = [piece(kept[n], int(rng.integers(len(kept[n]))), AROUND) for n in (one, other)]
        found = cuts_in(clips[0] + clips[1])
        missed += len(clips[0]) not in found
        extra += len([k for k in found if k != len(clips[0])])
    report("cuts between two clips: missed", missed, count, "at the very frame")
    report("the same: cuts elsewhere", extra, count, "")


def hard_cases(kept: dict[str, list[Picture]], rng: np.random.Generator) -> None:
    """Print the hard cases, each made of every clip."""
    names = sorted(name for name in kept if len(kept[name]) > 110)
    clips = {n: piece(kept[n], 20, 30) for n in names}
    others = [clips[names[(k + 5) % len(names)]] for k in range(len(names))]
    pairs = list(zip(clips.values(), others, strict=True))
    n = len(names)
    report("flash: false cuts", sum(len(cuts_in(flash(c))) for c in clips.values()), 2 * n, "")
    fades = [cuts_in(fade(a, b)) for a, b in pairs]
    report("fade over black to another clip: missed", sum(not f for f in fades), n, "")
    report("the same: more than one cut", sum(len(f) > 1 for f in fades), n, "")
    faded = [cuts_in(fade(a, a)) for a, _ in pairs]
    report("fade to black and back to the same: cut", sum(bool(f) for f in faded), n, "")
    gone = [cuts_in(dissolve(a, b)) for a, b in pairs]
    report("dissolve in 12 frames: no cut", sum(not f for f in gone), n, "left to tracking")
    for speed in (8, 16, 32, 64):
        panned = sum(len(cuts_in(pan(c[0], speed))) for c in clips.values())
        report(f"pan, {speed / WIDTH:.0%} of the width a frame: false cuts", panned, n, "")
    slow = sum(len(cuts_in(piece(kept[name], 0, 36, 3))) for name in names)
    report("every third frame only (8 to 10 a second): false cuts", slow, n, "")
    uneven = sum(len(cuts_in(repeated(c, rng))) for c in clips.values())
    report("frames repeated at random: false cuts", uneven, n, "")
    zoomed = [cuts_in(a[:12] + [closer(p) for p in a[12:24]]) for a in clips.values()]
    report("cut to a closer view of the same: missed", sum(12 not in f for f in zoomed), n, "")
    jumps = [cuts_in(kept[m][:12] + kept[m][-12:]) for m in names]
    report("jump in time, same camera: no cut", sum(12 not in f for f in jumps), n, "")


def repeated(clip: list[Picture], rng: np.random.Generator) -> list[Picture]:
    """Return a clip in which every frame is shown one to three times."""
    return [picture for picture in clip for _ in range(rng.integers(1, 4))]


def closer(picture: Picture) -> Picture:
    """Return the middle of a picture at one and a half times its size, mirrored."""
    places = (np.arange(WIDTH) / 1.5 + WIDTH / 6).astype(int)
    return np.ascontiguousarray(picture[places][:, places][:, ::-1])


def scene_of(name: str, alike: Sequence[str]) -> str:
    """Return the scene that a clip shows: itself, or the group in which it is named."""
    return next((group for group in alike if name in group.split(",")), name)


def cost() -> None:
    """Print what a frame of 1080p costs."""
    luma = np.random.default_rng(0).integers(0, 255, (1080, 1920)).astype(np.uint8)
    for title, call in (("reducing", reduced), ("all", look_at)):
        times = []
        for _ in range(200):
            started = time.perf_counter()
            call(luma)
            times.append(time.perf_counter() - started)
        print(f"1080p, {title}: {np.median(times) * 1e3:.2f} ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cuts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--alike", nargs="*", default=[], help="names of one scene, by commas")
    given = parser.parse_args()
    kept, false, frames, ms = single_shots(sorted(given.folder.rglob("*.mp4")))
    print("| case | n | wrong | |\n|---|---|---|---|")
    report("single shots: false cuts", false, frames, f"frames of {len(kept)} clips")
    rng = np.random.default_rng(given.seed)
    composed(kept, {name: scene_of(name, given.alike) for name in kept}, given.cuts, rng)
    hard_cases(kept, rng)
    print(f"\n{ms:.2f} ms a frame over the clips")
    cost()


if __name__ == "__main__":
    main()
