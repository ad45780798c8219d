"""Opening a case, taking media in, examining, reporting."""

from ui.menus.spec import Spec, When

FILE = (
    Spec("new_case", "File", "New case…", ("Ctrl+N",), When.ALWAYS, "Open a new, empty case."),
    Spec("open_case", "File", "Open case…", ("Ctrl+O",), When.ALWAYS, "Open a case folder."),
    Spec(
        "sample_case",
        "File",
        "Sample case",
        (),
        When.ALWAYS,
        "Make a case of media whose making is known, and examine them.",
    ),
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
    Spec(
        "settings",
        "File",
        "Settings…",
        ("Ctrl+,",),
        When.ALWAYS,
        "Theme, size of text, where cases and reports go.",
        apart=True,
    ),
    Spec("quit", "File", "Quit", ("Ctrl+Q",), When.ALWAYS, "Close the desk.", apart=True),
)

CASE = (
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
        "export",
        "Case",
        "Export…",
        ("Ctrl+Shift+E",),
        When.WRITABLE,
        "Make a package that others can check: originals or hashes, results, log, verifier.",
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
        "known_authentic",
        "Case",
        "Known authentic exhibit…",
        (),
        When.EXHIBIT,
        "Mark the exhibit on show as known to be authentic, or take that back.",
    ),
    Spec(
        "makers",
        "Case",
        "Items that lie together (maker)…",
        (),
        When.MAKERS,
        "Group what was attributed, by what is on record; needs an exhibit that was examined "
        "by `attribution`, which needs its model pack.",
    ),
    Spec(
        "what_if",
        "Case",
        "What if it were encoded again",
        ("E",),
        When.EXHIBIT,
        "Try JPEG, resizing, blur, H.264 and recapture on the picture, the frame on show, or "
        "a short range in–out.",
    ),
    Spec("reload", "Case", "Reload", ("Ctrl+R",), When.CASE, "Read the case again from disk."),
)
