"""How well the cues of the eyes tell forged from authentic, leaving one person out.

    python -m benchmarks.gaze find DATA FOLDER       the face pass over DATA/video, once
    python -m benchmarks.gaze reference DATA FOLDER  measure the reference of the analyzer
    python -m benchmarks.gaze figures DATA FOLDER    the tables of docs/validation/gaze.md

DATA is the laboratory's media, FOLDER where the face pass's arrays are kept. The forgeries of
the figures are made on meshes: they are cleaner than any generator's, and the figures are
upper bounds. A reference never holds the person that is scored against it.
"""

import argparse
import hashlib
import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.gaze import forgeries
from analyzers.gaze.cue import Cue
from analyzers.gaze.cues import CUES
from analyzers.gaze.standard import cue_spreads
from analyzers.references import Contribution, Population
from analyzers.training.gaze.cue_reading import EMPTY as NOTHING
from analyzers.training.gaze.cue_reading import ReadEyes, population, quantiles, thinned
from analyzers.training.gaze.cue_reading import references as others_of
from benchmarks.gaze_tracks import Clip, clips, find, read
from workbench.evaluation.metrics import auc

REFERENCE = Path("resources/references/gaze.json")
POPULATION = (
    "windows of two seconds of talking heads: one of HDTF, one of a lip-sync test, seven that "
    "drive LivePortrait's demonstrations, one of FaceForensics++, one of DFDC; presumed "
    "unedited"
)
CONDITIONS = (
    "clips whose faces are 181 to 246 pixels wide in the median, of 22 to 30 frames a second, "
    "mostly toward the camera; faces below 120 pixels were not read"
)
EMPTY = replace(NOTHING, population=POPULATION, conditions=CONDITIONS)
LICENCE = "media for research only, not shipped; these are Loupe's own measurements of them"
SHUFFLED = ("one eye 4 frames late", "jitter of 1.5 degrees")
TOLD = (
    "one eye 4 frames late",
    "both eyes frozen",
    "one eye of another",
    "jitter of 1.5 degrees",
    "compensation broken",
)
Made = Mapping[str, ReadEyes]  # by the clip that was forged
Forge = Callable[[Clip, Sequence[Clip], np.random.Generator], Clip]


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("find", "reference", "figures"))
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    if options.what == "find":
        find(options.data, options.folder)
        return
    known = clips(options.data, options.folder)
    if options.what == "reference":
        write_reference([clip for clip in known if clip.authentic])
    else:
        figures(known)


# --- the reference --------------------------------------------------------------------------


def references(known: Sequence[Clip]) -> Mapping[str, Population]:
    """Return for each person the reference of all authentic clips of others."""
    authentic = [(clip.person, clip.samples) for clip in known if clip.authentic]
    return others_of(authentic, [clip.person for clip in known])


def write_reference(authentic: Sequence[Clip]) -> None:
    """Measure and write the analyzer's reference; its scores are those without one's own."""
    own = {clip.name: read(clip, EMPTY) for clip in authentic}
    authentic = [clip for clip in authentic if own[clip.name].scores.size]
    without = references(authentic)
    scored = [read(clip, without[clip.person]) for clip in authentic]
    whole = population((own[clip.name] for clip in authentic), EMPTY)
    known = {
        **whole.quantiles,
        "score": quantiles([float(s) for one in scored for s in thinned(list(one.scores))]),
        "highest": quantiles([float(one.scores.max()) for one in scored]),
    }
    digest = hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()
    sources = Counter(clip.name.split("/")[0] for clip in authentic)
    kept = replace(
        whole,
        n=len(authentic),
        sources=tuple(Contribution(name=n, n=k, licence=LICENCE) for n, k in sources.items()),
        scores_sha256=digest,
        measured_with=f"python {platform.python_version()}, numpy {np.__version__}",
        quantiles=known,
    )
    REFERENCE.write_bytes(msgspec.json.format(msgspec.json.encode([kept]), indent=1) + b"\n")
    print(f"{len(authentic)} clips, highest scores {known['highest'][::25]}")


# --- the figures ----------------------------------------------------------------------------


def of_mesh(make: Callable[..., NDArray[np.float64]], *settings: object) -> Forge:
    """Return a forgery of a clip from one of its meshes and poses."""

    def forge(clip: Clip, _others: Sequence[Clip], _generator: np.random.Generator) -> Clip:
        return clip.with_meshes(make(clip.meshes, clip.samples.poses, *settings))

    return forge


def swapped(clip: Clip, others: Sequence[Clip], _generator: np.random.Generator) -> Clip:
    """Give one eye another person's movements."""
    other = others[0]
    made = forgeries.swapped_eye(
        clip.meshes, clip.samples.poses, other.meshes, other.samples.poses
    )
    return clip.with_meshes(made)


def shaken(degrees: float) -> Forge:
    """Return the forgery that shakes each iris by so much."""
    return lambda clip, _, generator: clip.with_meshes(
        forgeries.jitter(clip.meshes, clip.samples.poses, degrees, generator)
    )


def carried(clip: Clip, _others: Sequence[Clip], _generator: np.random.Generator) -> Clip:
    """Turn the eyes along with the head."""
    head = clip.samples.qualities[:, 2:4].astype(np.float64)
    made = forgeries.broken_compensation(clip.meshes, clip.samples.poses, head)
    return clip.with_meshes(made)


def shuffled(clip: Clip, _others: Sequence[Clip], generator: np.random.Generator) -> Clip:
    """Put the frames into another order: a control, no forgery."""
    return clip.shuffled(generator)


KINDS: dict[str, Forge] = {
    "one eye 2 frames late": of_mesh(forgeries.delayed_eye, 2),
    "one eye 4 frames late": of_mesh(forgeries.delayed_eye, 4),
    "one eye 8 frames late": of_mesh(forgeries.delayed_eye, 8),
    "both eyes frozen": of_mesh(forgeries.frozen_eyes),
    "one eye of another": swapped,
    "jitter of 0.5 degrees": shaken(0.5),
    "jitter of 1.5 degrees": shaken(1.5),
    "compensation broken": carried,
}


def figures(known: Sequence[Clip]) -> None:
    """Print every table."""
    authentic = [clip for clip in known if clip.authentic]
    without = references(known)
    started = time.process_time()
    plain = {clip.name: read(clip, without[clip.person]) for clip in known}
    spent = time.process_time() - started
    count = sum(len(clip.samples.frames) for clip in known)
    print(
        f"speed: {1000 * spent / count:.2f} ms of processor time per face-frame, n = {count}\n"
    )
    by_clip(known, without, plain)
    made = {name: forged(forge, authentic, without) for name, forge in KINDS.items()}
    names = [clip.name for clip in authentic]
    kinds(names, made, plain)
    controls(authentic, without, plain)
    cues(names, made, plain)


def forged(
    forge: Forge, authentic: Sequence[Clip], without: Mapping[str, Population]
) -> dict[str, ReadEyes]:
    """Return what the analyzer says of a forgery of every authentic clip."""
    found: dict[str, ReadEyes] = {}
    for at, clip in enumerate(authentic):
        others = [authentic[(at + k) % len(authentic)] for k in range(1, len(authentic))]
        others = [other for other in others if other.person != clip.person]
        made = forge(clip, others, np.random.default_rng(at))
        found[clip.name] = read(made, without[clip.person])
    return found


def kinds(
    names: Sequence[str], made: Mapping[str, Made], plain: Mapping[str, ReadEyes]
) -> None:
    """Print for each forgery how well it is told from the same clips unforged."""
    print("\n| forgery | clips | AUC by clip | AUC by frame | higher than itself unforged |")
    print("|---|---|---|---|---|")
    for name, one in made.items():
        _kind(name, one, names, plain)


def _kind(name: str, made: Made, names: Sequence[str], plain: Mapping[str, ReadEyes]) -> None:
    both = [n for n in names if plain[n].scores.size and made[n].scores.size]
    scores = [plain[n].score for n in both] + [made[n].score for n in both]
    truth = [False] * len(both) + [True] * len(both)
    frames = [s for n in both for s in plain[n].scores]
    altered = [s for n in both for s in made[n].scores]
    by_frame = auc(frames + altered, [False] * len(frames) + [True] * len(altered))
    higher = sum(made[n].score > plain[n].score for n in both)
    print(
        f"| {name} | {len(both)} | {auc(scores, truth):.2f} | {by_frame:.2f} | "
        f"{higher} of {len(both)} |",
        flush=True,
    )


def controls(
    authentic: Sequence[Clip],
    without: Mapping[str, Population],
    plain: Mapping[str, ReadEyes],
) -> None:
    """Print what shuffled frames do: whether the cues are of time at all."""
    names = [clip.name for clip in authentic]
    print("\ncontrol: frames shuffled\n")
    print("| clips | of them | AUC by clip | AUC by frame | higher than unforged |")
    print("|---|---|---|---|---|")
    base = forged(shuffled, authentic, without)
    _kind("authentic shuffled, against itself in order", base, names, plain)
    for name in SHUFFLED:
        mixed = forged(mixing(KINDS[name]), authentic, without)
        _kind(f"{name}, both shuffled", mixed, names, base)


def mixing(forge: Forge) -> Forge:
    """Return a forgery whose frames are shuffled afterwards."""
    return lambda clip, others, generator: forge(clip, others, generator).shuffled(generator)


def cues(names: Sequence[str], made: Mapping[str, Made], plain: Mapping[str, ReadEyes]) -> None:
    """Print for each cue what authentic windows show, and how well it tells forgeries apart."""
    print("\n| cue | windows measured | authentic 5, 50, 95 % | " + " | ".join(TOLD) + " |")
    print("|---" * (3 + len(TOLD)) + "|")
    for cue in CUES:
        own = [v for name in names for v in plain[name].values.get(cue.name, [])]
        shown = ", ".join(f"{q:.2f}" for q in np.percentile(own, (5, 50, 95))) if own else "–"
        cells = [_told_apart(cue, own, made[name].values()) for name in TOLD]
        print(f"| {cue.name} | {len(own)} | {shown} | " + " | ".join(cells) + " |", flush=True)


def _told_apart(cue: Cue, own: Sequence[float], made: Iterable[ReadEyes]) -> str:
    found = [v for one in made for v in one.values.get(cue.name, [])]
    if not own or not found:
        return "–"
    signed = [cue.side * v for v in [*own, *found]]
    return f"{auc(signed, [False] * len(own) + [True] * len(found)):.2f}"


def by_clip(
    known: Sequence[Clip],
    without: Mapping[str, Population],
    plain: Mapping[str, ReadEyes],
) -> None:
    """Print every clip by itself, with the cue that made its highest score."""
    print("\n| clip | made by | face | frames scored | score | highest | by the cue |")
    print("|---|---|---|---|---|---|---|")
    for clip in known:
        one, reading = plain[clip.name], plain[clip.name].highest
        made = "authentic" if clip.authentic else clip.generator
        share = f"{one.scores.size} of {len(clip.samples.frames)}"
        if reading is None:
            print(f"| {clip.name} | {made} | {clip.width:.0f} | {share} | – | – | – |")
            continue
        spreads = cue_spreads(reading.cues, without[clip.person].quantiles)
        which = max(spreads, key=lambda name: spreads[name])
        print(
            f"| {clip.name} | {made} | {clip.width:.0f} | {share} | {one.score:.1f} | "
            f"{one.scores.max():.1f} | {which} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
