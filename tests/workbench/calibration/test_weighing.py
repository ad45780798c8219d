"""A real case: pictures examined, weighed by a calibration of that very method, reported."""

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import numpy as np
import pytest
from pypdf import PdfReader

from analyzers.catalog import available
from case_store.store import CaseStore
from case_store.verification import verify
from tests import made_scores
from workbench.calibration.applying import (
    EDITED,
    ELSEWHERE,
    NOT_AT_HAND,
    OTHER_METHOD,
    OUTSIDE,
    OWN_FILE,
    UNMEASURED,
    ratio,
)
from workbench.calibration.conditions import FACE_WIDTH
from workbench.calibration.document import sealed
from workbench.calibration.weighing import _as_found, _faces, _is_news, file_score, weigh
from workbench.errors import WorkerCrashed, WorkerUnavailable
from workbench.examination import examine, plan
from workbench.faces.digest import FACES_READ, digest
from workbench.intake import receive
from workbench.model import (
    Arrival,
    Conditions,
    FaceTrack,
    KnownAuthentic,
    MediaKind,
    Support,
    TrackSpan,
)
from workbench.model.stamps import now
from workbench.report.issue import issue_report

GRID = "compression.block_grid"


@pytest.fixture(scope="module")
def setups(worker):
    return plan(worker, available, [GRID])


@pytest.fixture(scope="module")
def calibration(setups):
    files = made_scores.made_up()
    own = [replace(f, row=replace(f.row, analyzer=GRID)) for f in files]
    return made_scores.calibrated(own, setup=setups[0])


@pytest.fixture
def items(store, worker, scene, write_jpeg, tmp_path):
    """Two pictures of the calibration's conditions and one that was saved much coarser."""
    paths = [
        write_jpeg(tmp_path / f"{name}.jpg", scene(640, 480, seed=seed), quality)
        for name, seed, quality in (("fine", 1, 92), ("other", 2, 92), ("coarse", 3, 55))
    ]
    found = list(receive(store, worker, paths))
    return [store.item(one.exhibit) for one in found if isinstance(one, Arrival)]


@pytest.fixture
def read(store, worker, setups):
    def go(item, *calibrations):
        return list(examine(store, worker, available, setups, item, calibrations=calibrations))

    return go


def issued(store, worker, tmp_path):
    target = tmp_path / "report.pdf"
    list(issue_report(store, worker, author="A. Vos", target=target))
    reader = PdfReader(BytesIO(target.read_bytes()))
    words = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    return words, json.loads(reader.attachments["report.json"][0])


def test_a_result_is_weighed_once_and_stays_what_it_was(store, items, read, calibration):
    fine, _, coarse = items
    read(fine, calibration)
    read(coarse, calibration)
    [said], [none] = store.supports(fine.id), store.supports(coarse.id)
    [run] = store.runs(fine.id)
    told = ratio(calibration.scale, said.score)

    assert said.score == file_score(store.series(run.id), fine.kind)
    assert (said.llr, said.lower, said.upper) == (told.llr, told.lower, told.upper)
    assert said.conditions.megapixels == pytest.approx(0.3072)
    assert calibration.cell.holds(said.conditions)
    assert none.llr is None and none.reason == ELSEWHERE
    assert store.calibrations() == {calibration.digest: calibration}

    read(fine, calibration)
    assert store.supports(fine.id) == [said]
    later = sealed(replace(calibration, made_at=calibration.made_at + timedelta(days=1)))
    read(fine, calibration, later)
    assert [one.calibration for one in store.supports(fine.id)] == [
        calibration.digest,
        later.digest,
    ]
    assert store.supports(fine.id)[0] == said
    actions = [event.action for event in store.events()]
    assert actions.count("results weighed") == 3
    with CaseStore.open(store.folder, read_only=True) as again:
        assert set(again.calibrations()) == {calibration.digest, later.digest}
    assert verify(store.folder).ok


def test_another_version_and_its_own_files_give_no_ratio(store, items, read, calibration):
    fine, other, _ = items
    newer = sealed(replace(calibration, method=replace(calibration.method, version="99")))
    read(fine, newer)
    first = calibration.sources[0]
    source = replace(first, files=(other.sha256[:16], *first.files[1:]))
    own = sealed(replace(calibration, sources=(source, *calibration.sources[1:])))
    read(other, own)

    assert store.supports(fine.id)[0].reason == OTHER_METHOD
    assert store.supports(other.id)[0].reason == OWN_FILE
    assert all(one.llr is None for one in store.supports())


def test_what_lies_on_another_workstation_changes_no_ratio(store, items, read, calibration):
    fine, other, _ = items
    read(fine, calibration)
    said = store.supports()
    read(fine, sealed(replace(calibration, method=replace(calibration.method, version="99"))))
    read(fine)
    assert store.supports() == said

    read(other)  # by the calibration of the case, though none is at hand
    assert store.supports(other.id)[0].calibration == calibration.digest


HERE = Conditions(kind=MediaKind.IMAGE, coding="jpeg", megapixels=0.3, coarseness=900.0)


@pytest.mark.parametrize(
    ("reason", "change", "news"),
    [
        (NOT_AT_HAND, {}, False),
        (OTHER_METHOD, {}, False),
        (ELSEWHERE, {}, False),
        (ELSEWHERE, {"conditions": replace(HERE, coarseness=5000.0)}, True),
        (UNMEASURED, {"conditions": replace(HERE, coarseness=None)}, False),
        (UNMEASURED, {"score": 2.0}, True),
        (EDITED, {}, True),
        (OUTSIDE, {}, True),
    ],
)
def test_a_ratio_is_followed_by_a_refusal_only_where_the_result_is_another(
    reason, change, news
):
    told = {"media_id": "m", "run_id": "r", "score": 1.0, "conditions": HERE}
    last = Support(**told, calibration="c", llr=0.3, lower=0.1, upper=0.4)

    assert _is_news(Support(**(told | change), reason=reason), last) is news


class Broken:
    """A worker that never answers."""

    def __init__(self, error):
        self.error = error

    def run(self, *_):
        raise self.error


def test_a_worker_that_cannot_start_is_no_word_on_the_file(store, items, read, calibration):
    read(items[0])
    with pytest.raises(WorkerUnavailable):
        weigh(store, Broken(WorkerUnavailable("no process")), items[0], [calibration])
    assert store.supports() == []

    [said] = weigh(store, Broken(WorkerCrashed("it ended")), items[0], [calibration])
    assert (said.llr, said.reason) == (None, UNMEASURED) and "jpeg" in said.detail
    [later] = read_weights(store, read, items[0], calibration)
    assert later.llr is not None


def read_weights(store, read, item, calibration):
    before = len(store.supports(item.id))
    read(item, calibration)
    return store.supports(item.id)[before:]


def faces(number, **changes):
    span = TrackSpan(number=number, first_frame=0, last_frame=0)
    return FaceTrack(
        media_id="m", run_id="f", label=str(number), spans=(span,), frames=1, **changes
    )


class Faces:
    """A record of two faces, one of which an examiner may have left out."""

    def __init__(self, *edits):
        self.all = [faces(1, id="a"), faces(2, id="b"), *edits]

    def tracks(self, _, *, superseded=False):
        gone = {name for one in self.all for name in one.supersedes}
        return [one for one in self.all if superseded or one.id not in gone]

    def face_samples(self, track):
        width = 10.0 ** track.spans[0].number
        qualities = np.full((1, 8), np.nan, np.float32)
        return SimpleNamespace(boxes=np.array([[0, 0, width, width]]), qualities=qualities)


def test_faces_that_an_examiner_left_out_are_not_those_of_a_calibration():
    whole, less = Faces(), Faces(faces(2, supersedes=("b",), excluded=True))
    named = Faces(replace(faces(2, supersedes=("b",)), label="a name"))
    pass_ = SimpleNamespace(started_at=now())

    def as_found(record, read, begun=pass_.started_at - timedelta(1)):
        settings = {FACES_READ: digest(read.tracks("m"))}
        run = SimpleNamespace(media_id="m", settings=settings, ended_at=now())
        return _as_found(record, run, SimpleNamespace(started_at=begun))

    assert as_found(whole, whole) and as_found(named, named)
    assert not as_found(less, less)  # examined after the edit
    assert not as_found(less, whole)  # examined before it
    assert not as_found(whole, whole, now() + timedelta(1))  # by another face pass
    assert _faces(whole, "m")[FACE_WIDTH] == pytest.approx(1.5)
    assert _faces(less, "m")[FACE_WIDTH] == pytest.approx(1.0)


def test_without_a_calibration_nothing_is_recorded(store, items, read):
    read(items[0])

    assert store.supports() == [] and store.calibrations() == {}


def test_the_report_prints_ratio_grounds_refusal_and_controls(
    store, items, read, calibration, worker, tmp_path
):
    for item in items:
        read(item, calibration)
    store.mark_known(
        KnownAuthentic(
            media_id=items[1].id,
            known=True,
            said_by="J. Maas, who took it",
            channel="the same telephone",
            examiner="A. Vos",
        )
    )
    words, document = issued(store, worker, tmp_path)
    fine, _, coarse = document["exhibits"]
    [told] = fine["weights"]

    assert told["calibration"] == calibration.digest and told["llr"] is not None
    assert document["calibrations"][0]["sources"][0]["name"] == "real0"
    assert "Likelihood ratios" in words and "95 % interval" in words
    assert told["degree"] in words
    assert "G0, G1, G2, G3" in words and calibration.digest[:8] in words
    assert "C1: The medium was altered or made by" in words and "stated by its maker" in words
    assert coarse["weights"][0]["llr"] is None
    assert "withheld: not calibrated for these conditions" in words
    assert any("no likelihood ratio" in one["text"] for one in document["limitations"])
    assert "J. Maas, who took it" in words and "the same telephone" in words
    assert fine["controls"][0]["rate"]["as_high"]["n"] == 1
    assert "so few say little" in words.lower() and "independent of one another" in words
    assert "1 of 1 were marked after their result" in words
    assert not document["exhibits"][1]["controls"]  # no control of itself
