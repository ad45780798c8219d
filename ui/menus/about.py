"""Help."""

from ui.menus.spec import Spec, When

HELP = (
    Spec(
        "palette",
        "Help",
        "Find an action…",
        ("Ctrl+K", "Ctrl+Shift+P"),
        When.ALWAYS,
        "Type what you want to do, and do it.",
    ),
    Spec(
        "keys",
        "Help",
        "Keys and actions",
        ("F1", "?"),
        When.ALWAYS,
        "Every action with its keys, which can be changed.",
    ),
    Spec(
        "what_is_this",
        "Help",
        "What is this?",
        ("Shift+F1",),
        When.ALWAYS,
        "Explain what lies under the pointer, beside the work; its pages can be searched.",
    ),
    Spec("about", "Help", "About Loupe", (), When.ALWAYS, "Version and licence."),
)
