"""The one table of what the desk can do: menus, shortcuts and the help page come from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


class When(Enum):
    """What must be true before an action can be chosen."""

    ALWAYS = auto()
    CASE = auto()  # a case is open
    WRITABLE = auto()  # … and this window may change it
    EXAMINABLE = auto()  # … and it holds media that can be examined
    CHOSEN = auto()  # … and some of them are chosen
    EXHIBIT = auto()  # an exhibit is open, in a case that can be written
    RUNNING = auto()  # something can be cancelled
    PICTURE = auto()  # a frame is on show
    VIDEO = auto()  # … and it is one of many
    PROPOSED = auto()  # a proposed finding is chosen, in a case that can be written
    FACES = auto()  # a face was found in the exhibit on show
    TRACK = auto()  # a face is chosen, in a case that can be written
    TRACKS = auto()  # … and another one beside it
    SPLIT = auto()  # … and the frame on show lies within the chosen one
    EDITED = auto()  # … and tracks were edited before


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its name in code, its words, its keys, and when it can be chosen."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...]
    when: When
    help: str
    apart: bool = False  # a line above it in the menu
    checkable: bool = False


ACTIONS = (
    Spec("new_case", "File", "New case…", ("Ctrl+N",), When.ALWAYS, "Open a new, empty case."),
    Spec("open_case", "File", "Open case…", ("Ctrl+O",), When.ALWAYS, "Open a case folder."),
    Spec("close_case", "File", "Close case", ("Ctrl+W",), When.CASE, "Close this case."),
    Spec(
        "add_files",
        "File",
        "Add files…",
        ("Ctrl+I",),
        When.WRITABLE,
        "Copy files into the case; dropping them on the window does the same.",
        apart=True,
    ),
    Spec(
        "add_folder",
        "File",
        "Add folder…",
        ("Ctrl+Shift+I",),
        When.WRITABLE,
        "Copy all files of a folder into the case.",
    ),
    Spec("quit", "File", "Quit", ("Ctrl+Q",), When.ALWAYS, "Close the desk.", apart=True),
    Spec(
        "examine",
        "Case",
        "Examine all",
        ("F5",),
        When.EXAMINABLE,
        "Read every exhibit once with every analyzer; what is finished is not repeated.",
    ),
    Spec(
        "examine_chosen",
        "Case",
        "Examine chosen",
        ("Shift+F5",),
        When.CHOSEN,
        "Read only the exhibits chosen in the list.",
    ),
    Spec(
        "cancel",
        "Case",
        "Cancel",
        ("Ctrl+.",),
        When.RUNNING,
        "Stop what is running; everything recorded so far stays.",
    ),
    Spec(
        "report",
        "Case",
        "Issue report…",
        ("Ctrl+E",),
        When.WRITABLE,
        "Issue the evidence report as a PDF.",
        apart=True,
    ),
    Spec(
        "verify",
        "Case",
        "Verify case",
        ("Ctrl+Shift+V",),
        When.CASE,
        "Check every file hash and the audit chain.",
    ),
    Spec(
        "makers",
        "Case",
        "Items that share a maker…",
        (),
        When.CASE,
        "Group what was attributed, by what is on record.",
    ),
    Spec("reload", "Case", "Reload", ("Ctrl+R",), When.CASE, "Read the case again from disk."),
    Spec("play", "Playback", "Play / pause", ("Space",), When.VIDEO, "Play or pause at 1×."),
    Spec(
        "shuttle_back",
        "Playback",
        "Shuttle back",
        ("J",),
        When.VIDEO,
        "Play backwards, faster each time (1, 2, 4, 8×); K held: one frame back.",
    ),
    Spec("shuttle_stop", "Playback", "Stop", ("K",), When.VIDEO, "Stop playing."),
    Spec(
        "shuttle_forward",
        "Playback",
        "Shuttle forward",
        ("L",),
        When.VIDEO,
        "Play forwards, faster each time (1, 2, 4, 8×); K held: one frame on.",
    ),
    Spec(
        "step_back",
        "Playback",
        "One frame back",
        (",", "Left"),
        When.VIDEO,
        "Show the frame before.",
        apart=True,
    ),
    Spec(
        "step_on",
        "Playback",
        "One frame on",
        (".", "Right"),
        When.VIDEO,
        "Show the next frame.",
    ),
    Spec("first", "Playback", "First frame", ("Home",), When.VIDEO, "Go to the first frame."),
    Spec("last", "Playback", "Last frame", ("End",), When.VIDEO, "Go to the last frame."),
    Spec(
        "go_to",
        "Playback",
        "Go to time or frame…",
        ("G",),
        When.VIDEO,
        "Type a time (1:02.5) or a frame index (#250).",
    ),
    Spec(
        "mark_in", "Playback", "Mark in", ("I",), When.VIDEO, "Begin a range here.", apart=True
    ),
    Spec("mark_out", "Playback", "Mark out", ("O",), When.VIDEO, "End the range here."),
    Spec("clear_marks", "Playback", "Clear in and out", ("X",), When.VIDEO, "Drop the range."),
    Spec(
        "previous_flag",
        "Playback",
        "Previous flagged segment",
        ("[",),
        When.VIDEO,
        "Go to the segment of a finding before this frame.",
        apart=True,
    ),
    Spec(
        "next_flag",
        "Playback",
        "Next flagged segment",
        ("]",),
        When.VIDEO,
        "Go to the segment of a finding after this frame.",
    ),
    Spec(
        "overlay",
        "View",
        "Overlay",
        ("H",),
        When.PICTURE,
        "Show or hide the localization map over the picture.",
        checkable=True,
    ),
    Spec("fit", "View", "Fit picture", ("F",), When.PICTURE, "Fit the picture to the window."),
    Spec(
        "actual",
        "View",
        "Pixels 1:1",
        ("A",),
        When.PICTURE,
        "One picture pixel is one screen pixel.",
    ),
    Spec("zoom_in", "View", "Zoom in", ("+", "="), When.PICTURE, "Enlarge; so does the wheel."),
    Spec("zoom_out", "View", "Zoom out", ("-",), When.PICTURE, "Make smaller."),
    Spec(
        "show_inspector",
        "View",
        "Inspector",
        ("Ctrl+1",),
        When.CASE,
        "What each analyzer says about this frame.",
        apart=True,
    ),
    Spec(
        "show_findings",
        "View",
        "Findings",
        ("Ctrl+2",),
        When.CASE,
        "Findings and their decisions.",
    ),
    Spec(
        "show_metadata",
        "View",
        "Metadata",
        ("Ctrl+3",),
        When.CASE,
        "What the file says of itself.",
    ),
    Spec(
        "show_custody", "View", "Custody", ("Ctrl+4",), When.CASE, "Hashes, arrivals and runs."
    ),
    Spec(
        "show_faces",
        "View",
        "Faces",
        ("Ctrl+5",),
        When.CASE,
        "Face tracks: name, merge, split and exclude them.",
    ),
    Spec(
        "theme_system",
        "View",
        "Theme of the system",
        (),
        When.ALWAYS,
        "Dark or light as the system says.",
        apart=True,
        checkable=True,
    ),
    Spec("theme_dark", "View", "Dark", (), When.ALWAYS, "Dark theme.", checkable=True),
    Spec("theme_light", "View", "Light", (), When.ALWAYS, "Light theme.", checkable=True),
    Spec(
        "confirm",
        "Findings",
        "Confirm finding…",
        ("1",),
        When.PROPOSED,
        "Confirm the chosen proposed finding, with a note.",
    ),
    Spec(
        "reject",
        "Findings",
        "Reject finding…",
        ("2",),
        When.PROPOSED,
        "Reject the chosen proposed finding, with a note; it stays on record.",
    ),
    Spec(
        "state_finding",
        "Findings",
        "State a finding…",
        ("S",),
        When.EXHIBIT,
        "State a finding of your own for the range in–out, or for the whole medium.",
        apart=True,
    ),
    Spec(
        "next_face",
        "Faces",
        "Next face",
        ("N",),
        When.FACES,
        "Choose the next face in this frame, or go to the next frame that has one.",
    ),
    Spec(
        "face_boxes",
        "Faces",
        "Faces",
        ("B",),
        When.PICTURE,
        "Show or hide the faces found in this frame, each in the colour of its label.",
        checkable=True,
    ),
    Spec(
        "face_parts",
        "Faces",
        "Parts of faces",
        ("P",),
        When.PICTURE,
        "Show or hide the outlines of eyes, nose, mouth, cheeks, jaw and forehead.",
        checkable=True,
    ),
    Spec(
        "face_gaze",
        "Faces",
        "Where eyes look",
        ("Y",),
        When.PICTURE,
        "Show or hide where eyes look: on the picture, and over time for the chosen face.",
        checkable=True,
    ),
    Spec(
        "next_quality",
        "Faces",
        "Next quality",
        ("Q",),
        When.FACES,
        "Show another quality of the chosen face on the timeline.",
    ),
    Spec(
        "rename_track",
        "Faces",
        "Rename",
        ("F2",),
        When.TRACK,
        "Give the chosen face the label that is entered under Faces.",
        apart=True,
    ),
    Spec(
        "merge_tracks",
        "Faces",
        "Merge",
        ("Ctrl+M",),
        When.TRACKS,
        "Make one track of those chosen under Faces; they must not share a frame.",
    ),
    Spec(
        "split_track",
        "Faces",
        "Split here",
        ("Ctrl+T",),
        When.SPLIT,
        "Make two tracks of the chosen one; the second begins with the frame on show.",
    ),
    Spec(
        "exclude_track",
        "Faces",
        "Exclude",
        ("Ctrl+Del",),
        When.TRACK,
        "Leave the chosen faces to no analyzer, or include them again. Nothing is deleted.",
    ),
    Spec(
        "undo_tracks",
        "Faces",
        "Undo last edit",
        ("Ctrl+Z",),
        When.EDITED,
        "Take the last edit of tracks back, by an edit that supersedes it.",
    ),
    Spec("keys", "Help", "Keys and actions", ("F1", "?"), When.ALWAYS, "This page."),
    Spec("about", "Help", "About Loupe", (), When.ALWAYS, "Version and licence."),
)

Handlers = Mapping[str, Callable[[], object]]


def make_actions(parent: QWidget, handlers: Handlers) -> dict[str, QAction]:
    """Return a QAction for every row of the table; a row without a handler is an error."""
    return {spec.name: _make(spec, parent, handlers[spec.name]) for spec in ACTIONS}


def _make(spec: Spec, parent: QWidget, handler: Callable[[], object]) -> QAction:
    action = QAction(spec.text, parent)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(spec.checkable)
    action.setToolTip(_tip(spec))
    action.setStatusTip(spec.help)
    action.triggered.connect(lambda _checked=False: handler())
    parent.addAction(action)
    return action


def _tip(spec: Spec) -> str:
    keys = f"  [{' or '.join(spec.keys)}]" if spec.keys else ""
    return f"{spec.text.rstrip('…')}{keys}\n{spec.help}"


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Add one menu per group of the table and return the menus by title."""
    menus = {}
    for title, specs in groupby(ACTIONS, key=lambda spec: spec.menu):
        menus[title] = menu = bar.addMenu(title)
        for spec in specs:
            if spec.apart:
                menu.addSeparator()
            menu.addAction(actions[spec.name])
    return menus


def enable(actions: Mapping[str, QAction], true: set[When]) -> None:
    """Let exactly those actions be chosen whose condition holds."""
    for spec in ACTIONS:
        actions[spec.name].setEnabled(spec.when is When.ALWAYS or spec.when in true)
