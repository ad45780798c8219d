"""Cards are kept from item to item, and never say of one what was found in another."""

import pytest
from PySide6.QtWidgets import QLabel

from case_store.store import CaseStore
from ui.snapshots import read_item
from ui.theme import DARK
from ui.views.inspector import Inspector


@pytest.fixture(scope="module")
def views(examined):
    with CaseStore.open(examined, read_only=True) as store:
        items = {item.original_name: item for item in store.media()}
        return {name: read_item(store, item.exhibit) for name, item in items.items()}


@pytest.fixture
def inspector(qtbot):
    made = Inspector(DARK)
    qtbot.addWidget(made)
    return made


def said(widget):
    return {label.text() for label in widget.findChildren(QLabel) if label.text()}


def fresh(qtbot, view, **opened):
    """Return what an inspector says that never showed anything else."""
    made = Inspector(DARK)
    qtbot.addWidget(made)
    made.open(view, "")
    for card in made.cards:
        if opened.get(card.name.replace(".", "_")):
            card.expand(True)
    return said(made)


def test_an_analyzer_keeps_its_card_from_item_to_item(inspector, views):
    inspector.open(views["clip.mp4"], "")
    before = {card.name: card for card in inspector.cards}
    inspector.open(views["photo.jpg"], "")
    kept = [card for card in inspector.cards if card.name in before]
    assert kept and all(before[card.name] is card for card in kept)
    assert [card.name for card in inspector.cards] == [
        one.run.info.name for one in views["photo.jpg"].current
    ]


def test_a_card_that_was_kept_says_what_a_new_one_would(qtbot, inspector, views):
    inspector.open(views["clip.mp4"], "")
    inspector.expand("frequency.spectrum")
    inspector.open(views["photo.jpg"], "")
    assert inspector.cards
    qtbot.waitUntil(lambda: said(inspector) == fresh(qtbot, views["photo.jpg"]))
    inspector.expand("frequency.spectrum")
    assert said(inspector) == fresh(qtbot, views["photo.jpg"], frequency_spectrum=True)


def test_switching_many_times_within_a_turn_shows_the_last_one(qtbot, inspector, views):
    inspector.show()
    names = ["clip.mp4", "photo.jpg", "broken.jpg"]
    inspector.open(views["clip.mp4"], "")
    inspector.expand("frequency.spectrum")
    for turn in range(10):  # no card is made and no details are filled between them
        inspector.open(views[names[turn % 3]], "nothing")
    last = views[names[9 % 3]]
    ids = {one.run.id for one in last.current}
    assert all(card._view.run.id in ids for card in inspector._made)
    qtbot.waitUntil(lambda: not inspector._unmade and not inspector._unopened)
    assert [card._view.run.id for card in inspector.cards] == [
        one.run.id for one in last.current
    ]
    assert all(card.details is None or card.details._view in (None, card._view)
               for card in inspector.cards)  # fmt: skip


def test_nothing_stays_in_the_window_of_what_may_not_be_seen(inspector, views):
    inspector.open(views["clip.mp4"], "")
    for card in inspector.cards:
        card.expand(True)
    inspector.open(None, "Hidden")
    of_cards = {run.run.info.title for run in views["clip.mp4"].current}
    assert not inspector.findChildren(QLabel, "") or not (said(inspector) & of_cards)
    assert inspector.cards == [] and inspector.empty_words == "Hidden"


def test_the_same_run_read_again_keeps_the_details_that_are_open(inspector, views):
    inspector.open(views["clip.mp4"], "")
    inspector.expand("frequency.spectrum")
    [card] = [one for one in inspector.cards if one.name == "frequency.spectrum"]
    labels = card.findChildren(QLabel)
    inspector.open(views["clip.mp4"], "")
    assert card.expanded and card.findChildren(QLabel) == labels


def test_another_item_is_not_spoken_of_by_the_frame_of_the_one_before(inspector, views):
    inspector.open(views["clip.mp4"], "")
    inspector.show_frame(20)
    inspector.open(views["clip.mp4"], "")  # read again
    assert inspector._frame == 20
    inspector.open(views["photo.jpg"], "")

    assert inspector._frame == 0
    assert {card._frame for card in inspector.cards} == {0}
