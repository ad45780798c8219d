"""Custody: the hash at intake, every arrival, the stream as probed, and every run."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.models.runs import RunTable
from ui.review_words import known_words
from ui.snapshots import ItemView
from ui.tongue import tr
from ui.views.labels import plain, scrolled
from ui.views.tables import RecordView
from workbench.blind import HIDDEN
from workbench.model import MediaItem, Receipt, Stream

RUNS = "Runs, newest first"
WIDTHS = {1: 64, 2: 96, 3: 96, 4: 56}


class CustodyPanel(QWidget):
    """Facts in words above, runs in a table below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = RunTable(self)
        self._names: list[str] = []
        self._values: list[QLabel] = []
        self._body = QWidget()
        self._form = QFormLayout(self._body)
        self._form.setContentsMargins(10, 8, 10, 8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._build()

    def _build(self) -> None:
        table = RecordView(self.runs, WIDTHS, 0, tr("Runs on this exhibit"))
        table.setAlternatingRowColors(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(self._body), 3)
        self._runs_heading = _heading(RUNS)
        layout.addWidget(self._runs_heading)
        layout.addWidget(table, 2)

    def open(self, view: ItemView | None) -> None:
        """Show the custody of an item."""
        self.runs.show(view.runs[::-1] if view else ())
        self._runs_heading.setText(
            tr("Runs: {hidden}", hidden=HIDDEN) if view and view.hidden else tr(RUNS)
        )
        rows = list(_rows(view)) if view else []
        names = [name for name, _ in rows]
        if names == self._names:  # labels cost more than what they say
            for label, (name, text) in zip(self._values, rows, strict=True):
                label.setText(_said(name, text))
            return
        while self._form.rowCount():
            self._form.removeRow(0)
        self._names, self._values = names, [_value(name, text) for name, text in rows]
        for name, value in zip(names, self._values, strict=True):
            self._form.addRow(plain(name, "muted", wrap=False), value)


def _rows(view: ItemView) -> Iterator[tuple[str, str]]:
    item = view.item
    yield "Exhibit", item.exhibit
    yield "Name", wording.quoted(item.original_name)
    yield "SHA-256", item.sha256
    yield "Size", f"{item.size_bytes:,} bytes"
    yield "State", _state(item)
    if view.known is not None and view.known.known:
        yield "In this case", known_words(view.known)
    for receipt in view.receipts:
        yield "Arrival", _arrival(receipt)
    if item.stream is not None:
        yield from _stream(item.stream)


def _state(item: MediaItem) -> str:
    parts = [wording.STATE_WORDS[item.state]]
    reason = wording.reason(item.reason)
    parts += [reason] if reason not in ("", *parts) else []
    parts += [wording.shown(item.detail)] if item.detail else []
    return "; ".join(parts)


def _arrival(receipt: Receipt) -> str:
    lines = [
        f"{wording.moment(receipt.at)}, received by {wording.quoted(receipt.received_by)}"
        + (f" from {wording.quoted(receipt.received_from)}" if receipt.received_from else ""),
        wording.quoted(receipt.path),
    ]
    if receipt.modified_at is not None:
        lines.append(f"file time {wording.moment(receipt.modified_at)}")
    if receipt.duplicate:
        lines.append("the same bytes as before: recorded, not kept twice")
    return "\n".join(lines)


def _stream(stream: Stream) -> Iterator[tuple[str, str]]:
    yield "Container", f"{stream.container}, {stream.codec}"
    yield "Picture", _picture(stream)
    if stream.frame_count > 1:
        yield "Frames", f"{stream.frame_count}"
        yield "Time", f"{wording.time(stream.first_pts)} – {wording.time(stream.last_pts)}"
        yield "Rate", _rate(stream)
    for remark in stream.remarks:
        yield "Remark", wording.shown(remark, 600)


def _picture(stream: Stream) -> str:
    parts = [f"{stream.width} × {stream.height}", f"{stream.bit_depth} bit"]
    if stream.orientation != 1:
        parts.append(f"stored {stream.coded_width} × {stream.coded_height}, turned upright")
    parts += [text for text in (stream.pixel_format, stream.color) if text]
    return ", ".join(wording.shown(part) for part in parts)


def _rate(stream: Stream) -> str:
    rate = f"{stream.frame_rate:.3f} frames per second" if stream.frame_rate else "not stated"
    kinds = {True: f", {tr('variable')}", False: f", {tr('constant')}", None: ""}
    return rate + kinds[stream.variable_rate]


def _value(name: str, text: str) -> QLabel:
    label = plain(_said(name, text))
    if name == "SHA-256":
        label.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return label


def _said(name: str, text: str) -> str:
    return _broken(text) if name == "SHA-256" else text


def _broken(digest: str) -> str:
    """Return a hash on two lines of equal length."""
    half = len(digest) // 2
    return f"{digest[:half]}\n{digest[half:]}"


def _heading(text: str) -> QLabel:
    label = plain(text, "heading")
    label.setContentsMargins(10, 6, 10, 2)
    return label
