"""A real desk on a real case: real store, real worker processes, real media, no display."""

import gc
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, QTranslator
from PySide6.QtTest import QTest

from analyzers.catalog import available
from case_store.store import CaseStore
from tests import made_scores
from tests.ui.made_faces import FACE_PASS, SHOTS, seen, track, two_faces
from ui import retelling, tongue
from ui.desk import Desk
from ui.dialogs.new_case import NewCase
from ui.settings import DeskSettings
from ui.theme import Choice, Themes
from workbench.examination import examine, plan
from workbench.intake import receive
from workbench.model import (
    AnalyzerRun,
    Author,
    Case,
    Coverage,
    Finding,
    RunState,
    Support,
    now,
)
from workbench.worker import Worker

PATIENCE = 120_000  # ms; a spawned reader on a busy machine takes its time
WEIGHED, REFUSED = "compression.block_grid", "compression.ghosts"  # analyzers


def weighed(case_folder, *, upper, reason):
    """Return the case, one result of whose photograph is weighed, and one refused a ratio."""
    made = made_scores.ten_sources()
    with CaseStore.open(case_folder) as store:
        [photo] = [one for one in store.media() if one.original_name == "photo.jpg"]
        runs = {run.info.name: run for run in store.runs(photo.id)}
        told = {"media_id": photo.id, "score": 1.0}
        ratios = {"llr": 0.4, "lower": 0.1, "upper": upper}
        given = Support(run_id=runs[WEIGHED].id, calibration=made.digest, **ratios, **told)
        refused = Support(run_id=runs[REFUSED].id, reason=reason, **told)
        store.add_supports([given, refused], [made])
    return case_folder


class Marking(QTranslator):
    """Says every text of the catalogue between marks, as another language would."""

    def translate(self, context, source, disambiguation=None, n=-1):
        own = context == tongue.CONTEXT
        return f"⟦{source}⟧" if source and (own or "%" not in source) else None


@pytest.fixture
def marked(qapp):
    """Let the desk speak another language for a while, which marks whatever it says."""
    translator = Marking(qapp)
    tongue.use(translator)
    retelling.forget()
    yield
    tongue.leave(translator)
    retelling.forget()


@pytest.fixture(scope="module", autouse=True)
def cleared(qapp):
    """Let go of every window on the thread that made it, before another collects garbage."""
    yield
    QTest.qWait(50)  # what was to be deleted later is deleted
    gc.collect()


@pytest.fixture(scope="session")
def media(tmp_path_factory, scene, write_jpeg, write_video):
    """Return a folder with a picture, a clip of 30 frames and a broken file."""
    folder = tmp_path_factory.mktemp("media")
    still = scene(288, 272)
    write_jpeg(folder / "photo.jpg", still)
    write_video(folder / "clip.mp4", [np.roll(still, 4 * at, axis=1) for at in range(30)])
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    return folder


@pytest.fixture(scope="session")
def examined(tmp_path_factory, media):
    """Return the folder of a case in which everything was examined."""
    folder = tmp_path_factory.mktemp("cases") / "examined.loupe"
    case = Case(number="2026-7", examiner="A. Examiner", question="Is it authentic?")
    with CaseStore.create(folder, case) as store, Worker() as worker:
        list(receive(store, worker, [media]))
        setups = plan(worker, available)
        for item in store.media():
            if item.kind is not None:
                list(examine(store, worker, available, setups, item))
    return folder


@pytest.fixture
def case_folder(examined, tmp_path):
    """Return a copy of the examined case that a test may change."""
    return Path(shutil.copytree(examined, tmp_path / "case.loupe"))


@pytest.fixture(scope="session")
def themes(qapp):
    """Return the theme of the application."""
    return Themes(qapp, Choice.DARK)


@pytest.fixture
def make_desk(qtbot, themes, tmp_path):
    """Return a maker of desks on settings of their own; each is closed at the end."""
    desks = []

    def make():
        stored = QSettings(str(tmp_path / f"desk{len(desks)}.ini"), QSettings.Format.IniFormat)
        desk = Desk(themes, DeskSettings(stored))
        desk.window.show()
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()
        desk.deleteLater()


@pytest.fixture
def desk(make_desk):
    """Return a desk without a case."""
    return make_desk()


@pytest.fixture
def open_case(qtbot):
    """Return a function that opens a case on a desk and waits until its media are listed.

    `by` answers who works here, where that is asked.
    """

    def opened(desk, folder, by="", **options):
        with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
            desk.open(folder, **options)
            if by:
                qtbot.waitUntil(lambda: desk.judging.asked is not None, timeout=PATIENCE)
                desk.judging.asked.name.setText(by)
                desk.judging.asked.accept()
        qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)
        return desk.session

    return opened


@pytest.fixture
def new_case(qtbot, desk, tmp_path):
    """Return the session of a new, empty case on the desk."""
    with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
        desk.create(NewCase(Case(number="1", examiner="A. Examiner"), tmp_path / "new.loupe"))
    return desk.session


@pytest.fixture
def show(qtbot):
    """Return a function that opens an exhibit by file name and waits for its picture."""

    def shown(desk, name):
        rows = desk.window.media.rows()
        [number] = [n for n, row in enumerate(rows) if row.item.original_name == name]
        desk.window.media_list.open_row(number)
        qtbot.waitUntil(lambda: on_show(desk) == name, timeout=PATIENCE)
        if rows[number].item.kind is not None:
            qtbot.waitUntil(lambda: desk.window.review.picture is not None, timeout=PATIENCE)
        return desk.reviewing.view

    return shown


def on_show(desk):
    view = desk.reviewing.view
    return view.item.original_name if view is not None else None


@pytest.fixture
def proposal():
    """Return a function that proposes a finding on an exhibit of a case on disk."""

    def proposed(folder, name, first, last, regions=()):
        with CaseStore.open(folder) as store:
            [item] = [one for one in store.media() if one.original_name == name]
            runs = [run for run in store.runs(item.id) if run.info.name == "frequency.spectrum"]
            finding = Finding(
                media_id=item.id,
                statement="The spectrum departs from its surroundings.",
                h1="Part of the picture was replaced.",
                h2="The picture was recorded and ordinarily processed.",
                author=Author.MACHINE,
                first_pts=first,
                last_pts=last,
                run_ids=tuple(run.id for run in runs),
                regions=regions,
            )
            store.propose([finding])
        return finding

    return proposed


# --- faces ----------------------------------------------------------------------------------


@pytest.fixture
def face_pass():
    """Return a function that puts a face pass on record in a case on disk, and its tracks."""

    def passed(folder, name="clip.mp4", faces=None, state=RunState.FINISHED, **looked):
        faces = two_faces() if faces is None else faces
        with CaseStore.open(folder) as store:
            [item] = [one for one in store.media() if one.original_name == name]
            run = AnalyzerRun(
                media_id=item.id,
                info=FACE_PASS,
                settings={},
                media_sha256=item.sha256,
                software={},
                coverage=Coverage(scored=30),
            )
            store.begin_run(run)
            looked_at = seen([one for _, one in faces], **looked)
            tracks = [track(run, label, one) for label, one in faces]
            told = [*(SHOTS if faces else ()), looked_at, *(one for _, one in faces), *tracks]
            store.add_observations(run.id, told)
            store.end_run(replace(run, state=state, ended_at=now()))
        return tracks

    return passed
