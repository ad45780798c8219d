"""What each row of the action table does, and what must be true before it can be chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.actions import When
from ui.dialogs.about import about
from ui.dialogs.keys import KeysDialog
from ui.dialogs.makers import MakersDialog
from ui.dialogs.new_case import NewCaseDialog
from ui.face_review import FaceReview
from ui.playback import Playback
from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.theme import Choice
from ui.window import MainWindow
from workbench.model import FindingState

if TYPE_CHECKING:
    from ui.desk import Desk

Does = dict[str, Callable[[], object]]


def handlers(desk: "Desk") -> Does:
    """Return what each row of the action table does.

    Functions, not methods of the window: it is made with the actions, so after them.
    """
    return {**_case(desk), **_review(desk), **_faces(desk), **_view(desk)}


def _case(desk: "Desk") -> Does:
    return {
        "new_case": lambda: _ask_new(desk),
        "open_case": lambda: _ask_open(desk),
        "close_case": desk.close_case,
        "add_files": lambda: _ask_files(desk),
        "add_folder": lambda: _ask_folder(desk),
        "quit": lambda: desk.window.close(),  # noqa: PLW0108
        "examine": desk.examine,
        "examine_chosen": lambda: desk.examine(chosen=True),
        "cancel": desk.cancel,
        "report": desk.ask_report,
        "verify": desk.verify,
        "makers": lambda: _show_makers(desk),
        "reload": desk.reload,
        "confirm": lambda: desk.reviewing.begin(FindingState.CONFIRMED),
        "reject": lambda: desk.reviewing.begin(FindingState.REJECTED),
        "state_finding": lambda: desk.reviewing.state_finding(),  # noqa: PLW0108
    }


def _review(desk: "Desk") -> Does:
    def playback() -> Playback:
        return desk.window.review.playback

    return {
        "play": lambda: playback().toggle(),
        "shuttle_back": lambda: playback().shuttle(-1),
        "shuttle_stop": lambda: playback().stop(),
        "shuttle_forward": lambda: playback().shuttle(1),
        "step_back": lambda: playback().step(-1),
        "step_on": lambda: playback().step(1),
        "first": lambda: playback().step(-playback().count),
        "last": lambda: playback().step(playback().count),
        "go_to": lambda: desk.reviewing.go_to(),  # noqa: PLW0108
        "mark_in": lambda: desk.window.review.mark(begin=True),
        "mark_out": lambda: desk.window.review.mark(begin=False),
        "clear_marks": lambda: playback().clear_marks(),
        "previous_flag": lambda: desk.reviewing.flag(-1),
        "next_flag": lambda: desk.reviewing.flag(1),
    }


def _faces(desk: "Desk") -> Does:
    def faces() -> FaceReview:
        return desk.reviewing.faces

    return {
        "next_face": lambda: faces().next_face(),
        "face_boxes": lambda: faces().toggle_boxes(),
        "face_parts": lambda: faces().toggle_parts(),
        "face_gaze": lambda: faces().toggle_gaze(),
        "next_quality": lambda: faces().next_quality(),
        "rename_track": lambda: faces().rename(),
        "merge_tracks": lambda: faces().merge(),
        "split_track": lambda: faces().split(),
        "exclude_track": lambda: faces().exclude(),
        "undo_tracks": lambda: faces().undo(),
    }


def _view(desk: "Desk") -> Does:
    def show(panel: str) -> Callable[[], object]:
        return lambda: desk.window.show_tab(getattr(desk.window, panel))

    return {
        "overlay": desk.toggle_overlay,
        "fit": lambda: desk.window.review.viewer.canvas.fit(),  # noqa: PLW0108
        "actual": lambda: desk.window.review.viewer.canvas.actual(),  # noqa: PLW0108
        "zoom_in": lambda: desk.window.review.viewer.canvas.zoom_by(1.25),
        "zoom_out": lambda: desk.window.review.viewer.canvas.zoom_by(0.8),
        "show_inspector": show("inspector"),
        "show_findings": show("findings"),
        "show_faces": show("faces"),
        "show_metadata": show("metadata"),
        "show_custody": show("custody"),
        "theme_system": lambda: desk.choose_theme(Choice.SYSTEM),
        "theme_dark": lambda: desk.choose_theme(Choice.DARK),
        "theme_light": lambda: desk.choose_theme(Choice.LIGHT),
        "keys": lambda: KeysDialog(desk.window).open(),
        "about": lambda: about(desk.window),
    }


# --- asking ---------------------------------------------------------------------------------


def _ask_new(desk: "Desk") -> None:
    dialog = NewCaseDialog(
        desk.window,
        examiner=desk.settings.examiner,
        agency=desk.settings.agency,
        place=desk.settings.place,
    )
    dialog.accepted.connect(lambda: desk.create(dialog.entered()))
    dialog.open()


def _ask_open(desk: "Desk") -> None:
    chosen = QFileDialog.getExistingDirectory(
        desk.window, "Open case folder", str(desk.settings.place)
    )
    if chosen:
        desk.open(Path(chosen))


def _ask_files(desk: "Desk") -> None:
    chosen, _ = QFileDialog.getOpenFileNames(desk.window, "Add files to the case")
    if chosen and desk.session is not None:
        desk.session.receive([Path(path) for path in chosen])


def _ask_folder(desk: "Desk") -> None:
    chosen = QFileDialog.getExistingDirectory(desk.window, "Add a folder to the case")
    if chosen and desk.session is not None:
        desk.session.receive([Path(chosen)])


def _show_makers(desk: "Desk") -> None:
    if (session := desk.session) is None:
        return
    dialog = MakersDialog(desk.window)
    session.makers_read.connect(dialog.show_groups)
    dialog.named.connect(session.read_makers)
    dialog.exhibit_wanted.connect(lambda exhibit: _open_exhibit(desk, exhibit))
    dialog.open()
    session.read_makers({})


def _open_exhibit(desk: "Desk", exhibit: str) -> None:
    exhibits = [row.item.exhibit for row in desk.window.media.rows()]
    if exhibit in exhibits:
        desk.window.media_list.open_row(exhibits.index(exhibit))


# --- what can be done -----------------------------------------------------------------------


def conditions(
    session: CaseSession,
    window: MainWindow,
    reviewing: Reviewing,
    *,
    examinable: bool,
    chosen: bool,
) -> set[When]:
    """Return what holds in an open case."""
    writable = not session.view.read_only
    review = window.review
    holds = {
        When.CASE: True,
        When.WRITABLE: writable,
        When.EXAMINABLE: writable and examinable,
        When.CHOSEN: writable and chosen,
        When.EXHIBIT: writable and reviewing.view is not None,
        When.RUNNING: session.busy,
        When.PICTURE: review.viewer.canvas.has_picture,
        When.VIDEO: review.is_video,
        When.PROPOSED: window.findings.decidable,
        **_of_faces(window, reviewing.faces),
    }
    return {when for when, true in holds.items() if true}


def _of_faces(window: MainWindow, faces: FaceReview) -> dict[When, bool]:
    """Return what holds of the faces of the exhibit on show."""
    panel, picture, one = window.faces, window.review.picture, faces.chosen
    frame = picture.frame if picture else -1
    within = one is not None and one.track.first_frame < frame <= one.track.last_frame
    return {
        When.FACES: faces.view is not None and bool(faces.view.tracks),
        When.TRACK: panel.editable and one is not None,
        When.TRACKS: panel.editable and len(panel.picked()) > 1,
        When.SPLIT: panel.editable and within,
        When.EDITED: panel.editable and panel.last_edit is not None,
    }


def exclude_word(faces: FaceReview) -> str:
    """Return what the exclusion would do to the chosen face."""
    one = faces.chosen
    return "Include" if one is not None and one.track.excluded else "Exclude"
