"""The chosen face in the frame on show: an enlarged crop, and how clearly it can be read."""

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import wording
from ui.face_colors import face_color
from ui.face_lanes import NOT_FOUND, PRESENCE_WORDS
from ui.face_words import QUALITY, quality_rows
from ui.faces import FacesView, TrackView
from ui.images import image
from ui.lanes import NOT_EXAMINED, SCORED
from ui.retelling import told
from ui.scale import px, sized
from ui.theme import Theme
from ui.tongue import tr
from ui.views.labels import named, plain, restyle
from workbench.model import Picture, Pixels

CROP = QSize(132, 150)
MARGIN = 0.25  # of the face box, on each side
SWATCH = 10


class FaceCard(QFrame):
    """Stands above the analyzers' cards; says what to do where there is nothing to show."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._view: FacesView | None = None
        self._chosen = ""
        self._empty_words = ""
        self._picture: Picture | None = None
        self._swatch = QLabel()
        self._swatch.setFixedSize(px(SWATCH), px(SWATCH))
        self._title = plain("", "title")
        self._words = plain("", "muted")
        self._crop = named(QLabel(), tr("Crop of the chosen face"))
        self._crop.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rows = QWidget()
        self._values: dict[str, QLabel] = {}
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(QUALITY.items()):
            title, value = plain(words.title, "muted", wrap=False), plain("")
            title.setToolTip(words.means)
            value.setToolTip(words.means)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._values[name] = value
        grid.setRowStretch(len(QUALITY), 1)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._swatch)
        head.addWidget(self._title, 1)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._crop)
        body.addWidget(self._rows, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 10, 9)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addLayout(body)

    # --- what is shown -------------------------------------------------------------------

    def open(self, view: FacesView | None, empty: str) -> None:
        """Take over other faces; `empty` is said where there is no track."""
        self._view, self._empty_words = view, empty
        self._show()

    def show_chosen(self, track_id: str) -> None:
        """Show another face."""
        self._chosen = track_id
        self._show()

    def show_picture(self, picture: Picture | None) -> None:
        """Show the chosen face in another frame."""
        self._picture = picture
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._swatch.setFixedSize(px(SWATCH), px(SWATCH))
        self._show()

    @property
    def words(self) -> str:
        """What is said below the title."""
        return self._words.text()

    @property
    def title(self) -> str:
        """The face that is shown."""
        return self._title.text()

    def value(self, quality: str) -> str:
        """Return what is said of one quality; empty where no face is shown."""
        return self._values[quality].text() if not self._rows.isHidden() else ""

    @property
    def crop_size(self) -> QSize:
        """The size of the crop on show, empty where there is none."""
        return QSize() if self._crop.isHidden() else self._crop.pixmap().size()

    # --- within --------------------------------------------------------------------------

    def _show(self) -> None:
        one = self._view.find(self._chosen) if self._view else None
        frame = self._picture.frame if self._picture else None
        row = one.seen.row(frame) if one and frame is not None else None
        self._swatch.setVisible(one is not None)
        self._rows.setVisible(row is not None)
        self._crop.setVisible(row is not None)
        self._title.setText(wording.shown(one.track.label, 60) if one else tr("Faces"))
        self._words.setText(self._said(one, frame))
        self._words.setVisible(bool(self._words.text()))
        if one is not None:
            color = face_color(self._theme, one.color, excluded=one.track.excluded)
            restyle(self._swatch, f"background: {color};")
        if one is not None and row is not None and self._picture is not None:
            self._show_face(one, row, self._picture)

    def _said(self, one: TrackView | None, frame: int | None) -> str:
        """Say which face is shown, or why none is."""
        if self._view is None or self._empty_words:
            return self._empty_words
        if frame is None:
            return ""
        if one is None:
            count = len(self._view.at(frame))
            if count:
                faces = "1 face" if count == 1 else f"{count} faces"
                return f"{faces} in this frame. Press N to choose the next."
            return f"Frame index {frame}: {absent_words(self._view, frame)}"
        if one.seen.row(frame) is None:
            return f"Frame index {frame}: {absent_words(self._view, frame)}"
        excluded = "; excluded, so analyzers do not read it" if one.track.excluded else ""
        return f"Frame index {frame}{excluded}"

    def _show_face(self, one: TrackView, row: int, picture: Picture) -> None:
        for name, words, measured in quality_rows(one, picture.frame):
            label = self._values[name]
            label.setText(words)
            restyle(label, "" if measured else f"color: {self._theme.muted};")
        crop = cut(picture, one.seen.boxes[row])
        self._crop.setVisible(crop is not None)
        if crop is not None:
            enlarged = image(crop).scaled(
                sized(CROP),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._crop.setPixmap(QPixmap.fromImage(enlarged))
            self._crop.setToolTip(told(crop_words(picture)))


def absent_words(view: FacesView, frame: int) -> str:
    """Return why a face is not in a frame: not found, or nobody could look."""
    seen = view.seen
    entry = int(np.searchsorted(seen.frames, frame)) if seen else 0
    if seen is None or entry >= seen.frames.size or seen.frames[entry] != frame:
        return PRESENCE_WORDS[NOT_EXAMINED]
    outcome = int(seen.outcomes[entry])
    return PRESENCE_WORDS[NOT_FOUND if outcome == SCORED else outcome]


def cut(
    picture: Picture, box: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
) -> Pixels | None:
    """Return the pixels around a face box, None where it lies outside the picture."""
    left, top, width, height = (float(value) * picture.scale for value in box)
    across, down = width * MARGIN, height * MARGIN
    rows, columns = picture.pixels.shape[:2]
    first, last = max(round(top - down), 0), min(round(top + height + down), rows)
    begin, end = max(round(left - across), 0), min(round(left + width + across), columns)
    if last <= first or end <= begin:
        return None
    return picture.pixels[first:last, begin:end]


def crop_words(picture: Picture) -> str:
    """Return what the crop is cut from."""
    if picture.scale >= 1:
        return "Cut from the frame on show at full resolution, enlarged."
    return f"Cut from the frame on show at {picture.scale * 100:.0f} % of its size."
