"""The evidence card of parts of a face on the desk: pictures, captions and one sentence."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from analyzers.parts.face_parts import WORDS
from analyzers.parts.telling import told
from tests.analyzers.made_parts_pack import followed, standard
from ui.snapshots import read_item
from ui.theme import DARK, LIGHT
from ui.views.analyzer_card import AnalyzerCard
from ui.views.illustration import IllustrationView
from workbench.intake import receive
from workbench.model import AnalyzerRun, Arrival, Coverage, FrameScore, Outcome, RunState, now


@pytest.fixture
def card(qtbot, store, worker, tmp_path, scene, write_jpeg):
    """Return the open card of a run on a picture; its pictures are read when wanted."""
    [arrival] = [
        one
        for one in receive(store, worker, [write_jpeg(tmp_path / "photo.jpg", scene(320, 240))])
        if isinstance(one, Arrival)
    ]
    item = store.item(arrival.exhibit)
    recorded(store, item)
    [run] = read_item(store, item.exhibit).current
    made = AnalyzerCard(run, DARK)
    qtbot.addWidget(made)
    made.show_frame(0)
    made.show_track("t0", "Face 1")
    made.drawn_wanted.connect(
        lambda one: made.show_drawn(one.id, [store.drawn(part) for part in one.pictures])
    )
    made.expand(True)
    return made


def recorded(store, item):
    """Put on record what is said of one face of the picture."""
    run = AnalyzerRun(
        media_id=item.id, info=WORDS, settings={}, media_sha256=item.sha256, software={}
    )
    store.begin_run(run)
    scored = FrameScore(frame=0, pts=0.0, outcome=Outcome.SCORED, score=20.0, track_id="t0")
    stream = item.stream
    shown = told([followed(mouth=4.0)], standard(), (stream.width, stream.height))
    store.add_observations(run.id, [scored, *shown])
    ended = replace(run, state=RunState.FINISHED, coverage=Coverage(scored=1), ended_at=now())
    store.end_run(ended)


def test_each_part_stands_with_its_pictures_its_rank_and_what_is_not_meant(card):
    [drawn] = card.findChildren(IllustrationView)
    said = "\n".join(label.text() for label in card.findChildren(QLabel))

    assert [pane.picture is not None for pane in drawn.panes] == [True] * 4
    assert "The mouth and chin look pasted in more than is usual" in said
    assert "None of this says that a part was altered" in said
    assert "Mouth and chin: misfit beyond all that were measured" in said
    assert "misfit of mouth and chin (spreads)" in said and "percentile 100" in said
    assert "n = 200" in said
    assert WORDS.limitations in said


def test_the_pictures_point_at_the_part_in_the_frame_in_either_theme(card):
    [drawn] = card.findChildren(IllustrationView)
    mouth, *_, whole = drawn.stored.pictures
    card.set_theme(LIGHT)

    assert mouth.caption.startswith("Mouth") and whole.box is None
    assert mouth.box.width > mouth.box.height > 0
    assert not drawn.isHidden()
