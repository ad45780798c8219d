"""The one pass, in the worker: decode each frame once and offer it to every analyzer.

A reading depends on the file, the analyzers' settings and nothing else, so it can be
repeated elsewhere and compared. The half that keeps the record is `workbench.examination`.
"""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import chain

import numpy as np

from workbench.ahead import ahead
from workbench.analyzer import (
    KEPT_PER_SECOND,
    FacePass,
    Frame,
    FrameBatch,
    Method,
    ModelFiles,
    Source,
    finds_faces,
    is_analyzer,
)
from workbench.errors import AnalyzerError, HashMismatch, ModelMismatch, ModelMissing
from workbench.face_lane import FaceLane
from workbench.lane import Lane, Said
from workbench.media.decoding import frames
from workbench.model import (
    MODEL_CARD,
    AnalyzerSetup,
    KnownFaces,
    ModelPack,
    ModelPiece,
    Progress,
    Start,
    Stream,
)
from workbench.software import MODEL_COPY, versions

Catalog = Callable[[], Iterable[Method]]

BATCH_FRAMES = 8
BATCH_BYTES = 64 << 20  # of 8-bit RGB, so that 8K frames do not pile up
HASH_BYTES = 16 << 20


def describe(catalog: Catalog) -> Iterator[AnalyzerSetup]:
    """Yield every analyzer of the catalog with its settings, as this process has it."""
    software = versions()
    for method in catalog():
        yield _setup(method, software)


def _setup(method: Method, software: Mapping[str, str]) -> AnalyzerSetup:
    return AnalyzerSetup(
        info=method.info,
        settings=asdict(method),
        software=_software(method, software),
        device=getattr(method, "device", "cpu"),
        model_sha256=_model(method),
        models=tuple(pack.described for pack in _packs(method)),
    )


def _software(method: Method, programs: Mapping[str, str]) -> Mapping[str, str]:
    """Return the programs, and which copy of its model a method runs if not the usual one."""
    copy: str = getattr(method, "model_copy", "")
    others = {name: told for name, told in programs.items() if name != MODEL_COPY}
    return {**others, MODEL_COPY: copy} if copy else others


def _model(method: Method) -> str | None:
    """Return the digest of a method's models, None where it has none.

    What is wrong with them is said when they are used.
    """
    try:
        digest: str | None = getattr(method, "model_sha256", None)
    except AnalyzerError:
        return None
    return digest


def _packs(method: Method) -> tuple[ModelFiles, ...]:
    """Return the packs that a method uses; none where something is wrong with them."""
    try:
        packs: tuple[ModelFiles, ...] = getattr(method, "packs", ())
    except AnalyzerError:
        return ()
    return packs


def deliver(catalog: Catalog, wanted: ModelPack) -> Iterator[ModelPiece]:
    """Yield a model pack that some method uses: its card, then its files by name, in pieces.

    Raises `ModelMissing` where no method uses that very pack any more. What is delivered is
    compared with the hashes by whoever asked for it.
    """
    for method in catalog():
        for pack in _packs(method):
            if pack.described == wanted:
                for file in (MODEL_CARD, *sorted(wanted.files)):
                    yield from _pieces(pack, file)
                return
    raise ModelMissing(f"{wanted.name} {wanted.version} is not there any more as it was")


def _pieces(pack: ModelFiles, file: str) -> Iterator[ModelPiece]:
    """Yield a file in order; an empty one begins as well."""
    for chunk in chain((b"",), pack.chunks(file)):
        yield ModelPiece(file=file, content=np.frombuffer(chunk, np.uint8))


def read_once(
    catalog: Catalog,
    source: Source,
    starts: Mapping[str, Start],
    known: KnownFaces | None = None,
) -> Iterator[Said]:
    """Read the medium once for the analyzers named in `starts`; yield (name, record) pairs.

    Faces are found when the face pass is among them, else they are those of `known`. An
    analyzer that raises ends with `ReadingEnded.error`; the others go on. A frame that does
    not decode has failed, one that damage may have touched is withheld, and neither is
    offered. Raises `HashMismatch` when the bytes are not those that were taken in, and
    `UnreadableMedia` when nothing decodes.
    """
    yield from _check_hash(source)
    methods = list(catalog())
    lanes = [
        Lane(method, source, starts[method.info.name])
        for method in methods
        if is_analyzer(method) and method.info.name in starts
    ]
    for lane in lanes:
        if changed := _changed(lane.method, starts[lane.info.name].setup):
            lane.fail(changed)
        else:
            yield from lane.begin()
    face_pass = next((method for method in methods if finds_faces(method)), None)
    reading = _Reading(source, lanes, face_pass, known)
    yield from reading.read(find=face_pass is not None and face_pass.info.name in starts)


def _changed(method: Method, recorded: AnalyzerSetup | None) -> str:
    """Return what is wrong where an analyzer is not the one whose run is on record."""
    if recorded is None:
        return ""
    found = _setup(method, recorded.software)
    if found == recorded:
        return ""
    return f"{ModelMismatch.code}: {method.info.name} was changed after its run had begun"


def _check_hash(source: Source) -> Iterator[Said]:
    """Read the whole file first: a result belongs to the bytes that it was read from."""
    digest = hashlib.sha256()
    try:
        with source.path.open("rb") as file:
            while chunk := file.read(HASH_BYTES):
                digest.update(chunk)
                yield "", Progress(done=0, total=source.stream.frame_count)
    except OSError as error:
        raise HashMismatch(f"the working copy cannot be read: {error.strerror}") from error
    if digest.hexdigest() != source.sha256:
        raise HashMismatch("the working copy is not the file that was taken in")


class _Reading:
    """The lanes over one medium, and where their frames and faces come from."""

    def __init__(
        self,
        source: Source,
        lanes: Sequence[Lane],
        face_pass: FacePass | None,
        known: KnownFaces | None,
    ) -> None:
        self._source = source
        self._lanes = lanes
        self._face_pass = face_pass
        self._known = known
        self._faces: FaceLane | None = None

    def read(self, *, find: bool) -> Iterator[Said]:
        """Offer everything to every lane, and let each of them conclude."""
        present = None
        if find and self._face_pass is not None:
            self._faces = FaceLane(self._face_pass, self._source)
        elif self._known is None:
            self._give_up_readers("no face pass over this medium was finished")
        if self._reads_kept_faces():
            present = yield from self._offer_kept()
        elif self._faces or any(lane.wants_frames for lane in self._lanes):
            present = yield from self._offer_decoded()
        if self._faces is not None:  # first, since the others' scores are about its tracks
            yield from self._faces.conclude(present or 0)
        for lane in self._lanes:
            yield from lane.conclude(present)

    def _readers(self) -> list[Lane]:
        return [lane for lane in self._lanes if lane.wants_faces]

    def _give_up_readers(self, error: str) -> None:
        for lane in self._readers():
            lane.fail(error)

    def _reads_kept_faces(self) -> bool:
        """Say whether all that is asked for was kept by an earlier face pass."""
        asking = [lane for lane in self._lanes if lane.wants_frames]
        return (
            bool(asking)
            and self._faces is None
            and self._known is not None
            and all(lane.wants_faces and _is_kept(lane.info.per_second) for lane in asking)
        )

    def _offer_kept(self) -> Generator[Said, None, int]:
        """Offer an earlier pass's faces without decoding; return how many frames it saw."""
        assert self._face_pass is not None and self._known is not None  # noqa: S101
        for batch in self._face_pass.recall(self._source, self._known, None):
            yield from self._offer(batch)
        return self._known.frames

    def _offer_decoded(self) -> Generator[Said, None, int]:
        """Decode front to back; return how many frames there were."""
        present = 0
        with closing(self._batches()) as batches:
            for batch in batches:
                yield from self._offer(batch)
                present = batch[-1].index + 1
        return present

    def _batches(self) -> Generator[FrameBatch, None, None]:
        """Decode ahead of the face pass, and pass faces on ahead of the analyzers."""
        told = frames(self._source, quantisers=self._faces is not None)
        decoded = ahead(batched(listed(told, self._source.stream), self._source))
        if self._faces is not None:
            return ahead(self._faces.read(decoded), depth=1)
        if self._readers() and self._face_pass is not None and self._known is not None:
            return ahead(self._face_pass.recall(self._source, self._known, decoded), depth=1)
        return decoded

    def _offer(self, batch: FrameBatch) -> Iterator[Said]:
        if self._faces is not None:
            yield from self._faces.said()
            if self._faces.error is not None:
                self._give_up_readers(f"the face pass failed: {self._faces.error}")
        for lane in self._lanes:
            yield from lane.observe(batch)
        last, total = batch[-1], self._source.stream.frame_count
        yield "", Progress(done=last.index + 1, total=total, pts=last.pts)


def _is_kept(per_second: float | None) -> bool:
    """Say whether the first frame in each tick of this rate is one whose faces were kept."""
    return per_second is not None and (KEPT_PER_SECOND / per_second).is_integer()


def listed(decoded: Iterator[Frame], stream: Stream) -> Iterator[Frame]:
    """Yield the decoded frames, and in their places those that the file lists besides.

    The time of a lost frame lies between those of its neighbours.
    """
    before, pts = -1, stream.first_pts
    for frame in decoded:
        yield from _lost(before, pts, frame.index, frame.pts)
        yield frame
        before, pts = frame.index, frame.pts
    yield from _lost(before, pts, max(stream.frame_count, before + 1), stream.last_pts)


def _lost(before: int, start: float, after: int, end: float) -> Iterator[Frame]:
    step = (end - start) / max(after - before, 1)
    for index in range(before + 1, after):
        yield Frame(index, start + step * (index - before), None)


def batched(decoded: Iterator[Frame], source: Source) -> Iterator[FrameBatch]:
    """Group frames, so that a batch takes a bounded share of memory."""
    size = source.stream.coded_width * source.stream.coded_height * 3
    limit = max(1, min(BATCH_FRAMES, BATCH_BYTES // max(size, 1)))
    batch: list[Frame] = []
    for frame in decoded:
        batch.append(frame)
        if len(batch) == limit:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
