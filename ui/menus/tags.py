"""Tags and notes of exhibits."""

from ui.menus.spec import Spec, When
from workbench.model.labels import TAGS

TAG = "tag_"

TAGGING = (
    *(
        Spec(
            f"{TAG}{tag}",
            "Tags",
            f"Tag {tag}",
            (f"Alt+{tag}",),
            When.CHOSEN_ANY,
            f"Put tag {tag} on the chosen exhibits, or take it off where all have it.",
        )
        for tag in TAGS
    ),
    Spec(
        "note",
        "Tags",
        "Note…",
        ("Alt+N",),
        When.EXHIBIT,
        "Write a note beside the exhibit on show.",
        apart=True,
    ),
)
