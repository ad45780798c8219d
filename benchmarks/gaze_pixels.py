"""Forge eyes in pixels, lay the mesh anew, and let the analyzer read them.

    python -m benchmarks.gaze_pixels DATA FOLDER [--frames 75] [--clips lipsync/original …]

Each eye of a frame is replaced by that of another frame of the same clip: turned and scaled by
its corners, and blended in with a soft edge, lids and all. DATA and FOLDER are those of
`benchmarks.gaze`. Unlike the forgeries on meshes, the mesh network sees these, with its noise.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from analyzers.faces.landmarks import Landmarker
from analyzers.training.gaze.painting import paste
from benchmarks.face_pass import source_of
from benchmarks.gaze import references
from benchmarks.gaze_tracks import ARRAYS, Clip, clips, read
from workbench.media.decoding import frames
from workbench.model import Pixels

CLIPS = ("lipsync/original", "liveportrait/d18", "ffpp_c23/634")
KINDS: dict[str, tuple[tuple[int, ...], Callable[[int], int]]] = {
    "meshes laid anew, no forgery": ((), lambda at: at),
    "one eye 4 frames late": ((0,), lambda at: max(at - 4, 0)),
    "both eyes frozen": ((0, 1), lambda _: 0),
}


def main() -> None:
    """Forge, read and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--frames", type=int, default=75)
    parser.add_argument("--clips", nargs="*", default=CLIPS)
    options = parser.parse_args()
    known = clips(options.data, options.folder)
    without = references(known)
    print("| clip | forgery | frames scored | score | highest |\n|---|---|---|---|---|")
    for clip in (one for one in known if one.name in options.clips):
        path = options.data / "video" / f"{clip.name}.mp4"
        decoded = frames(source_of(path))
        pictures = [frame.rgb for frame in islice(decoded, options.frames)]
        for kind, (eyes, order) in KINDS.items():
            made = forged(shortened(clip, len(pictures)), pictures, eyes, order)
            one = read(made, without[clip.person])
            score = f"{one.score:.1f} | {one.scores.max():.1f}" if one.scores.size else "– | –"
            print(f"| {clip.name} | {kind} | {one.scores.size} | {score} |", flush=True)


def shortened(clip: Clip, count: int) -> Clip:
    """Return the first frames of a clip."""
    kept = {name: getattr(clip.samples, name)[:count] for name in ARRAYS}
    return replace(clip, samples=replace(clip.samples, **kept))


def forged(
    clip: Clip, pictures: Sequence[Pixels], eyes: Sequence[int], order: Callable[[int], int]
) -> Clip:
    """Return the clip with the meshes of its forged pictures; a lost face keeps its old one."""
    meshes, landmarker = clip.meshes, Landmarker()
    found = meshes.copy()
    for at, picture in enumerate(pictures):
        painted, source = picture.copy(), order(at)
        for eye in eyes:
            paste(painted, pictures[source], meshes[at], meshes[source], eye)
        mesh = landmarker.measure(painted, clip.samples.boxes[at], clip.samples.points[at])
        if mesh is not None:
            found[at] = mesh.points
    return clip.with_meshes(found)


if __name__ == "__main__":
    main()
