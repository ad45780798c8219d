"""What each row of the action table does, and what must be true before it can be chosen."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.annotating import Annotating
from ui.dialogs.about import about
from ui.dialogs.export import ask_export
from ui.dialogs.keys import KeysDialog
from ui.dialogs.makers import MakersDialog
from ui.dialogs.new_case import NewCaseDialog
from ui.dialogs.opening import opened
from ui.dialogs.palette import Palette
from ui.dialogs.settings import SettingsDialog
from ui.face_review import FaceReview
from ui.lane_keeping import lane_handlers
from ui.menus.spec import When
from ui.menus.tags import TAG
from ui.panes import pane_handlers
from ui.playback import Playback
from ui.queueing import queue_handlers
from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.snapshots import MediaRow
from ui.theme import Choice
from ui.tongue import tr
from ui.views.beside import Layout
from ui.window import MainWindow
from workbench.model import Family, FindingState, Shape
from workbench.model.labels import TAGS

if TYPE_CHECKING:
    from ui.desk import Desk

Does = dict[str, Callable[[], object]]


def handlers(desk: "Desk") -> Does:
    """Return what each row of the action table does.

    Functions, not methods of the window: it is made with the actions, so after them.
    """
    return {
        **_case(desk),
        **_review(desk),
        **_faces(desk),
        **_view(desk),
        **_tagging(desk),
        **lane_handlers(lambda: desk.window),
        **queue_handlers(desk),
        **pane_handlers(desk),
        **_judging(desk),
    }


def _case(desk: "Desk") -> Does:
    return {
        "new_case": lambda: ask_new(desk),
        "open_case": lambda: _ask_open(desk),
        "sample_case": lambda: desk.first_steps.begin_sample(),  # noqa: PLW0108
        "settings": lambda: _show_settings(desk),
        "close_case": desk.close_case,
        "add_files": lambda: _ask_files(desk),
        "add_folder": lambda: _ask_folder(desk),
        "quit": lambda: desk.window.close(),  # noqa: PLW0108
        "examine": desk.examine,
        "examine_chosen": lambda: desk.examine(chosen=True),
        "cancel": desk.cancel,
        "report": desk.ask_report,
        "export": lambda: ask_export(desk),
        "verify": desk.verify,
        "known_authentic": lambda: desk.reviewing.mark_known(),  # noqa: PLW0108
        "makers": lambda: _show_makers(desk),
        "what_if": lambda: desk.what_if.start(),  # noqa: PLW0108
        "reload": desk.reload,
        "confirm": lambda: desk.reviewing.begin(FindingState.CONFIRMED),
        "reject": lambda: desk.reviewing.begin(FindingState.REJECTED),
        "rewrite": lambda: desk.reviewing.rewrite(),  # noqa: PLW0108
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
        "slow_back": lambda: playback().slow(-1),
        "slow_forward": lambda: playback().slow(1),
        "loop": lambda: playback().loop(not playback().looping),
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
        **_compare(desk),
        "find_media": lambda: desk.window.media_column.search(),  # noqa: PLW0108
        **_mark(desk),
        "show_inspector": show("inspector"),
        "show_findings": show("findings"),
        "show_faces": show("faces"),
        "show_metadata": show("metadata"),
        "show_custody": show("custody"),
        "show_what_if": show("what_if"),
        "show_history": show("history"),
        "theme_system": lambda: desk.choose_theme(Choice.SYSTEM),
        "theme_dark": lambda: desk.choose_theme(Choice.DARK),
        "theme_light": lambda: desk.choose_theme(Choice.LIGHT),
        "theme_contrast": lambda: desk.choose_theme(Choice.CONTRAST),
        "keys": lambda: _show_keys(desk),
        "palette": lambda: opened(Palette(desk.window.actions_by_name, desk.window)),
        "what_is_this": lambda: desk.help.what_is_this(),  # noqa: PLW0108
        "about": lambda: about(desk.window),
    }


def _mark(desk: "Desk") -> Does:
    def annotating() -> Annotating:
        return desk.reviewing.annotating

    return {
        "bookmark": lambda: annotating().bookmark(),
        "measure": lambda: annotating().begin(Shape.DISTANCE),
        "mark_box": lambda: annotating().begin(Shape.BOX),
        "mark_polygon": lambda: annotating().begin(Shape.POLYGON),
        "change_mark": lambda: annotating().change(),
        "withdraw_mark": lambda: annotating().withdraw(),
        "undo_mark": lambda: annotating().undo(),
        "show_annotations": lambda: desk.window.show_tab(desk.window.annotations),
    }


def _tagging(desk: "Desk") -> Does:
    def toggle(tag: int) -> Callable[[], object]:
        return lambda: desk.labelling.toggle(tag)

    def note() -> object:
        view = desk.reviewing.view
        return desk.labelling.ask_note(view.item if view else None)

    return {"note": note, **{f"{TAG}{tag}": toggle(tag) for tag in TAGS}}


def _judging(desk: "Desk") -> Does:
    return {
        "undo": lambda: desk.undoing.undo(),  # noqa: PLW0108
        "redo": lambda: desk.undoing.redo(),  # noqa: PLW0108
        "impression": lambda: desk.judging.ask_impression(),  # noqa: PLW0108
        "hide_scores": lambda: desk.judging.toggle_hiding(),  # noqa: PLW0108
        "work_as": lambda: desk.judging.ask_examiner(),  # noqa: PLW0108
        "agreement": lambda: desk.judging.ask_agreement(),  # noqa: PLW0108
    }


def _compare(desk: "Desk") -> Does:
    return {
        "wipe": lambda: desk.reviewing.comparing.toggle(Layout.WIPE),
        "split": lambda: desk.reviewing.comparing.toggle(Layout.SPLIT),
        "keep_frame": lambda: desk.reviewing.comparing.keep_frame(),  # noqa: PLW0108
        "wipe_left": lambda: desk.window.review.viewer.canvas.wipe_by(-1),
        "wipe_right": lambda: desk.window.review.viewer.canvas.wipe_by(1),
    }


# --- asking ---------------------------------------------------------------------------------


def ask_new(desk: "Desk", dropped: Iterable[Path] = ()) -> None:
    """Ask for a new case; what was dropped before goes into it."""
    dropped = list(dropped)
    dialog = NewCaseDialog(
        desk.window,
        examiner=desk.settings.examiner,
        agency=desk.settings.agency,
        place=desk.settings.place,
        waiting=len(dropped),
    )
    dialog.accepted.connect(lambda: desk.create(dialog.entered(), dropped))
    opened(dialog)


def _ask_open(desk: "Desk") -> None:
    chosen = QFileDialog.getExistingDirectory(
        desk.window, tr("Open case folder"), str(desk.settings.place)
    )
    if chosen:
        desk.open(Path(chosen))


def _ask_files(desk: "Desk") -> None:
    chosen, _ = QFileDialog.getOpenFileNames(desk.window, tr("Add files to the case"))
    if chosen and desk.session is not None:
        desk.session.receive([Path(path) for path in chosen])


def _ask_folder(desk: "Desk") -> None:
    chosen = QFileDialog.getExistingDirectory(desk.window, tr("Add a folder to the case"))
    if chosen and desk.session is not None:
        desk.session.receive([Path(chosen)])


def _show_keys(desk: "Desk") -> None:
    opened(KeysDialog(desk.keys, desk.window.actions_by_name, desk.window))


def _show_settings(desk: "Desk") -> None:
    dialog = SettingsDialog(desk.settings, desk.window)
    dialog.changed.connect(desk.follow_settings)
    dialog.keys_wanted.connect(lambda: _show_keys(desk))
    opened(dialog)


def _show_makers(desk: "Desk") -> None:
    if (session := desk.session) is None:
        return
    view = session.view
    dialog = MakersDialog(
        desk.window,
        examiner=view.examiner,
        writable=not view.read_only,
        pictures=desk.window.media.thumbnail,
    )
    session.makers_read.connect(dialog.show_groups)
    session.failed.connect(dialog.show_trouble)
    for changed in (session.examiner_changed, session.judgements.sight_changed):
        changed.connect(dialog.reject)  # what it shows is for who opened it
    dialog.given.connect(session.name_maker)
    dialog.exhibit_wanted.connect(lambda exhibit: _open_exhibit(desk, exhibit))
    opened(dialog)
    session.read_makers()


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
    writable, review = not session.view.read_only, window.review
    settled = reviewing.settled is not None
    holds = {
        When.CASE: True,
        When.MAKERS: attributable(window.media.rows()),
        When.WRITABLE: writable,
        When.EXAMINABLE: writable and examinable,
        When.CHOSEN: writable and chosen,
        When.CHOSEN_ANY: writable and bool(window.media_list.chosen()),
        When.EXHIBIT: writable and settled,
        When.RUNNING: session.busy,
        When.PICTURE: review.viewer.canvas.has_picture,
        When.VIDEO: review.is_video,
        When.PROPOSED: settled and window.findings.decidable,
        When.REWRITABLE: settled and window.findings.rewritable,
        When.MARK: writable and settled and reviewing.annotating.chosen is not None,
        When.MARKED: writable and settled and reviewing.annotating.undoable is not None,
        **(_of_faces(window, reviewing.faces) if settled else {}),
    }
    return {when for when, true in holds.items() if true}


def attributable(rows: Sequence[MediaRow]) -> bool:
    """Say whether anything in this case was read by what tells makers apart, none hidden."""
    if any(row.hidden for row in rows):
        return False
    return any(run.info.family is Family.ATTRIBUTION for row in rows for run in row.runs)


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
    return tr("Include" if one is not None and one.track.excluded else "Exclude")
