"""What the networks of native pixels make of video, clip by clip.

    python -m benchmarks.pixel_clips MEDIA ZOO PACKS... [--through NAME] [--flux FOLDER]
                                      [--rates 18 23 28]

MEDIA is a folder with a `manifest.csv`, ZOO one of autoencoders, each PACKS a folder below
which packs lie. No network learned from a clip. Of every authentic clip of the manifest

- three frames, spread over it, are read as they are;
- three successive frames from its middle, cut to at most 320 pixels around the middle, are
  encoded anew by H.264 at several rates, as they are and after each of them went through an
  autoencoder, and the last two of each are read again.

Frames are read as a whole, without their faces.

Printed are by clip and network the median score of the frames with the gate open, and behind
it how many frames the gate withholds. Then, over all clips and over those that the gate lets
through: the AUC of redrawn against merely encoded clips, in how many clips the redrawn one
scores above its own other half, and how many authentic clips reach the operating point that
the card names for stills. Frames of a clip are one unit. So few clips are no statistics.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np

from analyzers.quality.native import areas
from analyzers.quality.picture import quality_of
from analyzers.runtime.native import Native
from analyzers.runtime.native_reading import Looked
from analyzers.training.pixels.laundering import Through
from benchmarks.pixel_packs import Zoo, analyzers_of, still_point
from workbench.analyzer import Frame, Source
from workbench.evaluation.manifest import read_manifest
from workbench.evaluation.metrics import auc
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import Pixels

AS_IT_IS, ENCODED, REDRAWN = "as it is", "encoded", "redrawn"
THROUGH = "f4_kl4_nearest_l1"
RATES = [18, 23, 28]  # of libx264: constant rate factors
SPREAD = 3  # frames of a whole clip
STRETCH = 3  # successive frames
READ_AGAIN = (1, 2)  # of those: none is the first, which is coded by itself
SIDE, BLOCK = 320, 16  # pixels; a cut begins where a block of the codec does
PER_SECOND = 25


@dataclass(slots=True)
class Said:
    """What one network says of some frames of a clip."""

    scores: list[float] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)

    def hear(self, looked: Looked | None, withheld: str) -> None:
        """Take what was said of a frame, and why its gate would have withheld it."""
        if looked is not None:
            self.scores.append(looked.score)
        if reason := withheld or ("" if looked is not None else "too_small"):
            self.withheld.append(reason)

    @property
    def median(self) -> float:
        """The median of the scores with the gate open; NaN where there is none."""
        return float(np.median(self.scores)) if self.scores else np.nan

    @property
    def told(self) -> str:
        """The median, and how many frames are withheld."""
        count = len(self.withheld)
        return f"{self.median:.2f}" + (f" ({count} withheld)" if count else "")


What = tuple[str, int]  # what was done to a clip, and at which rate
Clip = dict[What, list[Said]]  # the latter by network


def main() -> None:
    """Read, print by clip and over all clips."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("media", type=Path)
    parser.add_argument("zoo", type=Path)
    parser.add_argument("packs", type=Path, nargs="+")
    parser.add_argument("--rates", type=int, nargs="+", default=RATES, metavar="CRF")
    parser.add_argument("--through", default=THROUGH, metavar="NAME")
    parser.add_argument("--flux", type=Path, help="weights of FLUX.2's tiny autoencoder")
    options = parser.parse_args()
    methods = tuple(analyzers_of(options.packs))
    zoo = Zoo(options.zoo, options.flux)
    rates = [f"CRF {rate}: {what}" for rate in options.rates for what in (ENCODED, REDRAWN)]
    heads = ("clip", "network", AS_IT_IS, *rates)
    print(f"\nRedrawn by {options.through}.\n\n| {' | '.join(heads)} |")
    print("|---" * len(heads) + "|")
    found: list[Clip] = []
    for path in clips(options.media):
        found.append(read(path, methods, partial(zoo.redrawn, options.through), options.rates))
        for line in lines(path, found[-1], methods):
            print(line, flush=True)
    for number, method in enumerate(methods):
        summary(method, [{key: said[number] for key, said in one.items()} for one in found])


def clips(media: Path) -> list[Path]:
    """Return the authentic clips of a manifest."""
    entries = read_manifest(media / "manifest.csv").entries
    return [
        entry.file
        for entry in entries
        if not entry.altered and entry.columns.get("media") == "video"
    ]


def read(path: Path, methods: Sequence[Native], redraw: Through, rates: Sequence[int]) -> Clip:
    """Return what the networks say of a clip, and of what is made of it."""
    source = source_of(path)
    count = source.stream.frame_count
    spread = np.linspace(0, count - 1, SPREAD + 2, dtype=int)[1:-1].tolist()
    clip: Clip = {(AS_IT_IS, 0): said_of(source, spread, methods)}
    middle = list(range(count // 2, count // 2 + STRETCH))
    plain = [cut(frame.rgb) for frame in picked(source, middle)]
    redrawn = [redraw(picture) for picture in plain]
    for rate in rates:
        for what, pictures in ((ENCODED, plain), (REDRAWN, redrawn)):
            with tempfile.TemporaryDirectory() as folder:
                made = encoded(pictures, rate, Path(folder) / "clip.mp4")
                clip[what, rate] = said_of(made, READ_AGAIN, methods)
    return clip


def picked(source: Source, wanted: Sequence[int]) -> Iterator[Frame]:
    """Yield the frames of these numbers; none behind the last of them is decoded."""
    for frame in frames(source):
        if frame.index in wanted:
            yield frame
        if frame.index >= max(wanted):
            return


def said_of(source: Source, wanted: Sequence[int], methods: Sequence[Native]) -> list[Said]:
    """Return what each network says with its gate open, and what its gate withholds."""
    readings = [(method, method.ungated().begin(source), Said()) for method in methods]
    for frame in picked(source, wanted):
        quality = quality_of(frame, source.kind)
        for method, reading, said in readings:
            whole = next(areas(frame, source))
            said.hear(reading.look(whole), method.within.outside(quality))
    return [said for _, _, said in readings]


def cut(rgb: Pixels) -> Pixels:
    """Return the middle of a frame, of at most 480 pixels along a side."""
    size = [min(side // BLOCK * BLOCK, SIDE) for side in rgb.shape[:2]]
    top, left = (
        (whole - part) // 2 // BLOCK * BLOCK
        for whole, part in zip(rgb.shape[:2], size, strict=True)
    )
    return rgb[top : top + size[0], left : left + size[1]]


def encoded(pictures: Sequence[Pixels], rate: int, path: Path) -> Source:
    """Encode pictures as a clip at a rate, and return its handle."""
    with av.open(str(path), "w") as container:
        options = {"crf": str(rate), "threads": "1"}
        stream = container.add_stream("libx264", rate=PER_SECOND, options=options)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, PER_SECOND)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return source_of(path)


def lines(path: Path, clip: Clip, methods: Sequence[Native]) -> Iterator[str]:
    """Yield the lines of a clip's table."""
    for number, method in enumerate(methods):
        told = (said[number].told for said in clip.values())
        yield f"| {path.parent.name}/{path.name} | {method.info.name} | {' | '.join(told)} |"


def summary(method: Native, clips: Sequence[Mapping[What, Said]]) -> None:
    """Print what a network says over all clips."""
    point = still_point(method)
    print(f"\n{method.info.name}: {len(clips)} clips")
    for rate in (rate for what, rate in clips[0] if what == ENCODED):
        pairs = [(one[ENCODED, rate], one[REDRAWN, rate]) for one in clips]
        passed = [pair for pair in pairs if not any(said.withheld for said in pair)]
        print(f"- CRF {rate}, gate open: {compared(pairs)}; gate kept: {compared(passed)}")
    for key in (key for key in clips[0] if key[0] != REDRAWN):
        medians = np.array([one[key].median for one in clips])
        named = key[0] if not key[1] else f"{key[0]} at CRF {key[1]}"
        reached = (
            "no point" if point is None else f"{(medians >= point).sum()} reach {point:.2f}"
        )
        reasons = Counter(reason for one in clips for reason in one[key].withheld)
        withheld = ", ".join(f"{n} {reason}" for reason, n in reasons.items()) or "none"
        print(
            f"- authentic, {named}: medians {np.nanmin(medians):.2f} to "
            f"{np.nanmax(medians):.2f}, {reached}; frames withheld: {withheld}"
        )


def compared(pairs: Sequence[tuple[Said, Said]]) -> str:
    """Return how redrawn clips compare with merely encoded ones."""
    known = [(one.median, two.median) for one, two in pairs if one.scores and two.scores]
    if not known:
        return "no clip"
    plain, redrawn = map(list, zip(*known, strict=True))
    value = auc([*plain, *redrawn], [False] * len(plain) + [True] * len(redrawn))
    above = sum(two > one for one, two in known)
    return f"AUC {value:.2f}, the redrawn half above in {above} of {len(known)} clips"


if __name__ == "__main__":
    main()
