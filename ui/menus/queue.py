"""The order in which exhibits are examined, and its pause."""

from ui.menus.spec import Spec, When

QUEUE = (
    Spec(
        "pause",
        "Case",
        "Pause examining",
        ("Ctrl+Shift+.",),
        When.EXAMINING,
        "Let the pass under way stand at its next result and begin no other, until told to.",
        apart=True,
        checkable=True,
    ),
    Spec(
        "queue_front",
        "Case",
        "Examine next",
        ("Ctrl+Shift+Home",),
        When.WAITING,
        "Let the chosen exhibits that wait come first.",
    ),
    Spec(
        "queue_up",
        "Case",
        "Examine earlier",
        ("Ctrl+Shift+PgUp",),
        When.WAITING,
        "Let the chosen exhibits that wait come one place earlier.",
    ),
    Spec(
        "queue_down",
        "Case",
        "Examine later",
        ("Ctrl+Shift+PgDown",),
        When.WAITING,
        "Let the chosen exhibits that wait come one place later.",
    ),
    Spec(
        "queue_leave",
        "Case",
        "Cancel chosen",
        ("Ctrl+Shift+Del",),
        When.QUEUED,
        "Stop the passes over the chosen exhibits; what is recorded stays.",
    ),
)

LISTING = (
    Spec(
        "media_grid",
        "View",
        "Media as tiles",
        ("Ctrl+Shift+G",),
        When.CASE,
        "Show the media of the case as tiles beside each other, or as a list.",
        checkable=True,
    ),
)
