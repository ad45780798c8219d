"""Marking places in frames, and measuring in them."""

from ui.menus.spec import Spec, When

MARKS = (
    Spec(
        "bookmark",
        "Marks",
        "Bookmark",
        ("M",),
        When.EXHIBIT,
        "Mark the frame on show as a whole, at once; a note can be added.",
    ),
    Spec(
        "measure",
        "Marks",
        "Distance",
        ("D",),
        When.EXHIBIT,
        "Measure a distance in native pixels, and record it if you wish.",
    ),
    Spec(
        "mark_box",
        "Marks",
        "Box",
        ("R",),
        When.EXHIBIT,
        "Mark a box in the frame on show, with a note.",
    ),
    Spec(
        "mark_polygon",
        "Marks",
        "Polygon",
        ("Shift+R",),
        When.EXHIBIT,
        "Mark a polygon in the frame on show, with a note.",
    ),
    Spec(
        "change_mark",
        "Marks",
        "Change…",
        ("Shift+F2",),
        When.MARK,
        "Give the chosen annotation another note; the old one stays on record.",
        apart=True,
    ),
    Spec(
        "withdraw_mark",
        "Marks",
        "Withdraw",
        ("Shift+Del",),
        When.MARK,
        "Take the chosen annotation back; it stays on record as withdrawn.",
    ),
    Spec(
        "undo_mark",
        "Marks",
        "Undo last",
        (),
        When.MARKED,
        "Take back the last change of annotations in this sitting, and then the one before.",
    ),
    Spec(
        "show_annotations",
        "Marks",
        "Annotations",
        ("Ctrl+7",),
        When.CASE,
        "What was marked in the exhibit.",
        apart=True,
    ),
)
