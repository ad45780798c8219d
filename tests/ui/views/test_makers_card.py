"""The evidence card of attribution on the desk: the family first, then makers and distances."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from analyzers.attribution.words import FACE
from case_store.store import CaseStore
from tests.analyzers.made_makers_pack import RED_FACE, face, said_of
from tests.case_store.conftest import Maker
from tests.sources import source_of
from ui.snapshots import read_item
from ui.theme import DARK
from ui.views.analyzer_card import AnalyzerCard
from ui.views.illustration import IllustrationView
from workbench.model import Case, MediaKind


@pytest.fixture
def card(qtbot, tmp_path, scene, write_jpeg):
    """Return the open card of a run on a picture; its pictures are read when wanted."""
    photo = write_jpeg(tmp_path / "photo.jpg", scene(320, 240))
    source = source_of(photo)
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="A. Vos")) as store:
        make = Maker(store)
        item = make.item(photo.read_bytes(), kind=MediaKind.IMAGE, stream=source.stream)
        run = make.run(item, info=replace(FACE, version="1"))
        store.add_observations(run.id, said_of(tmp_path / "packs", source, face(RED_FACE)))
        make.end(run)
        [view] = read_item(store, item.exhibit).current
        made = AnalyzerCard(view, DARK)
        qtbot.addWidget(made)
        made.show_frame(0)
        made.show_track("t0", "Face 1")
        made.drawn_wanted.connect(
            lambda one: made.show_drawn(one.id, [store.drawn(part) for part in one.pictures])
        )
        made.expand(True)
        yield made


def test_the_family_is_told_before_the_generator_and_both_before_the_distances(card):
    said = "\n".join(label.text() for label in card.findChildren(QLabel))
    order = [
        said.index(words) for words in ("GAN: Red gan at", "of at most 0.10", "distance from")
    ]

    assert order == sorted(order) and "rejection threshold" in said
    assert "Red gan, known by 50 works: red faces" in said
    assert "no operating point is set" in said and "A distance is no probability" in said
    assert "%" not in said


def test_what_was_looked_at_stands_beside_how_far_the_makers_are(card):
    [drawn] = card.findChildren(IllustrationView)
    looked_at, bars = drawn.stored.pictures

    assert [pane.picture is not None for pane in drawn.panes] == [True, True]
    assert looked_at.box is not None and bars.caption.startswith("Distance, short is near")
