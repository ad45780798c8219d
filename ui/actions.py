"""The one table of what the desk can do: menus, shortcuts and the help page come from it.

Its rows stand by subject in `ui.menus`.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.menus.about import HELP
from ui.menus.case import CASE, FILE
from ui.menus.judging import REVIEW
from ui.menus.marking import MARKS
from ui.menus.panes import PANES
from ui.menus.playback import PLAYBACK
from ui.menus.queue import LISTING, QUEUE
from ui.menus.review import FACES, FINDINGS
from ui.menus.spec import Spec, When
from ui.menus.tags import TAGGING
from ui.menus.timeline import TIMELINE
from ui.menus.view import VIEW
from ui.tongue import tr

ACTIONS = (
    *FILE,
    *CASE,
    *QUEUE,
    *PLAYBACK,
    *TIMELINE,
    *VIEW,
    *LISTING,
    *PANES,
    *MARKS,
    *FINDINGS,
    *REVIEW,
    *FACES,
    *TAGGING,
    *HELP,
)

Handlers = Mapping[str, Callable[[], object]]


def make_actions(parent: QWidget, handlers: Handlers) -> dict[str, QAction]:
    """Return a QAction for every row of the table; a row without a handler is an error."""
    return {spec.name: _make(spec, parent, handlers[spec.name]) for spec in ACTIONS}


def _make(spec: Spec, parent: QWidget, handler: Callable[[], object]) -> QAction:
    action = QAction(tr(spec.text), parent)
    action.setObjectName(spec.name)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(spec.checkable)
    bind(action, spec, spec.keys)
    action.setStatusTip(tr(spec.help))
    action.triggered.connect(lambda _checked=False: handler())
    parent.addAction(action)
    return action


def bind(action: QAction, spec: Spec, keys: Sequence[str]) -> None:
    """Let these keys call an action, and say so in its hint."""
    action.setShortcuts([QKeySequence(key) for key in keys])
    joined = f" {tr('or')} ".join(keys)
    told = f"  [{joined}]" if keys else ""
    action.setToolTip(f"{tr(spec.text).rstrip('…')}{told}\n{tr(spec.help)}")


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Add one menu per group of the table and return the menus by title."""
    menus = {}
    for title, specs in groupby(ACTIONS, key=lambda spec: spec.menu):
        menus[title] = menu = bar.addMenu(tr(title))
        for spec in specs:
            if spec.apart:
                menu.addSeparator()
            menu.addAction(actions[spec.name])
    return menus


def enable(actions: Mapping[str, QAction], true: set[When]) -> None:
    """Let exactly those actions be chosen whose condition holds."""
    for spec in ACTIONS:
        actions[spec.name].setEnabled(spec.when is When.ALWAYS or spec.when in true)
