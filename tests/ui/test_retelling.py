"""What the core composes in English reaches the examiner in his language, and data as it is."""

import re
import time
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableView,
    QTabWidget,
    QWidget,
)

from case_store.store import CaseStore
from tests.ui.conftest import PATIENCE
from ui import retelling, tongue, wording
from ui.catalogue import texts
from ui.composed import template
from ui.models.findings import FindingRole
from ui.retelling import told
from ui.views.labels import plain
from workbench.model import Annotation, FindingState, Label, Shape

SAID = ("text", "title", "windowTitle", "toolTip", "accessibleName", "accessibleDescription")
SAID += ("placeholderText", "currentText", "statusTip")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
DATA = [  # what is the same in every language, or stands as it was recorded
    r"\b[0-9a-f]{8,}\b",  # hashes and ids
    r"\d{4}-\d\d-\d\d [\d:]+ UTC",
    r"(cycles|nat)/\w+",
    r"(/[\w.\-]+)+",  # paths
    r"EX-\d+|\b\w+\.(jpg|mp4|png)\b|\b\w*…\w*\.\w+",
    r"\b(photo|clip|broken)\b|2026-7|A\. Examiner|Is it authentic\?",
    r"(?m)^[a-z_ ]*(\.[a-z0-9_]+)* \d[\d.]*; .*$",  # an analyzer, its version and its settings
    r"\b[a-z_]+\.[a-z0-9_]+\b",  # names of analyzers
    r"\[[^\]]*\]|(Ctrl|Shift|Alt)\+\S+|\bF\d+\b",  # keys
    r"sha256|SHA-256|JPEG|MP4|MOV|IJG|h264|yuv\w+|YCbCr|QuickTime|RGB|bit\b|px|kB|MB|sd\b",
    r"\bencoder\b|Lavf[\w.]*|Lavc[\w.]*|x264|libx264|StyleGAN\w*|SDXL|FLUX\S*",
    r"High|Loupe|baseline|BT\.\d+|bytes",
]


TURNED = {"{frame_rate} frames per second": "pro Sekunde {frame_rate} Bilder"}


def test_in_english_nothing_is_changed():
    assert not tongue.other()
    assert told("withheld: compressed too coarsely") == "withheld: compressed too coarsely"


@pytest.mark.parametrize(
    ("composed", "said"),
    [
        ("withheld", "⟦withheld⟧"),
        ("not applicable (reads no video)", "⟦not applicable⟧ (⟦reads no ⟦video⟧⟧)"),
        ("2 scored, 148 not examined", "2 ⟦scored⟧, 148 ⟦not examined⟧"),
        ("Error level 1.0", "⟦Error level⟧ 1.0"),
        ("score 0.5 … 1.2", "⟦score 0.5 … 1.2⟧"),
        ("portrait.jpg", "portrait.jpg"),
        ("", ""),
    ],
)
def test_a_sentence_is_told_with_its_values_and_what_is_unknown_as_it_stands(
    marked, composed, said
):
    assert told(composed) == said


def test_the_values_of_a_sentence_are_where_the_language_has_them(qapp):
    class Turned(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return TURNED.get(source)

    turned = Turned(qapp)
    tongue.use(turned)
    retelling.forget()
    try:
        assert told("25.000 frames per second") == "pro Sekunde 25.000 Bilder"
        assert told("withheld") == "withheld"  # not translated yet
    finally:
        tongue.leave(turned)
        retelling.forget()


def test_a_label_of_words_speaks_and_what_a_person_wrote_stands_as_it_is(qtbot, marked):
    words, data = plain("withheld"), plain(wording.quoted("withheld"))  # a note may read so
    qtbot.addWidget(words)
    qtbot.addWidget(data)
    assert (words.text(), data.text()) == ("⟦withheld⟧", "withheld")


NOTE = "the same bytes as before: recorded, not kept twice"  # which the desk says itself


def test_what_a_person_wrote_stands_as_it_is_alone_and_within_a_sentence(marked):
    assert told(NOTE) == f"⟦{NOTE}⟧"
    assert told(wording.quoted(NOTE)) == NOTE
    assert told(f"withheld; note: {wording.quoted(NOTE)}") == f"⟦withheld⟧; ⟦note: {NOTE}⟧"
    assert told(f"reads no {wording.quoted('video')}") == "⟦reads no video⟧"
    sly = f"\u2069{NOTE}"  # a note may close no quotation and begin none
    assert told(wording.quoted(sly)) == f"\\u{{2069}}{NOTE}"


def test_in_english_what_a_person_wrote_has_no_marks():
    assert wording.quoted(NOTE) == NOTE


def test_notes_and_statements_that_read_like_the_desk_are_shown_as_they_were_written(
    qtbot, marked, desk, open_case, case_folder, proposal, show
):
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    by = {"media_id": finding.media_id, "examiner": "A. Examiner", "note": NOTE}
    with CaseStore.open(case_folder) as store:
        done = replace(finding, id="d" * 32, supersedes=finding.id, examiner="A. Examiner")
        store.decide(replace(done, state=FindingState.CONFIRMED, statement=NOTE, note=NOTE))
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=0, pts=0.0, **by))
        store.put_labels([Label(tags=(3,), **by)])
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    window = desk.window
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
        qtbot.wait(30)
    qtbot.waitUntil(lambda: window.findings.choose("d" * 32), timeout=PATIENCE)
    assert window.findings.model.index(0).data(FindingRole.STATEMENT) == NOTE
    said = [(where, text) for where, text in everything(window) if isinstance(text, str)]
    assert [where for where, text in said if "⟦the same bytes as before" in text] == []
    places = {where for where, text in said if NOTE in text}
    assert {where.split(" > ")[0] for where in places} >= {"AnnotationsPanel", "MediaColumn"}
    assert "QWidget > Words.text" in places  # the sheet of the finding


def test_the_catalogue_holds_what_analyzers_say_of_themselves_and_the_words_of_outcomes():
    from analyzers.catalog import BUILT_IN

    known = set(texts())
    for method in BUILT_IN:
        assert {method.info.title, method.info.limitations} <= known
    assert {"scored", "withheld", "not applicable", "failed", "not examined"} <= known
    assert "compressed too coarsely" in known


def test_an_f_string_is_a_sentence_with_a_place_for_each_value():
    import ast

    code = 'f"{len(found)} of {box.width:.1f} and {other.width}, {{x}}"'
    assert template(ast.parse(code).body[0].value) == "{len} of {width} and {width2}, {{x}}"


# --- the walk -------------------------------------------------------------------------------


def outside(text):
    """Return what of a text stands outside marks."""
    depth, left = 0, []
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        left.append(sign if depth == 0 and sign != "⟧" else " ")
    return "".join(left)


def unmarked(text):
    rest = outside(text.split("…")[0] if "…" in text and "⟦" in text else text)
    for pattern in DATA:
        rest = re.sub(pattern, " ", rest)
    return re.findall(r"[A-Za-z]{3,}", rest)


def everything(window):
    """Yield every text of every widget, cell and action, with where it stands."""
    for one in [window, *window.findChildren(QWidget)]:
        where = f"{type(one.parent()).__name__} > {type(one).__name__}"
        for name in SAID:
            said = getattr(one, name, None)
            if callable(said) and not isinstance(one, QAbstractItemView):
                yield f"{where}.{name}", said()
        if isinstance(one, QTabWidget):
            yield from ((where, one.tabText(at)) for at in range(one.count()))
        elif isinstance(one, QComboBox):
            yield from ((where, one.itemText(at)) for at in range(one.count()))
        elif isinstance(one, QAbstractItemView) and not isinstance(one, QHeaderView):
            yield from cells(one, where)
    for action in window.findChildren(QAction):
        yield "action", action.text()


def cells(view, where):
    model = view.model()
    table = isinstance(view, QTableView)
    for column in range(model.columnCount() if table else 1):
        if table:
            yield where, model.headerData(column, Qt.Orientation.Horizontal)
        for row in range(min(model.rowCount(), 30)):
            for role in ROLES:
                yield f"{where} column {column}", model.index(row, column).data(role)


def test_no_word_of_the_window_is_english_only(
    qtbot, marked, monkeypatch, desk, open_case, case_folder, show
):
    """Metadata of a file and settings of a run stand as they were recorded."""
    drawn = spied(monkeypatch)
    found, seen = {}, set()

    def look():
        for where, text in everything(desk.window):
            if isinstance(text, str) and text and "MetadataPanel > RecordView" not in where:
                seen.add(text)
                if rest := unmarked(text):
                    found.setdefault((where, text[:120]), rest)

    look()
    open_case(desk, case_folder)
    for name in ("clip.mp4", "photo.jpg", "broken.jpg"):
        show(desk, name)
        for analyzer in desk.window.inspector.infos:
            desk.window.inspector.expand(analyzer.name)
        for place in range(desk.window.tabs.count()):
            desk.window.tabs.setCurrentIndex(place)
            desk.window.grab()
            look()
    found |= {("drawn", text[:120]): rest for text in drawn if (rest := unmarked(text))}
    assert found == {}
    assert sum("⟦" in text for text in seen) > 400


def spied(monkeypatch):
    """Return what is drawn from now on."""
    drawn, paint = Counter(), QPainter.drawText

    def spy(painter, *given):
        drawn.update(one for one in given if isinstance(one, str))
        return paint(painter, *given)

    monkeypatch.setattr(QPainter, "drawText", spy)
    return drawn


@pytest.mark.parametrize(
    "text",
    [
        "; ".join(f"abc{one} defg hij" for one in range(160)),
        "; ".join(f"abc{one} defg hij" for one in range(300)),
        "The man, who stands left of the door, wears a hat (grey), and looks away. " * 25,
        "reads no " * 85,
        "note: " * 600,
        "(" * 3000 + "ab",
        "a b. " * 100_000,
    ],
)
def test_no_text_keeps_the_window_waiting_and_none_is_lost(marked, text):
    begun = time.process_time()
    said = told(text)
    assert time.process_time() - begun < 1.5  # some take 0.1 s; they took up to 20
    assert re.sub("[⟦⟧]", "", said) == text


def test_many_parts_are_said_each(marked):
    several = "; ".join(["withheld", "not examined"] * 20)
    assert told(several) == "; ".join(["⟦withheld⟧", "⟦not examined⟧"] * 20)
