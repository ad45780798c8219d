"""Every text goes through one door, is in the catalogue, and may be a third longer."""

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

import ui
from ui.catalogue import kept, of_the_window, texts, written
from ui.tongue import tr

ROOT = Path(ui.__file__).parent
SINKS = {
    *("setWindowTitle", "setText", "setToolTip", "setPlaceholderText", "setAccessibleName"),
    *("setAccessibleDescription", "setTitle", "setStatusTip", "setTabText", "setSuffix"),
    *("addRow", "addButton", "addTab", "addItem", "addAction", "addMenu", "setHeaderLabels"),
    *("plain", "named", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QToolButton"),
    *("QLineEdit", "QPlainTextEdit", "QAction", "QMenu", "QDockWidget", "QGroupBox"),
    *("say", "offer", "hint", "show_notice", "showMessage"),
    *("getExistingDirectory", "getOpenFileNames", "getSaveFileName"),
}
OTHER_WORDS = {"style", "kind", "objectName"}  # what these are given is for no reader
FRESH = 0.03  # of sentences of the core that may be newer than the catalogue, or gone
FIRST_ONLY = {"say", "plain", "hint"}
CODES = {"sha256", "PNG sha256", "PDF (*.pdf)"}  # names of things, the same in every language


def bare(argument: ast.expr) -> bool:
    """Say whether an expression is words that have not passed the door."""
    if isinstance(argument, ast.Constant):
        text = argument.value
        known = isinstance(text, str) and text.strip() in CODES
        return isinstance(text, str) and any(c.isalpha() for c in text) and not known
    if isinstance(argument, ast.JoinedStr):
        return any(bare(part) for part in argument.values if isinstance(part, ast.Constant))
    if isinstance(argument, ast.BinOp):
        return bare(argument.left) or bare(argument.right)
    if isinstance(argument, ast.IfExp):
        return bare(argument.body) or bare(argument.orelse)
    if isinstance(argument, ast.List | ast.Tuple):
        return any(bare(one) for one in argument.elts)
    return False


def shown(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of a call that reach a reader."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name not in SINKS:
        return
    if name in FIRST_ONLY:
        yield from call.args[:1]
    elif name == "named":
        yield from call.args[1:2]
    else:
        yield from call.args
        yield from (word.value for word in call.keywords if word.arg not in OTHER_WORDS)


def bare_lines(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        f"{path.name}:{call.lineno}"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and any(bare(one) for one in shown(call))
    ]


def test_no_bare_words_reach_a_widget():
    found = {
        str(path.relative_to(ROOT)): lines
        for path in sorted(ROOT.rglob("*.py"))
        if (lines := bare_lines(path))
    }
    assert found == {}


def test_the_check_finds_bare_words():
    calls = ["QLabel('Words')", "x.setText(f'{n} words')", "plain('a' if b else tr('c'))"]
    assert all(any(bare(one) for one in shown(ast.parse(c).body[0].value)) for c in calls)
    for fine in ("QLabel(tr('Words'))", "x.setText(' – ')", "named(w, tr('a'), 'style')"):
        assert not any(bare(one) for one in shown(ast.parse(fine).body[0].value))


def test_the_catalogue_is_what_the_desk_says():
    """Made anew by `python -m ui.catalogue`."""
    listed = {one.text for one in Tree.parse(kept()).iter("source")}
    assert set(of_the_window()) <= listed
    composed = set(texts())
    assert len(composed - listed) < FRESH * len(composed)
    assert len(listed - composed) < FRESH * len(composed)


def test_a_catalogue_is_read_as_it_was_written():
    said = {"Frame {frame} & “more” <less>": "ui.here", "Two\nlines": "ui.there"}
    read = Tree.fromstring(written(said.items()))
    assert [one.text for one in read.iter("source")] == list(said)


class Longer(QTranslator):
    """Makes every text of the catalogue a third longer, and tells which passed by."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.asked = set()

    def translate(self, context, source, disambiguation=None, n=-1):
        if context != "Loupe":
            return ""
        self.asked.add(source)
        more = -(-len(source) // 3)
        return f"{source}{'~' * more}"


@pytest.fixture
def longer(qapp):
    translator = Longer(qapp)
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


def test_a_text_has_its_values_in_every_language(longer):
    assert tr("frame {frame}", frame=7) == "frame 7~~~~~"


@pytest.mark.parametrize(
    "said",
    [
        *("Bild {bild}", "Bild", "Bild {frame.nope}", "Bild {frame[0]}", "Bild {frame:>99}"),
        *("Bild {frame!r}", "Bild {frame", "Bild {}", "{frame} von {of}"),
    ],
)
def test_a_translation_with_a_wrong_place_loses_no_value(qapp, said):
    class Wrong(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return said if context == "Loupe" else ""

    wrong = Wrong(qapp)
    QCoreApplication.installTranslator(wrong)
    try:
        assert tr("frame {frame}", frame=7) == "frame 7"
    finally:
        QCoreApplication.removeTranslator(wrong)


def test_the_desk_survives_texts_that_are_a_third_longer(
    qtbot, longer, desk, open_case, case_folder, show
):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    window = desk.window
    window.resize(1440, 900)
    assert window.minimumSizeHint().width() <= 1440

    def cut():
        return [
            (type(one).__name__, one.text(), one.width(), one.minimumSizeHint().width())
            for kind in (QPushButton, QCheckBox, QLabel)
            for one in window.findChildren(kind)
            if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
        ]

    with suppress(qtbot.TimeoutError):  # what was just written is laid out a moment later
        qtbot.waitUntil(lambda: not cut())
    assert cut() == []
    assert any(
        text.endswith("~") for text in (b.text() for b in window.findChildren(QPushButton))
    )
    known = set(texts())
    assert not {text for text in longer.asked if text and text not in known} - dynamic(desk)


def dynamic(desk):
    """What passes the door as it is: an analyzer's own words, where it has any."""
    return {part for topic in desk.help.panel._topics for pair in topic.parts for part in pair}
