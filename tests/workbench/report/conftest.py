"""A real case with real media and recorded observations, and the text of a report's pages."""

from dataclasses import fields, replace
from io import BytesIO
from types import SimpleNamespace

import numpy as np
import pytest
from pypdf import PdfReader

from workbench.coverage import Tally
from workbench.intake import receive
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Arrival,
    Author,
    Box,
    CaptionedPicture,
    Coverage,
    Curve,
    FaceQuality,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    Fact,
    Family,
    FileOutcome,
    Finding,
    FindingState,
    FrameScore,
    Illustration,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
    ReasonCount,
    Report,
    RunState,
    TrackSpan,
    now,
)
from workbench.report.issue import issue_report

BOTH = frozenset(MediaKind)
NOISE = AnalyzerInfo(
    name="compression.noise_trial",
    title="Noise level",
    version="1.2",
    media=BOTH,
    family=Family.COMPRESSION,
    needs=Need.FRAMES,
    reference="A. Author, A title, A journal 1 (2009), 2.",
    limitations="Smooth areas & saturated areas <seem> quiet whatever was done to them.",
    validated_range="Camera files from 0.5 to 20 megapixels.",
    score_meaning="How far the quietest region lies below the rest; higher is more unlike.",
    map_meaning="Bright: another noise level. It does not show why.",
    operating_points=(
        OperatingPoint(kind=MediaKind.VIDEO, threshold=0.6, meaning="99 of 100 stay below"),
    ),
)
SPECTRUM = replace(
    NOISE, name="frequency.spectrum_trial", title="Power spectrum", family=Family.FREQUENCY
)
FILE_FACTS = replace(
    NOISE,
    name="provenance.facts_trial",
    title="File facts",
    family=Family.PROVENANCE,
    needs=Need.FILE,
    score_meaning="",
    map_meaning="",
    operating_points=(),
)
FACE_PASS = replace(
    FILE_FACTS,
    name="faces",
    title="Faces and shots",
    family=Family.FACES,
    needs=Need.FRAMES,
    limitations="Very small faces can be missed.",
)
NONE = Outcome.NOT_APPLICABLE
SOFTWARE = {"loupe": "0.1.0", "python": "3.11.4", "numpy": "2.4.6"}


@pytest.fixture(scope="session")
def said():
    """What an analyzer may say, ready to be put on record."""
    return SimpleNamespace(
        noise=NOISE,
        spectrum=SPECTRUM,
        file_facts=FILE_FACTS,
        score=score,
        spot=spot,
        curve=curve,
        illustration=illustration,
        ranked=ranked,
        counted=counted,
        face_pass=FACE_PASS,
        followed=followed,
    )


@pytest.fixture
def received(store, worker):
    """Take files into the case and return their items."""

    def take(*paths, received_from="J. Maas"):
        found = list(receive(store, worker, paths, received_from=received_from))
        arrivals = [entry for entry in found if isinstance(entry, Arrival)]
        return [store.item(arrival.exhibit) for arrival in arrivals]

    return take


@pytest.fixture
def recorded(store):
    """Put a run with these observations on record and return it."""

    def put(item, info, observations, *, state=RunState.FINISHED, error=None, coverage=None):
        run = AnalyzerRun(
            media_id=item.id,
            info=info,
            settings={"tile": 64, "strict": True},
            media_sha256=item.sha256,
            software=SOFTWARE,
            seconds=1.5,
        )
        store.begin_run(run)
        store.add_observations(run.id, observations)
        ended = replace(
            run,
            state=state,
            error=error,
            coverage=coverage or counted(observations),
            ended_at=now(),
        )
        store.end_run(ended)
        return ended

    return put


def counted(observations):
    """Return the coverage that these observations amount to."""
    scores = [o for o in observations if isinstance(o, FrameScore | FileOutcome)]
    counts = {outcome.value: sum(o.outcome is outcome for o in scores) for outcome in Outcome}
    pairs = [(o.outcome, o.reason) for o in scores if o.reason]
    reasons = tuple(ReasonCount(*pair, pairs.count(pair)) for pair in dict.fromkeys(pairs))
    return Coverage(**counts, reasons=reasons)


def score(frame, pts, value):
    return FrameScore(frame=frame, pts=pts, outcome=Outcome.SCORED, score=value)


def spot(item, frame, pts, name="noise", where=None):
    """Return a map over the coded grid, bright in one place."""
    stream = item.stream
    values = np.zeros((stream.coded_height // 8, stream.coded_width // 8), np.uint8)
    rows, columns = where or (slice(4, 12), slice(6, 16))
    values[rows, columns] = 230
    return LocalizationMap(
        frame=frame,
        pts=pts,
        name=name,
        box=Box(x=0, y=0, width=stream.coded_width, height=stream.coded_height),
        values=values,
        meaning="Bright: another noise level than around it. It does not show why.",
    )


def illustration(frame=0, pts=0.0, name="patches", captions=("the richest", "the poorest")):
    """Return pictures side by side, one in colour and the others grey."""
    shades = [np.full((32, 32), 60 * at, np.uint8) for at in range(len(captions))]
    shades[0] = np.dstack([shades[0] + np.uint8(9)] * 3)
    return Illustration(
        frame=frame,
        pts=pts,
        name=name,
        pictures=tuple(
            CaptionedPicture(caption=words, pixels=pixels)
            for words, pixels in zip(captions, shades, strict=True)
        ),
        meaning="Left has more texture than right. Neither alone means anything.",
    )


def curve():
    x = np.linspace(0, 0.5, 60, dtype=np.float32)
    return Curve(
        name="radial_power",
        x=x,
        y=-20 * x + np.float32(0.4) * np.sin(60 * x),
        x_label="spatial frequency, cycles per pixel",
        y_label="log power",
        meaning="The solid line is this file, the band the named population.",
        lower=-22 * x - 1,
        upper=-18 * x + 1,
        reference="40 camera photographs, 5th to 95th percentile",
    )


@pytest.fixture
def proposal(store):
    """Propose a finding on a run and return it."""

    def propose(item, run, **fields):
        finding = Finding(
            media_id=item.id,
            statement=fields.pop("statement", "Noise level: score up to 0.91."),
            h1="A region has another noise history than the rest.",
            h2="The content was recorded by a camera and ordinarily processed.",
            author=Author.MACHINE,
            run_ids=(run.id,),
            **fields,
        )
        store.propose([finding])
        return finding

    return propose


@pytest.fixture
def decide(store):
    """Decide a finding as a named examiner."""

    def make(finding, state=FindingState.CONFIRMED, examiner="A. Vos", **fields):
        decision = Finding(
            media_id=finding.media_id,
            statement=fields.pop("statement", finding.statement),
            h1=finding.h1,
            h2=finding.h2,
            author=fields.pop("author", finding.author),
            state=state,
            examiner=examiner,
            run_ids=finding.run_ids,
            first_pts=finding.first_pts,
            last_pts=finding.last_pts,
            supersedes=finding.id,
            regions=finding.regions,
            **fields,
        )
        store.decide(decision)
        return decision

    return make


@pytest.fixture
def found_faces(store):
    """Put a face pass with these tracks on record, measured in every second frame or so."""

    def put(item, tracks, *, shots=(), unseen=None, state=RunState.FINISHED, software=SOFTWARE):
        run = AnalyzerRun(
            media_id=item.id,
            info=FACE_PASS,
            settings={},
            media_sha256=item.sha256,
            software=software,
            model_sha256="7" * 64,
        )
        seen = seen_in(item, tracks, unseen or {})
        tally = Tally()
        tally.hear(seen)
        store.begin_run(run)
        store.add_observations(run.id, [*tracks, seen, *shots])
        made = [track_of(run, one) for one in tracks]
        store.add_observations(run.id, made)
        covered = tally.coverage(run.info, item)
        ended = replace(run, state=state, coverage=covered, ended_at=now())
        store.end_run(ended)
        return ended, made

    return put


def seen_in(item, tracks, unseen):
    """Return what a face pass says of each frame; `unseen` names the frames it cannot read."""
    count = item.stream.frame_count
    faces = np.zeros(count, np.uint8)
    for one in tracks:
        faces[one.frames] += 1
    outcomes = [unseen.get(n, Outcome.SCORED if faces[n] else NONE) for n in range(count)]
    return FacesSeen(
        frames=np.arange(count, dtype=np.int64),
        pts=np.arange(count) / 25,
        faces=faces,
        outcomes=np.array([list(Outcome).index(one) for one in outcomes], np.uint8),
    )


def track_of(run, samples):
    first, last = int(samples.frames[0]), int(samples.frames[-1])
    return FaceTrack(
        media_id=run.media_id,
        run_id=run.id,
        label=f"Face {samples.number + 1}",
        spans=(TrackSpan(samples.number, first, last),),
        frames=len(samples.frames),
    )


def followed(number, frames, box=(40.0, 20.0, 60.0, 80.0), unmeshed=(), **qualities):
    """Return the samples of a face that stands still, sharpest in the middle frame."""
    n = len(frames)
    frames = np.asarray(frames, np.int64)
    rows = np.full((n, 8), np.nan, np.float32)
    values = {"width": box[2], "sharpness": 0.4, "yaw": -12.0, "occlusion": 0.04} | qualities
    for place, one in enumerate(fields(FaceQuality)):
        rows[:, place] = values.get(one.name) or np.nan
    rows[n // 2 : n // 2 + 1, 1] *= 1.5
    return FaceSamples(
        number=number,
        frames=frames,
        pts=frames / 25,
        boxes=np.tile(np.asarray(box, np.float32), (n, 1)),
        points=np.zeros((n, 5, 2), np.float32),
        detected=np.full(n, np.nan, np.float32),
        meshed=np.array([frame not in unmeshed for frame in frames.tolist()], np.uint8),
        landmarks=np.zeros((n, 478, 3), np.int16),
        blendshapes=np.zeros((n, 52), np.float32),
        poses=np.zeros((n, 4, 4), np.float32),
        qualities=rows,
    )


@pytest.fixture
def photo(tmp_path, scene, write_jpeg):
    return write_jpeg(tmp_path / "photo.jpg", scene(320, 240))


@pytest.fixture
def clip(tmp_path, scene, write_video):
    return write_video(tmp_path / "clip.mp4", [scene(192, 128, n // 5) for n in range(50)])


@pytest.fixture
def examined_photo(photo, received, recorded):
    """A photograph with a noise run, a spectrum run and a run that reads the file."""
    [item] = received(photo)
    runs = [
        recorded(item, NOISE, [score(0, 0.0, 0.91), spot(item, 0, 0.0)]),
        recorded(item, SPECTRUM, [score(0, 0.0, 0.2), curve(), ranked(97.9)]),
        recorded(
            item,
            FILE_FACTS,
            [
                FileOutcome(outcome=Outcome.SCORED),
                Fact(
                    name="c2pa_state", text="absent: the file holds no manifest", where="file"
                ),
            ],
            coverage=Coverage(unit="file", scored=1),
        ),
    ]
    return item, runs


def ranked(percentile):
    return Measurement(
        name="slope",
        value=-2.31,
        unit="",
        percentile=percentile,
        reference="40 camera photographs, quality 90 to 98",
    )


@pytest.fixture
def issue(store, worker, tmp_path):
    """Issue a report and return its record and its PDF."""

    def make(**options):
        target = options.pop("target", tmp_path / "report.pdf")
        author = options.pop("author", "A. Vos")
        *_, report = issue_report(store, worker, author=author, target=target, **options)
        assert isinstance(report, Report)
        return report, PdfReader(BytesIO(target.read_bytes()))

    return make


@pytest.fixture(scope="session")
def text_of():
    """Return the text of all pages on one line, as a reader who selects it gets it."""

    def read(pdf):
        return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)

    return read
