"""Looking before the machine speaks, and second opinions."""

from ui.menus.spec import Spec, When

REVIEW = (
    Spec(
        "undo",
        "Review",
        "Undo",
        ("Ctrl+Z",),
        When.UNDO,
        "Take your last act in this case back, by a record that supersedes it.",
    ),
    Spec(
        "redo",
        "Review",
        "Redo",
        ("Ctrl+Shift+Z",),
        When.REDO,
        "Do again what you took back last.",
    ),
    Spec(
        "impression",
        "Review",
        "Write your impression…",
        ("F4",),
        When.EXHIBIT,
        "Write what you make of the exhibit on show; it says whether results were seen before.",
        apart=True,
    ),
    Spec(
        "hide_scores",
        "Review",
        "Hide scores until a first impression is written",
        (),
        When.WRITABLE,
        "Show nothing made by machine of an exhibit before an impression of it is written.",
        checkable=True,
    ),
    Spec(
        "work_as",
        "Review",
        "Examiner at this desk…",
        (),
        When.CASE,
        "Say who works here now: decisions go on record, and are hidden, by this name.",
    ),
    Spec(
        "agreement",
        "Review",
        "Agreement of examiners",
        (),
        When.CASE,
        "How far examiners agree about the findings that you have decided.",
    ),
)
