"""Compare the frame on show with a second picture: under a wipe or side by side.

The second picture is the map, something made of the very frame on show, a frame that was kept,
or another exhibit. It comes from a reader process of its own, so that scrubbing never waits for
it; until the right one is here, its half stays empty.
"""

from functools import partial

from PySide6.QtCore import QObject, QRectF, Signal

from ui import wording
from ui.frames import FrameRequests
from ui.images import drawn_image, image, placed_box
from ui.session import CaseSession
from ui.snapshots import ItemView
from ui.subjects import MADE, MEANINGS, Kind, Subject, drawn_here, subjects
from ui.views.beside import Beside, Layout
from ui.window import MainWindow
from workbench.analyzer import Source
from workbench.media.orientation import upright
from workbench.model import Grid, Picture, Pixels, StoredPicture

READING = "reading…"
NO_MAP = "no map of this kind was kept for this frame"
NO_PICTURE = "no such picture was made of this frame"
ALIKE = 0.01  # shapes that differ by less are laid over each other


class Comparing(QObject):
    """Chooses, reads and shows the second picture."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._viewer = window.review.viewer
        self._session: CaseSession | None = None
        self._view: ItemView | None = None
        self._offered: dict[str, Subject] = {}
        self._key = ""
        self._kept: int | None = None
        self._drawn: dict[str, list[Pixels]] = {}
        self._sources: dict[str, Source] = {}
        self._asked: tuple[object, ...] = ()
        self._side = 0
        self._words = ""
        self._requests = FrameRequests(self)
        self._connect()

    def _connect(self) -> None:
        self._requests.arrived.connect(self._arrived)
        self._requests.failed.connect(self._failed)
        self._viewer.compare_bar.chosen.connect(self.choose)
        self._viewer.mapped.connect(self._refresh)
        self._viewer.resized.connect(self._refresh)
        self._window.review.frame_shown.connect(lambda _: self._refresh())

    # --- a session and an exhibit --------------------------------------------------------

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session, self._view = session, None
        self._sources.clear()
        self._lay_out(Layout.ALONE)
        if session is not None:
            session.drawn_read.connect(self._drawn_read)

    def open(self, view: ItemView | None) -> None:
        """Compare the frames of an exhibit, learn what is new about the same one, or end."""
        if self._view is None or view is None or self._view.item.id != view.item.id:
            self._kept = None
            self._forget()
            self._drawn.clear()
        self._view = view
        # Of thousands of exhibits only where it is asked for.
        if view is None or self.layout is Layout.ALONE:
            self._offered = {}
            self._viewer.compare_bar.offer([], "")
        else:
            self._offer()
        self._refresh()

    def close(self) -> None:
        """End the reader process."""
        self._requests.close()

    # --- choosing ------------------------------------------------------------------------

    @property
    def layout(self) -> Layout:
        """How the second picture is shown."""
        return self._viewer.canvas.halves.layout

    @property
    def subject(self) -> Subject | None:
        """What is compared with."""
        return self._offered.get(self._key)

    def toggle(self, layout: Layout) -> None:
        """Compare in this way, or no more."""
        self._lay_out(Layout.ALONE if self.layout is layout else layout)

    def choose(self, key: str) -> None:
        """Compare with something that is offered."""
        self._key = key
        self._forget()
        self._offer()
        self._refresh()

    def keep_frame(self) -> None:
        """Keep the frame on show to compare others with it."""
        picture = self._window.review.picture
        if picture is None or self._view is None:
            return
        self._kept = picture.frame
        self._key = Subject(kind=Kind.KEPT, words="").key
        self._offer()
        self._lay_out(Layout.WIPE if self.layout is Layout.ALONE else self.layout)

    def _offer(self) -> None:
        if self._view is None:
            return
        others = [row.item for row in self._window.media.rows()]
        self._offered = subjects(self._view, others, self._kept)
        if self._key not in self._offered:
            self._key = next(iter(self._offered), "")
        named = [(key, subject.words) for key, subject in self._offered.items()]
        self._viewer.compare_bar.offer(named, self._key)

    def _lay_out(self, layout: Layout) -> None:
        self._viewer.canvas.lay_out(layout)
        self._viewer.compare_bar.setVisible(layout is not Layout.ALONE)
        actions = self._window.actions_by_name
        actions["wipe"].setChecked(layout is Layout.WIPE)
        actions["split"].setChecked(layout is Layout.SPLIT)
        self._forget()
        if layout is not Layout.ALONE:
            self._offer()
        self._refresh()
        self.changed.emit()

    # --- the second picture --------------------------------------------------------------

    def _refresh(self) -> None:
        """Show what is compared with now, asking for what is not here."""
        subject, picture, view = self.subject, self._window.review.picture, self._view
        stream = view.item.stream if view else None
        if self.layout is Layout.ALONE or subject is None or picture is None or stream is None:
            self._viewer.canvas.show_beside(None)
            self._forget()
            return
        self._viewer.compare_bar.explain(self._meaning(subject))
        if subject.kind is Kind.MAP:
            self._show_map()
        elif subject.kind is Kind.DRAWN:
            self._show_drawn(subject, picture.frame)
        else:
            self._ask(subject, picture.frame)

    def _forget(self) -> None:
        """Let what was asked for arrive unseen: something else is compared with now."""
        self._asked = ()
        self._requests.forget()

    def _meaning(self, subject: Subject) -> str:
        if subject.kind is not Kind.DRAWN or self._view is None:
            return MEANINGS.get(subject.kind, "")  # a map's meaning stands in its own legend
        picture = self._window.review.picture
        here = drawn_here(self._view, subject, picture.frame, self._face) if picture else None
        return wording.shown(here[0].meaning, 600) if here else ""

    @property
    def _face(self) -> str:
        return self._viewer.faces.chosen

    def _show(self, words: str, one: Beside | None = None) -> None:
        self._viewer.canvas.show_beside(one or Beside(None, QRectF(), words, of_frame=False))

    def _show_map(self) -> None:
        placed = self._viewer.placed_map
        if placed is None:
            self._show(NO_MAP)
        else:
            words = "map alone, no picture below it"
            self._show("", Beside(*placed, words, smooth=False, replaces_map=True))

    def _show_drawn(self, subject: Subject, frame: int) -> None:
        here = drawn_here(self._view, subject, frame, self._face) if self._view else None
        if here is None:
            self._show(NO_PICTURE)
            return
        stored, picture = here
        if stored.id in self._drawn:
            self._place_drawn(picture, self._drawn[stored.id][picture.place])
        else:
            self._show(READING)
            if self._session is not None and self._asked != (stored.id,):
                self._asked = (stored.id,)
                self._session.read_drawn(stored)

    def _place_drawn(self, picture: StoredPicture, pixels: Pixels) -> None:
        stream = self._view.item.stream if self._view else None
        if stream is None or picture.box is None:
            return
        if picture.grid is Grid.CODED:
            pixels = upright(pixels, stream.orientation)
        area = placed_box(picture.box, picture.grid, stream)
        words = wording.shown(picture.caption, 100)
        self._show(
            "", Beside(drawn_image(pixels), area, words, smooth=False, replaces_map=True)
        )

    def _drawn_read(self, illustration: str, drawn: list[Pixels]) -> None:
        if self._asked == (illustration,):  # the inspector asks for others
            self._drawn = {illustration: drawn}  # one at a time: they may be large
            self._refresh()

    def _ask(self, subject: Subject, frame: int) -> None:
        """Ask for a picture, unless it is here or on its way."""
        source, frame = self._source(subject), self._frame(subject, frame)
        if source is None:
            return
        side = self._window.review.side
        asked = (subject.key, source.sha256, frame)
        if self._asked == asked and (subject.kind in MADE or side <= self._side):
            return
        self._asked, self._side = asked, side
        self._words = f"{subject.words}, frame index {frame}"
        if subject.kind is Kind.KEPT:
            self._words = subject.words
        self._show(f"{self._words}: {READING}")
        self._requests.ask(source, frame, side, MADE.get(subject.kind, ""))

    def _frame(self, subject: Subject, frame: int) -> int:
        if subject.kind is Kind.KEPT:
            return subject.frame
        stream = subject.item.stream if subject.item else None
        return min(frame, stream.frame_count - 1) if stream else frame

    def _source(self, subject: Subject) -> Source | None:
        """Return where the picture is read from; another exhibit's is asked for first."""
        if subject.item is None:
            return self._view.source if self._view else None
        if subject.item.id not in self._sources and self._session is not None:
            self._show(READING)
            learned = partial(self._learned, subject.item.id)
            self._session.read_source(subject.item, learned)
        return self._sources.get(subject.item.id)

    def _learned(self, media_id: str, source: Source) -> None:
        if media_id not in self._sources:
            self._sources[media_id] = source
            self._refresh()

    def _arrived(self, serial: int, picture: Picture) -> None:
        subject = self.subject
        if subject is None or not self._awaits(serial, subject):
            return
        made = subject.kind in MADE
        area = self._area(picture) if subject.item else self._viewer.canvas.lens.whole
        one = Beside(
            image(picture.pixels),
            area,
            self._words,
            smooth=not made,
            replaces_map=made,
            of_frame=subject.kind is Kind.RESIDUAL,  # a spectrum shows no places
        )
        self._show("", one)

    def _awaits(self, serial: int, subject: Subject) -> bool:
        """Say whether an answer is the newest one's, and that was asked for this subject."""
        return serial == self._requests.serial and self._asked[:1] == (subject.key,)

    def _area(self, picture: Picture) -> QRectF:
        """Return where another exhibit lies: over the frame, in its own proportions."""
        whole = self._viewer.canvas.lens.whole
        height, width = picture.pixels.shape[:2]
        share = (width / height) / (whole.width() / max(whole.height(), 1))
        if abs(share - 1) <= ALIKE:
            return whole
        across = whole.width() * min(share, 1)
        down = whole.height() * min(1 / share, 1)
        return QRectF(
            whole.center().x() - across / 2, whole.center().y() - down / 2, across, down
        )

    def _failed(self, serial: int, error: Exception) -> None:
        if self.subject is not None and self._awaits(serial, self.subject):
            self._show(f"{self._words}: {wording.shown(str(error), 120)}")
