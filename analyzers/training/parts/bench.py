"""What is known of the parts of many faces and of forgeries of them: seen once, and kept.

Nothing that learns from this changes what it is: the trunk is frozen, so every face is forged,
degraded, cut and looked at a single time, whatever is then taught or left out. A row is one
picture. Faces are forged and degraded alike, by chance that rests on the seed and on the name
of their file.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from analyzers.networks.part_comparer import Look
from analyzers.parts.cuts import cut_at, frames
from analyzers.parts.seen import PARTS
from analyzers.training.batches import Partners, face_image
from analyzers.training.degradation import Way, drawn
from analyzers.training.faces import Example, FaceShelf
from analyzers.training.fakes import OF_ONE_VIDEO
from analyzers.training.fakes.face import FaceImage, Fake
from analyzers.training.judging import CLEAN, CONDITIONS, saved
from analyzers.training.opencv import cv2
from analyzers.training.parts.forgeries import AGAIN, BENT, MADE, covered
from analyzers.training.parts.recipe import Bench as Terms
from analyzers.training.recipe import Degradation
from analyzers.training.splits import Indices, Sides
from workbench.errors import CannotForge
from workbench.model import Pixels

__all__ = ["DETAIL", "JUDGED", "LEARNED", "MIRROR", "VALIDATED", "Bench", "Rows"]

Floats = NDArray[np.float32]

DETAIL = 10  # numbers of how sharp and how contrasted a part is
MIRROR = 112  # features at stride 16, by how far they differ from their mirror image
SPREADS = (0, 1, 2, 4)  # pixels of the blurs after which detail is measured
PARTNERS = 24
TRIES = 6
CHUNK = 40  # faces of a file
REACH = (60.0, 196.0)  # pixels of the aligned face within which patches lie by chance
UNASKED = {"enhancement", "nearest_blend", "reenactment"}  # slow, or akin to others, or no part
LEARNED, VALIDATED, JUDGED = "learned", "validated", "judged"


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Pictures (n,): what they are, and what is known of their parts.

    `index` is the face's place on the shelf, `stage` why it was looked at, `condition` what was
    done to it, empty where that was drawn; `made` is the way of forging, empty for none.
    `forged` (n, 3) says which parts come from elsewhere. `looks` (n, 3, 352) is what the parts
    are like, `patches` the same of patches by chance, `mirror` (n, 3, 112) how little each is
    symmetric, `detail` (n, 3, 10) how sharp and contrasted. `sharpness` (n,) is of the picture.
    """

    index: NDArray[np.int64]
    stage: NDArray[np.str_]
    condition: NDArray[np.str_]
    made: NDArray[np.str_]
    forged: NDArray[np.bool_]
    looks: NDArray[np.float16]
    patches: NDArray[np.float16]
    mirror: NDArray[np.float16]
    detail: NDArray[np.float16]
    sharpness: Floats

    def __len__(self) -> int:
        return len(self.index)

    def where(self, chosen: NDArray[np.bool_]) -> "Rows":
        """Return some of the rows."""
        return Rows(*(getattr(self, field.name)[chosen] for field in fields(self)))


@dataclass(frozen=True)
class Bench:
    """All that is looked at of a shelf's faces, kept in `folder`.

    `ways` are those that are taught, `strange` the sources that some fold leaves out and is
    judged on: of these, faces of every side are judged.
    """

    shelf: Path
    folder: Path
    sides: Sides
    ways: Sequence[str]
    degradation: Degradation
    terms: Terms
    seed: int
    strange: Sequence[str]

    def rows(self, workers: int = 1) -> Iterator[tuple[int, int]]:
        """Look at everything that was not looked at before; yield how many files are done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        parts = self._parts
        asked = [part for part in parts if not part.done(self.folder)]
        look = partial(_looked_at, self)
        done = len(parts) - len(asked)
        if workers <= 1:
            for part in asked:
                look(part)
                done += 1
                yield done, len(parts)
            return
        with get_context("spawn").Pool(workers) as pool:
            for _ in pool.imap_unordered(look, asked):
                done += 1
                yield done, len(parts)

    def read(self) -> Rows:
        """Return all rows that were kept."""
        kept = [_read(part.path(self.folder)) for part in self._parts]
        return Rows(*(np.concatenate([one[f.name] for one in kept]) for f in fields(Rows)))

    @cached_property
    def _parts(self) -> "list[_Part]":
        shelf = FaceShelf(self.shelf)
        return list(self._parted(shelf.examples))

    def _parted(self, examples: Sequence[Example]) -> Iterator["_Part"]:
        """Yield files' worth of faces: of one source and stage, in an order by chance."""
        terms = self.terms
        sides = np.concatenate([getattr(self.sides, f.name) for f in fields(Sides)])
        every = [index for index in sides.tolist() if examples[index].source in self.strange]
        draws = [(LEARNED, d, self.sides.learned, terms.learned) for d in range(terms.draws)]
        for stage, draw, indices, most in (
            *draws[:1],
            (VALIDATED, 0, self.sides.validated, terms.validated),
            (JUDGED, 0, np.array(every, np.int64), terms.judged),
            *draws[1:],
        ):
            for source, of in _by_source(examples, indices).items():
                chosen = _ordered(examples, of)[:most]
                named = [f"{examples[i].path} {examples[i].frame}" for i in of]
                graded = terms.graded if stage == JUDGED else 0
                content = draw, most, graded, self.degradation, self.seed
                decisive = (named, sorted(self.ways), *content)
                digest = hashlib.sha256(msgspec.json.encode(decisive)).hexdigest()
                for at in range(0, len(chosen), CHUNK):
                    yield _Part(
                        stage, draw, source, at, tuple(chosen[at : at + CHUNK]), of, digest
                    )


@dataclass(frozen=True)
class _Part:
    """Faces of one file; partners are `among` those of their source and stage."""

    stage: str
    draw: int
    source: str
    at: int
    chosen: tuple[int, ...]
    among: tuple[int, ...]
    digest: str

    def path(self, folder: Path) -> Path:
        return folder / f"{self.stage}{self.draw}-{self.source}-{self.at:05d}.npz"

    def done(self, folder: Path) -> bool:
        path = self.path(folder)
        return path.exists() and str(_read(path, "digest")["digest"]) == self.digest


def _read(path: Path, *names: str) -> dict[str, NDArray[np.generic]]:
    with np.load(path) as file:
        return {name: file[name] for name in names or file.files}


def _by_source(examples: Sequence[Example], indices: Indices) -> dict[str, tuple[int, ...]]:
    groups: dict[str, list[int]] = {}
    for index in np.unique(indices).tolist():
        one = examples[index]
        if one.meshed and not one.altered:
            groups.setdefault(one.source, []).append(index)
    return {source: tuple(group) for source, group in sorted(groups.items())}


def _named(example: Example) -> bytes:
    return hashlib.sha256(f"{example.path} {example.frame}".encode()).digest()


def _ordered(examples: Sequence[Example], indices: Sequence[int]) -> list[int]:
    return sorted(indices, key=lambda index: _named(examples[index]))


# --- one file -------------------------------------------------------------------------------


def _looked_at(bench: Bench, part: _Part) -> None:
    """Look at the faces of one file and keep it."""
    torch.set_num_threads(1)
    looking = _Looking(bench, FaceShelf(bench.shelf), part)
    kept = [row for at, index in enumerate(part.chosen) for row in looking.rows(index, at)]
    columns: dict[str, Any] = {
        field.name: np.stack([getattr(row, field.name) for row in kept])
        for field in fields(Rows)
    }
    path = part.path(bench.folder)
    unfinished = path.with_suffix(".part.npz")
    np.savez(unfinished, digest=np.array(part.digest), **columns)
    unfinished.replace(path)


@dataclass(frozen=True, eq=False)
class _Row:
    index: np.int64
    stage: str
    condition: str
    made: str
    forged: NDArray[np.bool_]
    looks: NDArray[np.float16]
    patches: NDArray[np.float16]
    mirror: NDArray[np.float16]
    detail: NDArray[np.float16]
    sharpness: np.float32


@dataclass(frozen=True, eq=False)
class _Made:
    """A picture of a face before it is degraded."""

    made: str
    pixels: Pixels
    forged: NDArray[np.bool_]


@dataclass(eq=False)
class _Looking:
    """What looks at faces, one after the other."""

    bench: Bench
    shelf: FaceShelf
    part: _Part

    @cached_property
    def look(self) -> Look:
        """The trunk."""
        return Look().begin().eval().requires_grad_(False)

    def rows(self, index: int, at: int) -> Iterator[_Row]:
        """Yield the rows of a face, which is the part's so manyth."""
        face, stage = face_image(self.shelf, index), self.part.stage
        if stage == LEARNED:
            chance = self._chance(index, self.part.draw)
            made = [*self._taught(face, index, chance)]
            way = drawn(self.bench.degradation, chance, face.pixels.shape[0])
            first = self.part.draw == 0
            yield from self._seen(index, face, made, "", way.picture, way=way, control=first)
            return
        chance = self._chance(index, 0)
        made = [*self._judged(face, index, chance)]
        graded = stage == VALIDATED or self.part.at + at < self.bench.terms.graded
        for condition in CONDITIONS if graded else (CLEAN,):
            asked = made if condition == CLEAN else [o for o in made if self._graded(o.made)]
            degrade, clean = partial(_degraded, condition), condition == CLEAN
            yield from self._seen(index, face, asked, condition, degrade, control=clean)

    def _graded(self, made: str) -> bool:
        if self.part.stage == VALIDATED:
            return not made
        return not made or made in BENT

    def _chance(self, index: int, draw: int) -> np.random.Generator:
        name = list(_named(self.shelf.examples[index]))
        return np.random.default_rng([self.bench.seed, draw, *name])

    def _taught(
        self, face: FaceImage, index: int, chance: np.random.Generator
    ) -> Iterator[_Made]:
        again = str(chance.choice(sorted(AGAIN)))
        yield from self._forged(face, index, chance, [*self.bench.ways, again])

    def _judged(
        self, face: FaceImage, index: int, chance: np.random.Generator
    ) -> Iterator[_Made]:
        if self.part.stage == VALIDATED:
            yield from self._forged(face, index, chance, [*self.bench.ways, *AGAIN])
            return
        yield from self._forged(face, index, chance, [w for w in MADE if w not in UNASKED])

    def _forged(
        self, face: FaceImage, index: int, chance: np.random.Generator, ways: Sequence[str]
    ) -> Iterator[_Made]:
        """Yield the face, and what each way makes of it where it can."""
        yield _Made("", face.pixels, np.zeros(len(PARTS), np.bool_))
        among = np.array(self.part.among)
        drawn_ones = chance.choice(among, min(PARTNERS, len(among)), replace=False)
        partners = list(Partners(self.shelf, drawn_ones))
        same = self._of_video(face)
        for way in ways:
            of_time = way in OF_ONE_VIDEO or way.endswith("_of_another_time")
            if of_time and not same:
                continue
            fake = _tried(way, face, same if of_time else partners, chance)
            if fake is not None:
                own = covered(fake, face.points)
                yield _Made(way, fake.pixels, own & (way not in AGAIN))

    def _of_video(self, face: FaceImage) -> list[FaceImage]:
        if not face.video:
            return []
        examples = self.shelf.examples
        same = [i for i in self.part.among if examples[i].path == face.video]
        return [face_image(self.shelf, i) for i in same[:PARTNERS]]

    def _seen(
        self,
        index: int,
        face: FaceImage,
        made: Sequence[_Made],
        condition: str,
        degrade: Callable[[Pixels], Pixels],
        *,
        way: Way | None = None,
        control: bool,
    ) -> Iterator[_Row]:
        """Yield what is known of pictures of one face, all degraded alike.

        Patches by chance are looked at for the `control` alone, else they are NaN.
        """
        points = face.points if way is None else way.points(face.points)
        own = frames(points)
        chance = self._chance(index, 99)
        strange = {
            part: (chance.uniform(*REACH, 2).astype(np.float32), scale)
            for part, (_, scale) in own.items()
        }
        shown = [degrade(one.pixels) for one in made]
        cut = _cut(shown, own)
        looks, mirror = self._looks(cut)
        patches = np.full_like(looks, np.nan)
        if control:
            bent = [at for at, one in enumerate(made) if not one.made or one.made in BENT]
            patches[bent] = self._looks(_cut([shown[at] for at in bent], strange))[0]
        for at, one in enumerate(made):
            yield _Row(
                index=np.int64(index),
                stage=self.part.stage,
                condition=condition,
                made=one.made,
                forged=one.forged,
                looks=looks[at],
                patches=patches[at],
                mirror=mirror[at],
                detail=_detail([pixels[at] for pixels in cut]),
                sharpness=np.float32(_sharpness(shown[at])),
            )

    @torch.inference_mode()
    def _looks(self, cut: Sequence[Pixels]) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
        """Return what parts (n, h, w, 3) are like (n, 3, 352), and how little symmetric."""
        likes, mirrors = [], []
        for pixels in cut:
            seen = self.look.features(torch.from_numpy(pixels))
            likes.append(self.look.pooled(seen).numpy().astype(np.float16))
            coarse = seen[-1]
            mirrors.append((coarse - coarse.flip(3)).abs().mean((2, 3)).numpy())
        return np.stack(likes, 1), np.stack(mirrors, 1).astype(np.float16)


def _cut(shown: Sequence[Pixels], places: Mapping[str, tuple[Floats, float]]) -> list[Pixels]:
    """Return each part (n, h, w, 3) of n pictures of one face."""
    return [np.stack([cut_at(one, part, *places[part]) for one in shown]) for part in PARTS]


def _tried(
    way: str, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake | None:
    """Return what a way makes of a face, None where it cannot."""
    for _ in range(TRIES):
        try:
            fake = MADE[way](face, partners, chance)
        except CannotForge:
            continue
        if fake.original is None:  # else it is not the face that it would be set against
            return fake
    return None


def _degraded(condition: str, pixels: Pixels) -> Pixels:
    return saved(CONDITIONS[condition](pixels))


def _sharpness(pixels: Pixels) -> float:
    """Return the mean size of the Laplacian of green, as `judging.told_of_case` measures it."""
    return float(np.abs(cv2.Laplacian(pixels[..., 1].astype(np.float32), cv2.CV_32F)).mean())


def _detail(cut: Sequence[Pixels]) -> NDArray[np.float16]:
    """Return how sharp, contrasted and light each part is (3, 10), in logarithms."""
    told = []
    for pixels in cut:
        own, row = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32), []
        for spread in SPREADS:
            smooth = cv2.GaussianBlur(own, (0, 0), spread) if spread else own
            edges = cv2.Laplacian(smooth, cv2.CV_32F)
            row += [np.log(edges.var() + 1e-2), np.log(np.abs(edges).mean() + 1e-2)]
        told.append([*row, np.log(own.std() + 1), own.mean() / 64])
    return np.array(told, np.float16)
