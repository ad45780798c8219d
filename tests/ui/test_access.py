"""Every control can be reached by Tab, says its name, and is not cut off at twice the size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
DIALOGS = (
    "settings",
    "keys",
    "palette",
    "new_case",
    "about",
    "go_to",
    "state_finding",
    "report",
)
DIALOGS += ("known_authentic", "note")
SIZE = (1440, 900)


@pytest.fixture
def reviewing(qtbot, desk, open_case, case_folder, show):
    """Return a desk with the clip on show in a window of the usual size."""
    desk.window.resize(*SIZE)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    return desk


def own(widget):
    """Say whether a control is ours, and no part of another one or of Qt's own."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, (*CONTROLS, QTabBar)):
            return False
        around = around.parentWidget()
    return not (widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar))


def controls(root):
    return [one for one in root.findChildren(QWidget) if isinstance(one, CONTROLS) and own(one)]


def named(widget):
    """Say whether a screen reader has a name for it: its own, its text, or its label's."""
    buddies = widget.window().findChildren(QLabel)
    said = widget.accessibleName() or getattr(widget, "text", str)()
    return bool(said) or any(label.buddy() is widget for label in buddies)


def where(widget):
    chain = []
    while widget is not None:
        chain.append(f"{type(widget).__name__}#{widget.objectName()}")
        widget = widget.parentWidget()
    return " < ".join(chain[:5])


def every_panel(desk):
    for at in range(desk.window.tabs.count()):
        desk.window.tabs.setCurrentIndex(at)
        yield desk.window.tabs.tabText(at)


def test_every_control_of_every_panel_has_a_name(reviewing):
    reviewing.help.explain(reviewing.window.custody)
    nameless = set()
    for _ in every_panel(reviewing):
        nameless |= {
            where(one)
            for one in controls(reviewing.window)
            if one.isVisible() and not named(one)
        }
    assert nameless == set()


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_every_dialog_has_a_name_and_is_reached_by_tab(reviewing, name):
    dialog = asked(reviewing, name)
    assert {where(one) for one in controls(dialog) if not named(one)} == set()
    reached = {id(one) for one in by_tab(dialog)}
    missed = [
        where(one)
        for one in controls(dialog)
        if one.isVisible() and one.isEnabled() and takes_tab(one) and id(one) not in reached
    ]
    assert missed == []
    assert [where(one) for one in controls(dialog) if one.isVisible() and never(one)] == []
    dialog.reject()


def asked(desk, name):
    desk.window.actions_by_name[name].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    return dialog


def takes_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def never(widget):
    """Say whether a control that is no mere display can be used by the mouse alone."""
    return widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def by_tab(root):
    """Return the widgets of a window in the order in which Tab goes."""
    chain, one = [root], root.nextInFocusChain()
    while one is not root:
        chain.append(one)
        one = one.nextInFocusChain()
    return chain


def test_tab_goes_through_the_window_from_the_list_to_the_panels(reviewing):
    window = reviewing.window
    chain = by_tab(window)
    places = [
        next(at for at, one in enumerate(chain) if root.isAncestorOf(one) or one is root)
        for root in (window.media_column, window.review, window.tabs)
    ]
    assert places == sorted(places)


@pytest.fixture
def twice(desk):
    desk._themes.resize(200)
    yield desk
    desk._themes.resize(100)


def cut(root):
    """Return controls and plain labels that have less room than their words take."""
    return [
        (where(one), one.text())
        for one in root.findChildren(QWidget)
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and not one.wordWrap())
        if one.isVisible() and getattr(one, "text", str)()
        if one.width() < one.minimumSizeHint().width()
        or one.height() < min(one.minimumSizeHint().height(), one.sizeHint().height())
    ]


def test_at_twice_the_size_the_window_still_fits_and_nothing_is_cut(twice, reviewing):
    window = reviewing.window
    window.resize(1920, 1080)
    assert window.minimumSizeHint().width() <= 1920
    assert window.minimumSizeHint().height() <= 1080
    found = {}
    for panel in every_panel(reviewing):
        QApplication.processEvents()
        found |= {f"{panel}: {at}": text for at, text in cut(window)}
    assert found == {}


@pytest.mark.parametrize("name", DIALOGS)
def test_at_twice_the_size_no_dialog_is_cut(twice, reviewing, name):
    dialog = asked(reviewing, name)
    dialog.resize(dialog.sizeHint().expandedTo(dialog.size()))  # this screen is a small one
    QApplication.processEvents()
    assert cut(dialog) == []
    assert dialog.width() <= 1920
    assert dialog.height() <= 1040
    dialog.reject()
