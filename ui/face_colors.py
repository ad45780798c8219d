"""The colours of faces: one for each label, the same in the picture, timeline and panels.

After Okabe and Ito (2008), "Color Universal Design": apart for readers with any colour vision,
bright ones on the dark theme, deep ones on the light. The label always stands beside the
colour, since more faces than colours share them in turn.
"""

from collections.abc import Iterable, Mapping

from ui.theme import Theme, luminance

BRIGHT = ("#2bbd91", "#e58fc0", "#56b4e9", "#e69f00", "#f0e442", "#ff7a3d")
DEEP = ("#006b4d", "#c43c8e", "#1f78c8", "#a85500", "#7a1f00", "#5a3fc0")
MIDDLE = 0.18  # the luminance of mid-grey


def face_color(theme: Theme, color: int, *, excluded: bool = False) -> str:
    """Return #rrggbb of the color-th face; an excluded face is grey."""
    if excluded:
        return theme.muted
    colors = BRIGHT if luminance(theme.panel) < MIDDLE else DEEP
    return colors[color % len(colors)]


def casing(color: str) -> str:
    """Return what a line of a colour is edged with, to be seen on any picture."""
    return "#000000" if luminance(color) > MIDDLE else "#ffffff"


def numbered(
    labels: Iterable[str], found: Iterable[str] = (), origin: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Return the colour number of each label.

    The labels that the face pass `found` are numbered in order. A label that an examiner gave
    takes over the colour of its `origin`, the label of that face before, unless others still
    have it; so no edit changes the colour of another face.
    """
    shown = list(dict.fromkeys(labels))
    numbers = {label: number for number, label in enumerate(dict.fromkeys(found))}
    given: dict[str, int] = {}
    for label in shown:
        before = (origin or {}).get(label, "")
        source = label if label in numbers or before in shown else before
        number = numbers.get(source)
        if number is None or number in given.values():
            number = max((-1, *numbers.values(), *given.values())) + 1
        given[label] = number
    return given
