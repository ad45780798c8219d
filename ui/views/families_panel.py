"""The evidence families side by side: the statement, never without how they disagree."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.retelling import told
from ui.scale import px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.labels import named, plain
from ui.views.sheet import Sheet
from workbench import fusion_words as words
from workbench.explaining import Explanation, benefit
from workbench.fusion_records import Fusion, Voice

TITLE = "Evidence families together"
NAME_SHARE = 0.27  # of the width, for the names of families
LEAST_REACH = 1.0  # powers of ten to either side of a ratio of one
LEGEND = (
    "Dot and bar: likelihood ratio and its interval, left for recording, right for alteration; "
    "the line in the middle is a ratio of one. ▲ and ▽: above and below operating points."
)
INDENT = 20


class FamiliesPanel(QFrame):
    """Stands above the analyzers' cards of an exhibit that was examined."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._found: Sequence[Fusion] = ()
        self._track = ("", "")
        self._statement = plain("", "words")
        self._disagreement = plain("", "words")
        self._spoken = plain("", "words")
        self._explanation: Explanation | None = None
        self.bars = FamilyBars(theme)
        self._details = Sheet(spacing=4)
        self._build()

    def _build(self) -> None:
        self._toggle = named(QToolButton(), tr("Details of {TITLE}", TITLE=TITLE))
        self._toggle.setCheckable(True)
        self._toggle.setAutoRaise(True)
        self._toggle.setArrowType(Qt.ArrowType.RightArrow)
        self._toggle.toggled.connect(self._show_details)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._toggle)
        head.addWidget(plain(tr(TITLE), "title"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 10, 7)
        column.setSpacing(3)
        column.addLayout(head)
        for label in (self._statement, self._disagreement, self._spoken):
            label.setContentsMargins(INDENT, 0, 0, 0)
            column.addWidget(label)
        column.addWidget(self.bars)
        column.addWidget(self._details)
        self._details.setContentsMargins(INDENT, 2, 0, 0)
        self._details.hide()

    def open(self, found: Sequence[Fusion], explanation: Explanation | None = None) -> None:
        """Show the statement over a medium, and of its face tracks after it; none hides it.

        `explanation` holds the sentences that were measured to help.
        """
        self._found, self._explanation = found, explanation
        self.setVisible(bool(found))
        self._show()

    def show_track(self, track_id: str, label: str) -> None:
        """Add how the families stand to one face, where they score each."""
        self._track = (track_id, label)
        self._show()

    @property
    def told(self) -> list[str]:
        """Everything that is said, the statement first and the disagreement right after it."""
        if not self._found:
            return []
        return [self._statement.text(), self._disagreement.text(), *self._details_of()]

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.bars.set_theme(theme)

    def _show(self) -> None:
        if not self._found:
            self._clear()
            return
        whole = self._found[0]
        self._statement.setText(f"{words.statement(whole)}.")
        self._disagreement.setText(" ".join([words.disagreement(whole), *self._of_track()]))
        sentences = self._explanation.sentences if self._explanation else ()
        self._spoken.setText("\n".join(one.text for one in sentences))
        self._spoken.setVisible(bool(sentences))
        self.bars.show_voices(whole.voices)
        self._list(self._details_of())

    def _clear(self) -> None:
        """Keep no word of what was shown: not even unseen, where a screen reader finds it."""
        for label in (self._statement, self._disagreement, self._spoken):
            label.clear()
        self.bars.show_voices(())
        self._list([])

    def _of_track(self) -> list[str]:
        """Return the disagreement about the chosen face, where several are scored apart."""
        own = [one for one in self._found[1:] if one.track_id == self._track[0]]
        return [f"{self._track[1]}: {words.disagreement(one)}" for one in own]

    def _details_of(self) -> list[str]:
        whole = self._found[0]
        sides = words.propositions(whole) if whole.llr is not None else ()
        told = [f"{name}: {text}" for name, text in zip(("F1", "F2"), sides, strict=False)]
        told += [words.voice(one) for one in whole.voices]
        if outside := words.beside(whole.beside):
            told.append(f"Beside it, never in it: {outside}.")
        return [*told, *self._explained(), LEGEND, f"{words.HOW} {words.OUTSIDE}"]

    def _explained(self) -> list[str]:
        """Return what was measured of each sentence, and why other analyzers are silent."""
        if self._explanation is None:
            return []
        told = [f"{one.analyzer}: {benefit(one)}." for one in self._explanation.sentences]
        return [
            *told,
            *(
                tr("Silent: {title}: {why}.", title=o.title, why=o.why)
                for o in self._explanation.quiet
            ),
        ]

    def _list(self, told: list[str]) -> None:
        """Say the details where they are asked for: labels cost more than they say."""
        wanted = told if self._toggle.isChecked() else []
        self._details.show_lines([("muted", line) for line in wanted])

    def _show_details(self, on: bool) -> None:
        self._toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._list(self._details_of() if self._found else [])
        self._details.setVisible(on)


class FamilyBars(QWidget):
    """One row per family: its ratio with the interval on an axis, or why it has none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._voices: Sequence[Voice] = ()
        self.setAccessibleName(tr("Evidence families, one row each"))

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Show these families."""
        self._voices = voices
        self.setMinimumHeight(self.sizeHint().height())
        self.setAccessibleDescription("; ".join(told(words.voice(one)) for one in voices))
        self.setToolTip("\n".join(told(words.voice(one)) for one in voices))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all rows take."""
        return QSize(px(260), round(self._row * len(self._voices)) + px(4))

    @property
    def _row(self) -> float:
        return QFontMetricsF(self.font()).height() + px(5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() * NAME_SHARE + px(24)
        axis = QRectF(left, 0, self.width() - left - px(12), self._row)
        for place, one in enumerate(self._voices):
            self._paint(painter, one, axis.translated(0, place * self._row))

    def _paint(self, painter: QPainter, one: Voice, axis: QRectF) -> None:
        muted = one.llr is None and one.proposed is not True
        painter.setPen(QColor(self._theme.muted if muted else self._theme.text))
        name = QRectF(px(INDENT), axis.top(), axis.left() - px(INDENT + 20), axis.height())
        called = painter.fontMetrics().elidedText(
            told(words.named(one.family)), Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, called)
        sign = {True: "▲", False: "▽", None: ""}[one.proposed]
        place = QRectF(axis.left() - px(18), axis.top(), px(16), axis.height())
        painter.setPen(QColor(self._theme.segment if one.proposed else self._theme.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
        if one.llr is None:
            self._paint_lack(painter, one, axis)
        else:
            self._paint_ratio(painter, one, axis)

    def _paint_lack(self, painter: QPainter, one: Voice, axis: QRectF) -> None:
        painter.setPen(QColor(self._theme.muted))
        text = painter.fontMetrics().elidedText(
            told(words.lack(one)), Qt.TextElideMode.ElideRight, int(axis.width())
        )
        painter.drawText(axis, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ratio(self, painter: QPainter, one: Voice, axis: QRectF) -> None:
        middle = axis.center().y()
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawLine(QPointF(axis.left(), middle), QPointF(axis.right(), middle))
        zero = self._at(axis, 0.0)
        painter.drawLine(QPointF(zero, axis.top() + 2), QPointF(zero, axis.bottom() - 2))
        if one.lower is not None and one.upper is not None and not one.at_bound:
            painter.setPen(QPen(QColor(self._theme.curve), px(4)))
            ends = (self._at(axis, one.lower), self._at(axis, one.upper))
            painter.drawLine(*(QPointF(end, middle) for end in ends))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.text))
        dot = QPointF(self._at(axis, one.llr or 0.0), middle)
        painter.drawEllipse(dot, px(4), px(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _at(self, axis: QRectF, llr: float) -> float:
        """Return where a ratio lies on the axis, whose ends are the widest bounds."""
        ends = [abs(end) for one in self._voices for end in one.bounds or ()]
        reach = max([LEAST_REACH, *ends])
        share = min(max(llr / reach, -1.0), 1.0)
        return axis.center().x() + share * axis.width() / 2
