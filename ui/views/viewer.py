"""The viewer: the picture of the current frame, the map over it, and what the map means."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.face_overlay import FaceOverlay
from ui.images import image, placed_box, placed_overlay
from ui.retelling import told
from ui.theme import Theme
from ui.tongue import tr
from ui.views.canvas import Canvas
from ui.views.color_bar import ColorBar
from ui.views.compare_bar import CompareBar
from ui.views.elided import ElidedChoice, FoldedLabel
from ui.views.labels import named, plain
from ui.views.pane_bar import PaneBar
from ui.views.pane_grid import PaneGrid
from ui.views.region_marks import outline_of
from workbench.model import (
    AnalyzerRun,
    FindingRegion,
    MediaItem,
    Picture,
    Pixels,
    StoredMap,
    StoredPicture,
)

NO_MAP = "no map"
OPACITY = 60
LINES = 3  # of what a map means; the rest stands in its tool tip
SHORT = {"face_boxes": "Faces", "wipe": "Wipe", "fit": "Fit", "actual": "1:1"}


class Viewer(QWidget):
    """Shows pictures that others request; says which map and which size are wanted."""

    map_wanted = Signal(StoredMap)
    frame_wanted = Signal(int)
    resized = Signal()
    overlaid_changed = Signal(bool)
    pixel_told = Signal(str)  # place and colour of the pixel under the pointer
    faded = Signal(float)  # how strongly the map covers the picture, 0..1
    mapped = Signal()  # the map for the frame on show is another one, or is here now

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._item: MediaItem | None = None
        self._maps: list[tuple[AnalyzerRun, StoredMap]] = []
        self._values: dict[str, Pixels] = {}
        self._regions: Sequence[FindingRegion] = ()
        self._frame = 0
        self._near = 0
        self._picked = False  # whether the examiner chose the map
        self.canvas = Canvas(theme)
        self.compare_bar = CompareBar(actions)
        self.faces = FaceOverlay(theme)
        self._notice = named(plain(), style="notice")
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build(actions, theme)
        self.canvas.zoomed.connect(self._show_zoom)
        self.canvas.hovered.connect(self._tell_pixel)

    # --- building ------------------------------------------------------------------------

    def _build(self, actions: Mapping[str, QAction], theme: Theme) -> None:
        stage = QWidget()
        self._stack = QStackedLayout(stage)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackOne)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._controls(actions))
        layout.addWidget(self.compare_bar)
        self.pane_bar = PaneBar(actions)
        layout.addWidget(self.pane_bar)
        self.grid = PaneGrid(stage, theme)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._legend())

    def _controls(self, actions: Mapping[str, QAction]) -> QWidget:
        self._chooser = named(ElidedChoice(), tr("Localization map"))
        self._chooser.currentIndexChanged.connect(self._choose)
        self._chooser.activated.connect(self._pick)
        self._overlaid = QCheckBox(tr("Overlay"))
        self._overlaid.setChecked(True)
        self._overlaid.toggled.connect(self.show_overlay)
        self._opacity = named(QSlider(Qt.Orientation.Horizontal), tr("Opacity of the map"))
        self._opacity.setRange(5, 100)
        self._opacity.setValue(OPACITY)
        self._opacity.setMinimumWidth(40)
        self._opacity.setMaximumWidth(110)
        self._opacity.valueChanged.connect(lambda value: self.faded.emit(value / 100))
        self.faded.connect(self.canvas.set_opacity)
        return self._row_of_controls(actions)

    def _row_of_controls(self, actions: Mapping[str, QAction]) -> QWidget:
        self._zoom = named(QLabel(), style="zoom")
        strip = named(QWidget(), style="strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(5)
        row.addWidget(self._overlaid)
        row.addWidget(self._chooser, 9)
        row.addWidget(self._opacity)
        row.addStretch(1)
        row.addWidget(self._zoom)
        for name, short in SHORT.items():
            actions[name].setIconText(told(short))  # the window must fit small screens
            button = QToolButton()
            button.setDefaultAction(actions[name])
            row.addWidget(button)
        return strip

    def _legend(self) -> QWidget:
        self._meaning = named(FoldedLabel(LINES), tr("What the map means"))
        self._legend_row = named(QWidget(), style="strip")
        row = QHBoxLayout(self._legend_row)
        row.setContentsMargins(10, 4, 10, 4)
        low, high = QLabel(tr("low")), QLabel(tr("high"))
        for widget in (low, ColorBar(), high):
            row.addWidget(widget)
        row.addSpacing(10)
        row.addWidget(self._meaning, 1)
        self._nearest = QPushButton()
        self._nearest.setFlat(True)
        self._nearest.clicked.connect(lambda: self.frame_wanted.emit(self._near))
        row.addWidget(self._nearest)
        self._legend_row.hide()
        return self._legend_row

    # --- what is shown -------------------------------------------------------------------

    def open(
        self,
        item: MediaItem,
        maps: Sequence[tuple[AnalyzerRun, StoredMap]],
        first: Sequence[str] = (),
    ) -> None:
        """Start on an item; its first picture is still to come.

        Of the maps `first` (ids, best first) the first one on record is chosen, until the
        examiner chooses another.
        """
        same = self._item is not None and self._item.id == item.id
        self._item = item
        self._maps = list(maps)
        if not same:
            self.faces.view = None
            self._values.clear()
            self.canvas.show_nothing()
            self._picked = False
        self._fill_chooser()
        if not self._picked:
            self._choose_first(first)

    def close_item(self) -> None:
        """Show nothing."""
        self._item = None
        self._maps = []
        self._values.clear()
        self.canvas.show_nothing()
        self._fill_chooser()

    def show_notice(self, text: str) -> None:
        """Say instead of a picture why there is none and what to do."""
        self._notice.setText(text)
        self._stack.setCurrentWidget(self._notice)

    def show_picture(self, picture: Picture) -> None:
        """Show a frame; it replaces a notice."""
        if self._item is None or self._item.stream is None:
            return
        stream = self._item.stream
        self._stack.setCurrentWidget(self.canvas)
        self.canvas.show_picture(image(picture.pixels), QSize(stream.width, stream.height))
        if picture.frame != self._frame:
            self.canvas.point_at(None)  # what is framed is a part of the frame before
        self._frame = picture.frame
        self._choose()
        self.show_faces()
        self._outline()

    def show_regions(self, regions: Sequence[FindingRegion]) -> None:
        """Enclose the regions of the chosen finding in the frames that they are of."""
        self._regions = regions
        self._outline()

    def _outline(self) -> None:
        here = [one for one in self._regions if one.frame == self._frame]
        self.canvas.regions = [outline_of(one) for one in here]
        self.canvas.update()

    def show_values(self, map_id: str, values: Pixels) -> None:
        """Show the values of a map that was asked for."""
        self._values[map_id] = values
        self._choose()

    def show_faces(self) -> None:
        """Draw the faces of the frame on show anew."""
        has_picture = self.canvas.has_picture
        self.canvas.show_faces(self.faces.marks(self._frame) if has_picture else ())

    def show_overlay(self, on: bool) -> None:
        """Show or hide the map over the picture."""
        self._overlaid.setChecked(on)
        self.canvas.set_overlaid(on)
        self.overlaid_changed.emit(on)

    @property
    def overlaid(self) -> bool:
        """Whether the map is shown over the picture."""
        return bool(self._overlaid.isChecked())

    @property
    def chosen_map(self) -> StoredMap | None:
        """The map of the chosen kind for the frame on show, the chosen face's first."""
        wanted = self._chooser.currentData()
        here = [
            stored
            for run, stored in self._maps
            if _key(run.info.name, stored.name) == wanted and stored.frame == self._frame
        ]
        of_face = (stored for stored in here if stored.track_id == self.faces.chosen)
        return next(of_face, here[0] if here else None)

    @property
    def map_kind(self) -> tuple[str, str] | None:
        """The analyzer and the name of the chosen kind of map, None while there is none."""
        chosen = self._chooser.currentData()
        return None if chosen is None else tuple(chosen.split("/", 1))

    @property
    def meaning(self) -> str:
        """What the legend says."""
        return self._meaning.text()

    @property
    def notice(self) -> str:
        """What is said in place of a picture; empty when there is one."""
        return "" if self._stack.currentWidget() is self.canvas else self._notice.text()

    def choose_stored(self, map_ids: Collection[str]) -> StoredMap | None:
        """Choose the kind of the first of these maps and return that map."""
        for run, stored in self._maps:
            if stored.id in map_ids:
                self.choose_map(run.info.name, stored.name)
                return stored
        return None

    def choose_map(self, analyzer: str, name: str) -> None:
        """Choose a kind of map by analyzer and name."""
        for place in range(self._chooser.count()):
            if self._chooser.itemData(place) == _key(analyzer, name):
                self._picked = True
                self._chooser.setCurrentIndex(place)

    def map_frames(self) -> list[int]:
        """Return the frames that have a map of the chosen kind."""
        wanted = self._chooser.currentData()
        return [m.frame for run, m in self._maps if _key(run.info.name, m.name) == wanted]

    # --- within --------------------------------------------------------------------------

    def _choose_first(self, first: Sequence[str]) -> None:
        """Choose the best map, without taking it for the examiner's choice."""
        known = {stored.id: (run, stored) for run, stored in self._maps}
        for run, stored in [known[map_id] for map_id in first if map_id in known][:1]:
            place = self._chooser.findData(_key(run.info.name, stored.name))
            self._chooser.setCurrentIndex(place)

    def _pick(self, _place: int) -> None:
        self._picked = True

    def _fill_chooser(self) -> None:
        before = self._chooser.currentData()
        self._chooser.blockSignals(True)
        self._chooser.clear()
        for run, stored in self._maps:
            key = _key(run.info.name, stored.name)
            if self._chooser.findData(key) < 0:
                self._chooser.addItem(told(_label(run, stored)), key)
        if not self._chooser.count():
            self._chooser.addItem(tr(NO_MAP), None)
        self._chooser.setCurrentIndex(max(self._chooser.findData(before), 0))
        self._chooser.blockSignals(False)
        for widget in (self._chooser, self._overlaid, self._opacity):
            widget.setEnabled(bool(self._maps))
        self._choose()

    def point_at(self, picture: StoredPicture | None) -> None:
        """Frame the part of the frame that a picture was made of, if it is of one on show."""
        stream = self._item.stream if self._item else None
        here = picture is not None and picture.frame == self._frame
        if picture is None or picture.box is None or stream is None or not here:
            self.canvas.point_at(None)
        else:
            self.canvas.point_at(placed_box(picture.box, picture.grid, stream))

    def _choose(self, _place: int = 0) -> None:
        """Lay the chosen map over the picture, asking for its values when they are not here."""
        stored = self.chosen_map
        self._explain(stored)
        values = self._values.get(stored.id) if stored else None
        if stored is not None and values is None:
            self.map_wanted.emit(stored)
        stream = self._item.stream if self._item else None
        if stored is None or values is None or stream is None:
            self.canvas.show_overlay(None)
        else:
            self.canvas.show_overlay(placed_overlay(stored, values, stream))
        self.mapped.emit()

    @property
    def placed_map(self) -> tuple[QImage, QRectF] | None:
        """The chosen map of the frame on show by itself, and what it covers."""
        stored, stream = self.chosen_map, self._item.stream if self._item else None
        values = self._values.get(stored.id) if stored else None
        if stored is None or values is None or stream is None:
            return None
        return placed_overlay(stored, values, stream, alone=True)

    def _explain(self, stored: StoredMap | None) -> None:
        self._legend_row.setVisible(bool(self._maps))
        frames = self.map_frames()
        self._nearest.setVisible(stored is None and bool(frames))
        if stored is not None:
            self._meaning.say(stored.meaning)
            return
        self._meaning.say(tr("No map of this kind was kept for this frame."))
        self._near = min(frames, key=lambda frame: abs(frame - self._frame), default=0)
        self._nearest.setText(tr("Go to frame index {near}, which has one", near=self._near))

    def _show_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom * 100:.0f} %")
        self.resized.emit()

    def _tell_pixel(self, pixel: QPoint | None) -> None:
        """Say which pixel lies under the pointer, and its colour where the file's is here."""
        self.pixel_told.emit(self.canvas.words_at(pixel))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.canvas.set_theme(theme)
        self.grid.set_theme(theme)
        self.faces.theme = theme
        self.show_faces()
        self._notice.setStyleSheet(
            f"background: {theme.stage}; color: {QColor(theme.stage_text).name()};"
        )


def _key(analyzer: str, name: str) -> str:
    """Return what the chooser knows a kind of map by; Qt does not find tuples again."""
    return f"{analyzer}/{name}"


def _label(run: AnalyzerRun, stored: StoredMap) -> str:
    return f"{run.info.title}: {wording.spaced(stored.name)}"
