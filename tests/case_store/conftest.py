"""Cases on disk, empty and filled, and what to fill them with."""

import hashlib
import shutil
from dataclasses import replace

import numpy as np
import pytest

from case_store import observations
from case_store.store import CaseStore
from tests import made_scores
from tests.workbench.test_what_if import record
from workbench.faces import tracks
from workbench.model import (
    PNG_SIGNATURE,
    AnalyzerInfo,
    AnalyzerRun,
    Annotation,
    Author,
    Blinding,
    Box,
    CaptionedPicture,
    Case,
    Coverage,
    Curve,
    Embedding,
    FaceCrop,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    Fact,
    Family,
    FileOutcome,
    Finding,
    FindingRegion,
    FindingState,
    FrameScore,
    Grid,
    Illustration,
    Impression,
    KnownAuthentic,
    Label,
    LocalizationMap,
    MakerNaming,
    Measurement,
    MediaItem,
    MediaKind,
    MediaState,
    MetadataEntry,
    ModelPack,
    ModelPiece,
    Need,
    Opinion,
    Outcome,
    Receipt,
    Report,
    Review,
    RunState,
    Shape,
    Shot,
    Showing,
    Sight,
    Stream,
    Support,
    TrackSpan,
    now,
)

INFO = AnalyzerInfo(
    name="compression.example",
    title="Example",
    version="1",
    media=frozenset(MediaKind),
    family=Family.COMPRESSION,
    needs=Need.FRAMES,
    reference="none",
    limitations="none",
    validated_range="none",
    resumable=True,
)
FACES = replace(
    INFO, name="faces", family=Family.FACES, needs=Need.FRAMES, resumable=False, version="1"
)
STREAM = Stream(
    container="mov",
    codec="h264",
    width=64,
    height=48,
    coded_width=64,
    coded_height=48,
    frame_count=40,
    last_pts=1.56,
    remarks=("a second stream",),
)


class Maker:
    """Fills a case with small, complete records."""

    def __init__(self, store):
        self.store = store

    def item(self, data=b"a video", **changes):
        """Receive bytes as a new item and return it."""
        staged = self.store.stage([data[:3], data[3:]])
        item = MediaItem(
            case_id=self.store.case.id,
            exhibit=self.store.next_exhibit(),
            original_name="clip.mov",
            sha256=staged.sha256,
            size_bytes=staged.size_bytes,
            state=MediaState.ACCEPTED,
            kind=MediaKind.VIDEO,
            stream=STREAM,
        )
        item = replace(item, **changes)
        entries = [MetadataEntry("EXIF", "Software", "Ünknown")]
        thumbnail = np.arange(36, dtype=np.uint8).reshape(3, 4, 3)
        return self.store.add_media(item, self.receipt(item), entries, thumbnail, staged)

    def receipt(self, item, **changes):
        receipt = Receipt(
            media_id=item.id,
            path="/media/card/clip.mov",
            name="clip.mov",
            modified_at=now(),
            received_from="the reporter",
            received_by="Examiner",
            duplicate=False,
        )
        return replace(receipt, **changes)

    def run(self, item, models=(), **changes):
        """Begin a run and return it."""
        run = AnalyzerRun(
            media_id=item.id,
            info=INFO,
            settings={"quality": 90, "step": 0.5, "all": True, "name": None},
            media_sha256=item.sha256,
            software={"python": "3"},
        )
        run = replace(run, **changes)
        self.store.begin_run(run, models)
        return run

    def frames(self, run, numbers):
        """Say a score, a map and a measurement about each frame."""
        for number in numbers:
            self.store.add_observations(run.id, self.said(number))

    def said(self, number):
        pts = number / 25
        if number % 10 == 9:
            return [FrameScore(frame=number, pts=pts, outcome=Outcome.WITHHELD, reason="dark")]
        values = np.full((6, 8), number, np.uint8)
        return [
            FrameScore(frame=number, pts=pts, outcome=Outcome.SCORED, score=number / 7),
            LocalizationMap(
                frame=number,
                pts=pts,
                name="level",
                box=Box(x=0, y=0, width=64, height=48),
                values=values,
                meaning="Bright is different.",
            ),
            Measurement(name="level", value=float(number), unit="dB", frame=number),
            Illustration(
                frame=number,
                pts=pts,
                name="rich and poor",
                pictures=(
                    CaptionedPicture(
                        caption="rich", pixels=np.full((5, 7, 3), number, np.uint8)
                    ),
                    CaptionedPicture(
                        box=Box(x=number, y=2, width=16, height=8),
                        grid=Grid.UPRIGHT,
                        caption="poor",
                        pixels=np.full((4, 4), number + 1, np.uint8),
                    ),
                ),
                meaning="Left has more texture.",
            ),
        ]

    def file_level(self, run):
        """Say what concerns the whole file."""
        ramp = np.arange(5, dtype=np.float32)
        self.store.add_observations(
            run.id,
            [
                FileOutcome(outcome=Outcome.SCORED),
                Measurement(name="ratio", value=0.25),
                Fact(name="Software", text="Editor", where="EXIF", telling=True),
                Curve(name="spectrum", x=ramp, y=ramp, x_label="f", y_label="p", meaning="m"),
                Embedding(
                    space="means 1", direction=ramp / np.linalg.norm(ramp), frame=0, pts=0.0
                ),
            ],
        )

    def end(self, run, state=RunState.FINISHED, **changes):
        ended = replace(
            run, state=state, coverage=Coverage(scored=3), ended_at=now(), **changes
        )
        self.store.end_run(ended)
        return ended

    def model(self, version="1", **files):
        """Return a small pack and its pieces, in the order in which they are delivered."""
        files = files or {"model.onnx": b"weights" * 9, "notes.txt": b""}
        card = f"name = 'means'\nversion = '{version}'\n".encode()
        pack = ModelPack(
            name="means",
            version=version,
            licence="CC0-1.0",
            card_sha256=hashlib.sha256(card).hexdigest(),
            files={name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        )
        contents = {"card.toml": card} | dict(sorted(files.items()))
        return pack, [
            ModelPiece(file=name, content=np.frombuffer(part, np.uint8))
            for name, data in contents.items()
            for part in (b"", data[:5], data[5:])
        ]

    def finding(self, item, run):
        finding = Finding(
            media_id=item.id,
            statement="The level differs.",
            h1="altered",
            h2="as recorded",
            author=Author.MACHINE,
            run_ids=(run.id,),
            first_pts=0.0,
            last_pts=1.0,
            regions=(
                FindingRegion(
                    frame=3,
                    pts=0.12,
                    shape=Shape.POLYGON,
                    spots=((4.0, 6.0), (12.5, 6.0), (8.0, 20.0)),
                ),
            ),
        )
        self.store.propose([finding])
        return finding

    def decision(self, finding, **changes):
        decided = Finding(
            media_id=finding.media_id,
            statement=finding.statement,
            h1=finding.h1,
            h2=finding.h2,
            author=Author.EXAMINER,
            examiner="Examiner",
            state=FindingState.CONFIRMED,
            supersedes=finding.id,
            regions=finding.regions,
        )
        decided = replace(decided, **changes)
        self.store.decide(decided)
        return decided

    def samples(self, number, frames):
        """Return what a face pass measures of one face; frames of a third have no mesh."""
        frames = np.array(frames, np.int64)
        n = len(frames)
        rng = np.random.default_rng([abs(number), *frames])
        meshed = (frames % 3 > 0).astype(np.uint8)
        return FaceSamples(
            number=number,
            frames=frames,
            pts=frames / 25,
            boxes=rng.uniform(20, 90, (n, 4)).astype(np.float32),
            points=rng.uniform(20, 90, (n, 5, 2)).astype(np.float32),
            detected=np.where(frames % 8, np.nan, 0.9).astype(np.float32),
            meshed=meshed,
            landmarks=rng.integers(-(2**15), 2**15, (n, 478, 3), np.int16)
            * meshed[:, None, None],
            blendshapes=rng.random((n, 52), np.float32) * meshed[:, None],
            poses=rng.random((n, 4, 4), np.float32),
            qualities=rng.random((n, 8), np.float32),
        )

    def seen(self, frames, faces):
        """Return how many faces frames have."""
        faces = np.array(faces, np.uint8)
        return FacesSeen(
            frames=np.array(frames, np.int64),
            pts=np.array(frames) / 25,
            faces=faces,
            outcomes=np.where(faces > 0, 0, 1).astype(np.uint8),
        )

    def face_run(self, item, **changes):
        """Begin a face pass and return it."""
        return self.run(item, info=FACES, **changes)

    def faces(self, run, persons=((1, range(10)), (2, range(12, 20)), (3, range(5, 15)))):
        """Say where faces are in frames 0 to 39: by default three, one beside two others."""
        counts = [sum(frame in frames for _, frames in persons) for frame in range(40)]
        self.store.add_observations(
            run.id,
            [
                Shot(first_frame=0, last_frame=11, first_pts=0.0, last_pts=11 / 25),
                Shot(first_frame=12, last_frame=39, first_pts=12 / 25, last_pts=39 / 25),
                self.seen(range(40), counts),
                *(self.samples(number, frames) for number, frames in persons),
                *(
                    FaceCrop(
                        number=number,
                        frame=frames[0],
                        x=3,
                        y=4,
                        image=PNG_SIGNATURE + str(number).encode(),
                    )
                    for number, frames in persons
                ),
            ],
        )
        found = [self.track(run, number, frames) for number, frames in persons]
        self.store.add_observations(run.id, found)
        return found

    def track(self, run, number, frames):
        span = TrackSpan(number, frames[0], frames[-1])
        return FaceTrack(
            media_id=run.media_id,
            run_id=run.id,
            label=f"Face {number}",
            spans=(span,),
            frames=len(frames),
        )

    def report(self, data=b"%PDF-"):
        staged = self.store.stage([data])
        report = Report(
            number=self.store.next_report_number(),
            author="Examiner",
            draft=False,
            pages=1,
            pdf_sha256=staged.sha256,
            content_sha256="0" * 64,
            head=self.store.head(),
            template="1",
        )
        self.store.add_report(report, staged)
        return report

    def everything(self):
        """Put a row into every table but those of examiners, and a file on every shelf."""
        item = self.item()
        pack, pieces = self.model()
        self.store.keep_model(pack, pieces)
        run = self.run(item, models=[pack])
        self.frames(run, range(12))
        self.file_level(run)
        run = self.end(run)
        self.decision(self.finding(item, run))
        passed = self.face_run(item)
        one, two, _ = self.faces(passed)
        self.end(passed)
        merged = tracks.merged([one, two], self.store.frames_of(item.id), examiner="Examiner")
        self.store.revise_tracks(item.id, [merged])
        self.report()
        copy = self.store.stage([b"a video"])
        self.store.add_receipt(self.receipt(item, duplicate=True), copy)
        self.store.note("arrival refused", "link.jpg", {"reason": "not_a_regular_file"})

    def examiners(self):
        """Add what examiners add: a mark, a label, a name, a control, a ratio, a what-if."""
        item, run = self.store.media()[0], self.store.runs()[0]
        by = {"media_id": item.id, "examiner": "Examiner"}
        self.store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=3, pts=0.12, **by))
        self.store.put_labels([Label(tags=(1,), **by)])
        self.store.hide_scores(Blinding(hidden=True, examiner="Examiner"))
        self.store.show([Showing(what=Sight.RESULTS, **by)])
        said = {"text": "The ear is odd.", "opinion": Opinion.CANNOT_SAY}
        self.store.write_impression(Impression(**said, **by))
        found = self.store.findings(superseded=True)[0]
        decided = {"state": FindingState.CONFIRMED, "note": "I see it.", "finding_id": found.id}
        self.store.review(Review(media_id=item.id, examiner="B. Second", **decided))
        self.store.name_maker(MakerNaming(name="FLUX.1", **by))
        self.store.mark_known(KnownAuthentic(known=True, said_by="J. Maas", channel="", **by))
        scale = made_scores.ten_sources()
        weighed = {"calibration": scale.digest, "llr": 0.25, "lower": 0.0, "upper": 0.5}
        support = Support(media_id=item.id, run_id=run.id, score=1.5, **weighed)
        self.store.add_supports([support], [scale])
        tried = record((0.3, "too_blurred"), threshold=0.5, ranks={0.2: 40.0})
        self.store.begin_what_if(replace(tried.what_if, **by))
        for one in tried.tried:
            self.store.add_tried(one)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Nothing is written because time has passed, unless a test asks for it."""
    monkeypatch.setattr(observations, "WRITE_SECONDS", 3600.0)


@pytest.fixture
def case():
    return Case(number="2025/17", examiner="Examiner", question="Is it authentic?")


@pytest.fixture
def store(tmp_path, case):
    with CaseStore.create(tmp_path / "case.loupe", case) as store:
        yield store


@pytest.fixture
def make(store):
    return Maker(store)


@pytest.fixture(scope="session")
def maker():
    """The class that fills a store, for tests that open their own."""
    return Maker


@pytest.fixture(scope="session")
def _filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled") / "case.loupe"
    with CaseStore.create(folder, Case(number="2025/17", examiner="Examiner")) as store:
        Maker(store).everything()
    return folder


@pytest.fixture(scope="session")
def _whole(_filled, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "case.loupe"
    shutil.copytree(_filled, folder)
    with CaseStore.open(folder) as store:
        Maker(store).examiners()
    return folder


@pytest.fixture
def whole(_whole, tmp_path):
    """The folder of a filled case to which examiners added one of everything."""
    return shutil.copytree(_whole, tmp_path / "whole.loupe")


@pytest.fixture
def filled(_filled, tmp_path):
    """The folder of a closed case as its examination leaves it, and a file on every shelf."""
    return shutil.copytree(_filled, tmp_path / "filled.loupe")
