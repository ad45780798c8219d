"""Several exhibits side by side."""

from ui.menus.spec import Spec, When

PANES = (
    Spec(
        "compare_items",
        "View",
        "Exhibits side by side",
        ("V",),
        When.COMPARABLE,
        "Show the chosen exhibits, two to six, side by side, or return to where you were.",
        apart=True,
        checkable=True,
    ),
    Spec(
        "pane_next",
        "View",
        "Next pane",
        ("Alt+Right",),
        When.PANES,
        "Make the next exhibit active: keys, inspector and timeline are about it.",
    ),
    Spec("pane_before", "View", "Pane before", ("Alt+Left",), When.PANES, "Go back one pane."),
    Spec(
        "panes_zoom",
        "View",
        "Zoom panes together",
        ("Z",),
        When.PANES,
        "Zoom and move all panes together, by shares of each picture; or each by itself.",
        checkable=True,
    ),
    Spec(
        "panes_step",
        "View",
        "Step panes together",
        ("T",),
        When.PANES,
        "Move all videos by the same time from where they stand; or each by itself.",
        checkable=True,
    ),
    Spec(
        "pane_stay",
        "View",
        "Keep the active pane",
        ("Shift+V",),
        When.PANES,
        "Leave the comparison and stay with the exhibit of the active pane.",
    ),
)
