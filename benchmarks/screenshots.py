"""Take the desk's screenshots for the documentation, from the sample case, without a display.

    python -m benchmarks.screenshots [FOLDER [--all | --evidence]]

Makes a case of its own in a temporary folder, drops the sample media on the window, examines
them, reviews a video and a picture, issues the report, and saves one PNG for each. With
`--evidence` it takes the cards of analyzers that are asked for by name instead, as far as they
are carried, and the eyes of a clip in which they are moved (`benchmarks.drawn_eyes`).
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QItemSelectionModel,
    QPoint,
    QRect,
    QSettings,
    QSize,
    QTimer,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from analyzers.catalog import by_name
from benchmarks import drawn_eyes
from ui.app import application
from ui.desk import Desk
from ui.dialogs.new_case import NewCase
from ui.face_colors import BRIGHT, DEEP
from ui.images import color_table
from ui.settings import DeskSettings
from ui.theme import DARK, LIGHT, Choice, Theme, Themes
from ui.views.analyzer_card import AnalyzerCard
from workbench.errors import CaseBusy
from workbench.model import Case, FindingState, MediaItem, MediaState

SIZE = QSize(1440, 900)
PATIENCE_MS = 1_200_000  # a busy machine examines slowly
EXACT = 60
EYES = "eyes-moved.mp4"
COMPARED = {"portrait.jpg", "portrait-resaved.jpg", "portrait-spliced.jpg"}
PLAIN, BROKEN = "portrait.jpg", "broken.jpg"
EVIDENCE = (  # exhibit, analyzer whose card is opened, picture
    (PLAIN, "face_parts", "parts"),
    (PLAIN, "laundering", "laundering"),
    (PLAIN, "frequency.upsampling", "upsampling"),
    (EYES, "gaze", "gaze"),
)


class Photographer:
    """Drives one desk and takes pictures of it."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.app: QApplication = application()
        settings = QSettings(str(scratch / "desk.ini"), QSettings.Format.IniFormat)
        self.themes = Themes(self.app, Choice.LIGHT)
        self.desk = Desk(self.themes, DeskSettings(settings))
        self.window = self.desk.window
        self.window.review.failed.connect(lambda doing, error: print("could not", doing, error))
        self.window.resize(SIZE)
        self.window.show()

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Let the desk work until something is true."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not true():
            self.settle(20)
            if deadline.hasExpired():
                raise TimeoutError(what)

    def settle(self, ms: int = 400) -> None:
        """Let what is under way be drawn."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def take(self, name: str, dialog: QWidget | None = None) -> None:
        """Save the window, with an open dialog in its middle."""
        self.settle()
        picture = self.window.grab().toImage()
        if dialog is not None:
            box = QRect(QPoint(), dialog.size())
            box.moveCenter(QRect(QPoint(), SIZE).center())
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), self.app.palette().shadow().color().lighter(100))
            painter.setOpacity(0.45)
            painter.drawImage(0, 0, self.window.grab().toImage())
            painter.setOpacity(1)
            painter.drawImage(box.topLeft(), dialog.grab().toImage())
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            painter.end()
        self._save(picture, self.folder / f"desk-{name}.png")

    def _save(self, picture: QImage, path: Path) -> None:
        picture.convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG")
        with Image.open(path) as full:
            few = reduced(full.convert("RGB"))
        few.save(path, optimize=True)
        print(path, path.stat().st_size // 1000, "kB")

    # --- the sitting ---------------------------------------------------------------------

    def open_case(self, scratch: Path) -> None:
        """Make and open a case."""
        case = Case(
            number="2026-0142",
            title="Portrait and clip received by mail",
            question="Are the portrait and the clip authentic, and if not, where and when?",
            examiner="A. Examiner",
            agency="Forensic Imaging Laboratory",
        )
        self.desk.create(NewCase(case, scratch / "2026-0142.loupe"))
        self.until(lambda: self.desk.session is not None, "the case opens")

    def add(self, paths: list[Path]) -> None:
        """Drop files and wait until they are listed."""
        self.window.dropped.emit(paths)
        self.until(lambda: not self.desk.session.busy, "files are taken in")
        self.until(lambda: self.window.media.rowCount() == len(paths), "files are listed")
        items = [row.item for row in self.window.media.rows()]
        unread = [item.original_name for item in items if _unread(item)]
        if unread:
            sys.exit(f"not read, as on a machine that is too busy: {', '.join(unread)}")
        self.settle(800)
        self.window.banner.hide()

    def choose(self, name: str) -> None:
        """Open an exhibit by its file name."""
        for number, row in enumerate(self.window.media.rows()):
            if row.item.original_name == name:
                self.window.media_list.open_row(number)
        self.until(
            lambda: (
                (view := self.desk.reviewing.view) is not None
                and view.item.original_name == name
            ),
            f"{name} is read",
        )
        viewer = self.window.review.viewer
        self.until(lambda: viewer.canvas.has_picture or viewer.notice, f"{name} is shown")
        self.settle(600)

    def examine(self) -> None:
        """Examine everything and take a picture on the way."""
        self.choose("clip.mp4")
        clip = self.desk.reviewing.view.item
        self.window.media_list.clearSelection()
        done = 0

        def observe(media_id: str, pace: object) -> None:
            nonlocal done
            if media_id == clip.id and pace.share:
                done = pace.share

        self.desk.session.examinations.paced.connect(observe)
        self.desk.session.examine([clip])
        self.desk.session.examine(
            [
                row.item
                for row in self.window.media.rows()
                if row.item.stream and row.item.id != clip.id
            ]
        )
        self.until(lambda: done > 0.4 or not self.desk.session.busy, "half the clip is read")
        self.settle(250)
        self.take("examining")
        self.until(lambda: not self.desk.session.busy, "everything is examined")
        self.settle(800)


def _unread(item: MediaItem) -> bool:
    """Say whether a file that can be read was not."""
    return item.state is not MediaState.ACCEPTED and item.original_name != BROKEN


def reduced(picture: Image.Image) -> Image.Image:
    """Return a picture in 256 colours: those of the desk exactly, the photograph's roughly."""
    pixels = np.asarray(picture)
    palette = _palette(picture)
    colors, places = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True)
    apart = [np.abs(palette - color).sum(axis=1) for color in colors.astype(np.int16)]
    nearest = np.argmin(apart, axis=1).astype(np.uint8)
    few = Image.fromarray(nearest[places].reshape(pixels.shape[:2]), "P")
    few.putpalette(palette.astype(np.uint8).tobytes())
    return few


def _palette(picture: Image.Image) -> np.ndarray:
    """Return 256 colours: the themes', the maps', the most frequent ones, then the rest."""
    named = [
        tuple(bytes.fromhex(value[1:]))
        for theme in (LIGHT, DARK)
        for value in vars_of(theme)
        if value.startswith("#")
    ]
    named += [tuple(bytes.fromhex(color[1:])) for color in (*BRIGHT, *DEEP)]
    scale = [tuple(color) for color in color_table()[::12].tolist()]
    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    exact = list(dict.fromkeys(named + scale + [color for _, color in counted[:EXACT]]))
    room = 256 - len(exact)
    rest = picture.quantize(room, Image.Quantize.MEDIANCUT).getpalette()[: room * 3]
    return np.array([*exact, *zip(*[iter(rest)] * 3, strict=True)], np.int16)


def vars_of(theme: Theme) -> list[str]:
    """Return the values of a theme."""
    return [getattr(theme, name) for name in Theme.__dataclass_fields__]


def sit(folder: Path, scratch: Path, media: list[Path]) -> None:
    """Take all pictures of one sitting."""
    it = Photographer(folder, scratch)
    it.open_case(scratch)
    it.take("empty")
    it.add(media)
    it.examine()
    it.choose("clip.mp4")
    review_video(it)
    it.take("reviewing")
    review_faces(it)
    it.take("faces")
    for name in ("overlay", "face_parts"):
        it.window.actions_by_name[name].trigger()
    it.choose("portrait-spliced.jpg")
    it.window.show_tab(it.window.inspector)
    it.take("image")
    compare(it)
    it.take("panes")
    it.window.actions_by_name["compare_items"].trigger()
    it.settle(1500)
    issue(it, scratch)
    it.choose("clip.mp4")
    review_video(it)
    it.themes.choose(Choice.DARK)
    it.take("dark")
    if "--all" in sys.argv:
        leaf(it)
    it.window.close()


def review_video(it: Photographer) -> None:
    """Put the playhead on the middle map of the clip, with the inspector at the side."""
    it.window.show_tab(it.window.inspector)
    it.window.inspector.expand("frequency.spectrum")
    viewer, playback = it.window.review.viewer, it.window.review.playback
    frames = viewer.map_frames()
    if frames:
        playback.go_to(max(frames))
    it.settle(1200)


def gather_evidence(folder: Path, scratch: Path, media: list[Path]) -> None:
    """Take the cards of `EVIDENCE`, each of an exhibit that was read by that analyzer alone."""
    it = Photographer(folder, scratch)
    it.open_case(scratch)
    drawn_eyes.write(scratch / EYES)
    wanted = {name for name, _, _ in EVIDENCE}
    it.add([path for path in [*media, scratch / EYES] if path.name in wanted])
    for name, analyzer, picture in EVIDENCE:
        if analyzer in by_name():
            it.choose(name)
            it.desk.session.examine([it.desk.reviewing.view.item], (analyzer,))
            it.until(lambda: not it.desk.session.busy, f"{name} is examined")
            it.settle(1500)
            if name == EYES:
                review_eyes(it)
            show_card(it, analyzer)
            it.take(picture)
    it.window.close()


def show_card(it: Photographer, analyzer: str) -> None:
    """Open the card of an analyzer at the head of the inspector."""
    inspector = it.window.inspector
    it.window.show_tab(inspector)
    inspector.expand(analyzer)
    it.settle(1500)
    cards = [card for card in inspector.findChildren(AnalyzerCard) if card.name == analyzer]
    if not cards:
        sys.exit(f"{analyzer} has no card, as on a machine that is too busy to examine")
    inspector.verticalScrollBar().setValue(cards[0].y())


def review_eyes(it: Photographer) -> None:
    """Draw where the eyes look, on the frame and over time, where one has begun to be late."""
    it.window.actions_by_name["face_gaze"].trigger()
    it.window.review.playback.go_to(drawn_eyes.LATE_FROM + drawn_eyes.RATE)
    it.until(lambda: bool(it.desk.reviewing.faces.view.tracks), "faces are on record")
    it.settle(1500)


def review_faces(it: Photographer) -> None:
    """Choose the face of the clip, outline its parts and give it a name."""
    it.window.show_tab(it.window.faces)
    it.until(lambda: bool(it.desk.reviewing.faces.view.tracks), "faces are on record")
    for name in ("overlay", "face_parts"):
        it.window.actions_by_name[name].trigger()
    it.settle(600)
    form = it.window.faces.form
    form.label.setText("The astronaut")
    form.note.setText("Named on the suit.")
    it.window.actions_by_name["rename_track"].trigger()
    it.settle(1500)


def compare(it: Photographer) -> None:
    """Put three exhibits side by side."""
    listed = it.window.media_list
    wanted = [
        number
        for number, row in enumerate(it.window.media.rows())
        if row.item.original_name in COMPARED
    ]
    listed.clearSelection()
    for number in wanted:
        place = listed.sifted.index(number, 0)
        listed.selectionModel().select(place, QItemSelectionModel.SelectionFlag.Select)
    it.settle(800)
    it.window.actions_by_name["compare_items"].trigger()
    it.settle(4000)


def issue(it: Photographer, scratch: Path) -> None:
    """Confirm the first finding, then issue the report."""
    for finding in it.desk.reviewing.view.standing[:1]:
        note = "The region differs from its surroundings in more than one map."
        it.desk.session.decide(finding, FindingState.CONFIRMED, "A. Examiner", note)
    it.settle(1500)
    dialog = it.desk.ask_report()
    dialog.target.setText(str(scratch / "report.pdf"))
    dialog.make.click()
    it.until(dialog.make.isEnabled, "the report is issued")
    dialog.target.setText("/home/examiner/cases/2026-0142-report.pdf")
    it.take("report", dialog)
    dialog.reject()


def leaf(it: Photographer) -> None:
    """Take the panels and dialogs that the documentation does not show, to be looked at."""
    it.choose("portrait-spliced.jpg")
    for name, panel in (
        ("findings", it.window.findings),
        ("metadata", it.window.metadata),
        ("custody", it.window.custody),
    ):
        it.window.show_tab(panel)
        it.take(name)
    for name, action in (("keys", "keys"), ("new", "new_case"), ("own", "state_finding")):
        it.window.actions_by_name[action].trigger()
        dialog = it.app.activeModalWidget()
        it.take(name, dialog)
        dialog.reject()
    it.desk.trouble("add files", CaseBusy("The case is held by another window (pid 7)."))
    it.choose(BROKEN)
    it.take("broken")


def main() -> None:
    """Take the pictures into the folder named, by default the documentation's."""
    told = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    told.add_argument("folder", nargs="?", type=Path, default=Path("docs/images"))
    told.add_argument("--all", action="store_true", help="also what takes long")
    told.add_argument("--evidence", action="store_true", help="of gathering evidence")
    asked = told.parse_args()
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        as_file(files("resources").joinpath("sample")) as sample,
    ):
        media = sorted(p for p in sample.iterdir() if p.suffix in {".jpg", ".png", ".mp4"})
        work = gather_evidence if asked.evidence else sit
        work(folder, Path(scratch), media)


if __name__ == "__main__":
    main()
