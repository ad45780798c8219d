"""What an analyzer drew is shown as it was drawn, side by side, with words that are text."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.dialogs.pictures import PicturesDialog
from ui.theme import DARK, LIGHT
from ui.views.illustration import TALLEST, IllustrationView
from ui.views.labels import scrolled
from workbench.model import StoredIllustration, StoredPicture

HOSTILE = "\u202egnp.exe\n<b>" + "W" * 5000
LEFT = Qt.MouseButton.LeftButton


def stored(*captions, name="rich_and_poor", meaning="Left has more texture."):
    return StoredIllustration(
        tuple(
            StoredPicture(
                id=str(place),
                run_id="r",
                illustration="i",
                frame=7,
                pts=0.28,
                name=name,
                caption=caption,
                meaning=meaning,
                sha256="a" * 64,
                place=place,
            )
            for place, caption in enumerate(captions)
        )
    )


CHECKS = np.kron(np.indices((2, 2)).sum(axis=0) % 2, np.ones((1, 1))).astype(np.uint8) * 255
RED = np.full((40, 60, 3), (200, 10, 20), np.uint8)


@pytest.fixture
def made(qtbot):
    """Return a maker of views with pictures, in a panel of some width, laid out and shown."""

    def make(width, *drawn, **words):
        captions = words.pop("captions", [f"picture {at}" for at, _ in enumerate(drawn)])
        view = IllustrationView(stored(*captions, **words), DARK)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        column.addStretch(1)
        area = scrolled(body)
        qtbot.addWidget(area)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.resize(width, 500)
        area.show()
        view.show_drawn(drawn)
        qtbot.waitUntil(
            lambda: all(p.height() == p.heightForWidth(p.width()) for p in view.panes)
        )
        view.area = area
        return view

    return make


@pytest.mark.parametrize(
    ("width", "count", "across"),
    [(380, 2, 2), (380, 3, 2), (380, 4, 2), (700, 4, 4), (240, 3, 1)],
)
def test_as_many_stand_beside_each_other_as_can_be_judged(made, width, count, across):
    view = made(width, *[RED] * count)

    assert view.across == across
    tops = [pane.mapTo(view, QPoint()).y() for pane in view.panes]
    assert len(set(tops)) == -(-count // across)
    assert all(abs(pane.width() - view.panes[0].width()) <= 1 for pane in view.panes)


def test_a_picture_is_enlarged_in_squares_and_keeps_its_shape(made):
    view = made(380, CHECKS, RED)
    checks, red = view.panes

    area = checks.placed()
    shown = checks.grab().toImage()
    quarter = QPointF(area.width() / 4, area.height() / 4)
    at = [(quarter.x(), quarter.y()), (3 * quarter.x(), quarter.y())]
    assert [shown.pixelColor(int(x), int(y)).name() for x, y in at] == ["#000000", "#ffffff"]
    beside = shown.pixelColor(int(area.width() / 2) - 2, int(quarter.y()))
    assert beside.name() == "#000000"
    placed = red.placed()
    assert placed.width() / placed.height() == pytest.approx(1.5, rel=0.02)
    assert placed.width() > 150


def test_a_strip_takes_no_more_than_its_place(made):
    tall, wide = np.zeros((1024, 1), np.uint8), np.zeros((1, 1024), np.uint8)
    view = made(380, tall, wide)

    for pane in view.panes:
        assert 1 <= pane.height() <= TALLEST * pane.width() + 1
        assert pane.rect().toRectF().contains(pane.placed())


def test_hostile_words_are_shown_as_text_cut_and_within_the_panel(made):
    view = made(380, RED, RED, captions=[HOSTILE, "b"], name=HOSTILE, meaning=HOSTILE)
    labels = view.findChildren(QLabel)

    said = "\n".join(label.text() for label in labels)
    assert "\u202e" not in said and "\\u{202e}" in said and len(said) < 2500
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert view.width() <= 380
    for label in labels:
        assert label.mapTo(view, QPoint()).x() + label.width() <= view.width()


def test_a_screen_reader_is_told_what_a_picture_shows(made):
    view = made(380, RED, captions=["the 16 richest patches"])

    assert view.panes[0].accessibleName() == "Picture: the 16 richest patches"


@pytest.mark.parametrize(
    "act",
    [
        lambda pane: QTest.mouseClick(pane, LEFT, pos=QPoint(5, 5)),
        lambda pane: QTest.keyClick(pane, Qt.Key.Key_Return),
        lambda pane: QTest.keyClick(pane, Qt.Key.Key_Space),
    ],
)
def test_a_click_or_a_key_asks_for_the_pictures_in_full_size(made, act):
    view, asked = made(380, RED, CHECKS), []
    view.enlarged.connect(lambda *said: asked.append(said))
    act(view.panes[1])

    [(which, images)] = asked
    assert which == view.stored
    assert [(one.width(), one.height()) for one in images] == [(60, 40), (2, 2)]


def test_what_the_pointer_is_on_is_said_and_forgotten(made):
    view, pointed = made(380, RED, CHECKS), []
    view.panes[0].clearFocus()
    view.pointed.connect(pointed.append)
    QTest.mouseMove(view.panes[1], QPoint(5, 5))
    QTest.mouseMove(view.panes[0], QPoint(5, 5))
    view.hide()

    assert [one and one.place for one in pointed[:3]] == [1, None, 0]
    assert pointed[-1] is None


def test_pictures_that_were_not_read_yet_are_not_enlarged(qtbot):
    view, asked = IllustrationView(stored("a"), DARK), []
    qtbot.addWidget(view)
    view.enlarged.connect(lambda *said: asked.append(said))
    QTest.mouseClick(view.panes[0], LEFT)

    assert asked == [] and view.panes[0].picture is None


def test_the_edge_follows_the_theme(made):
    view = made(380, RED)
    view.panes[0].clearFocus()
    dark = view.panes[0].grab().toImage().pixelColor(3, 0).name()
    view.set_theme(LIGHT)

    assert (dark, view.panes[0].grab().toImage().pixelColor(3, 0).name()) == (
        DARK.line,
        LIGHT.line,
    )


def test_the_dialog_shows_each_picture_with_its_words_and_its_hash(qtbot, made):
    view = made(380, RED, CHECKS)
    images = [pane.picture for pane in view.panes]
    dialog = PicturesDialog(None, view.stored, images, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))

    assert "rich and poor" in dialog.windowTitle() and "7" in dialog.windowTitle()
    assert all(words in said for words in ("picture 0", "picture 1", "Left has more texture."))
    assert "aaaaaaaaaaaaaaaa" in said
    red, checks = dialog.canvases
    assert red.grab().toImage().pixelColor(red.rect().center()).name() == "#c80a14"
    assert checks.has_picture
