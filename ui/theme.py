"""Colours and shapes of the desk: dark, light, high contrast; those of the system unless told.

Every text colour has a contrast of at least 4.5:1 against what it is drawn on (WCAG 2.2,
1.4.3), in high contrast of 7:1 (1.4.6); `PAIRS` names those pairs, and the tests measure them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui import scale


class Choice(StrEnum):
    """Which theme the examiner chose."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Named colours as #rrggbb. `stage` lies behind evidence pictures and is neutral grey."""

    name: str
    window: str
    panel: str
    field: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    good: str
    warn: str
    bad: str
    stage: str
    stage_text: str
    curve: str
    segment: str
    playhead: str


DARK = Theme(
    name="dark",
    window="#1b1d20",
    panel="#222529",
    field="#191b1e",
    raised="#2d3137",
    line="#3a3f47",
    text="#e4e7eb",
    muted="#a3abb6",
    accent="#6cb2f0",
    on_accent="#0d1218",
    good="#6fcf97",
    warn="#f0b95a",
    bad="#ff8a80",
    stage="#121212",
    stage_text="#c8c8c8",
    curve="#6cb2f0",
    segment="#f0b95a",
    playhead="#ff6f61",
)
LIGHT = Theme(
    name="light",
    window="#e9ebee",
    panel="#f5f6f8",
    field="#ffffff",
    raised="#dfe3e8",
    line="#c3c8d0",
    text="#1a1d21",
    muted="#545c68",
    accent="#155fa8",
    on_accent="#ffffff",
    good="#17663a",
    warn="#7d4e00",
    bad="#a3201a",
    stage="#5c5c5c",
    stage_text="#ffffff",
    curve="#155fa8",
    segment="#b06f00",
    playhead="#c62f20",
)
CONTRAST = Theme(
    name="contrast",
    window="#000000",
    panel="#000000",
    field="#000000",
    raised="#1c1c1c",
    line="#9a9a9a",
    text="#ffffff",
    muted="#d6d6d6",
    accent="#ffe14d",
    on_accent="#000000",
    good="#7dfaa6",
    warn="#ffc266",
    bad="#ff9d94",
    stage="#000000",
    stage_text="#ffffff",
    curve="#8fd0ff",
    segment="#ffc266",
    playhead="#ff8a7d",
)
PAIRS = (
    ("text", "window"),
    ("text", "panel"),
    ("text", "field"),
    ("text", "raised"),
    ("muted", "window"),
    ("muted", "panel"),
    ("muted", "field"),
    ("accent", "panel"),
    ("accent", "field"),
    ("on_accent", "accent"),
    ("good", "panel"),
    ("good", "field"),
    ("warn", "panel"),
    ("warn", "field"),
    ("bad", "panel"),
    ("bad", "field"),
    ("stage_text", "stage"),
)


LENGTH = re.compile(r"(\d+)(pt|px)")
HAIRLINE = 2  # pixels; what is this thin stays so in every size
LINEAR = 0.04045  # below, sRGB is a straight line (IEC 61966-2-1)


def luminance(color: str) -> float:
    """Return the relative luminance of #rrggbb, 0..1 (WCAG 2.2)."""
    shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        s / 12.92 if s <= LINEAR else ((s + 0.055) / 1.055) ** 2.4 for s in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1..21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class Themes(QObject):
    """Applies the chosen theme to the application and says when it changes."""

    changed = Signal(Theme)

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What the examiner chose."""
        return self._choice

    @property
    def current(self) -> Theme:
        """The colours in use."""
        return self._current

    def choose(self, choice: Choice) -> None:
        """Switch to another theme, or back to the system's."""
        self._choice = choice
        self._apply()

    def resize(self, percent: int) -> None:
        """Draw text, controls and what is painted in another size."""
        if percent != scale.percent():
            scale.choose(percent)
            self._apply()

    def _apply(self) -> None:
        self._current = _resolve(self._choice, self._app.styleHints().colorScheme())
        self._app.setStyleSheet("")  # from one sheet to another takes thrice as long
        self._app.setPalette(palette(self._current))
        self._app.setStyleSheet(style_sheet(self._current))
        self.changed.emit(self._current)


def _resolve(choice: Choice, system: Qt.ColorScheme) -> Theme:
    """Return the theme; a system that does not say gets the dark one, kinder to pictures."""
    if choice is Choice.SYSTEM:
        return LIGHT if system == Qt.ColorScheme.Light else DARK
    return {Choice.LIGHT: LIGHT, Choice.CONTRAST: CONTRAST}.get(choice, DARK)


def palette(theme: Theme) -> QPalette:
    """Return the theme as a palette for the Fusion style."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, color in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.text),
        (roles.Base, theme.field),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.text),
        (roles.PlaceholderText, theme.muted),
        (roles.Button, theme.raised),
        (roles.ButtonText, theme.text),
        (roles.BrightText, theme.bad),
        (roles.ToolTipBase, theme.raised),
        (roles.ToolTipText, theme.text),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Link, theme.accent),
        (roles.Accent, theme.accent),
        (roles.Mid, theme.line),
    ):
        made.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, _between(theme.muted, theme.panel))
    return made


def _between(one: str, other: str) -> QColor:
    a, b = QColor(one), QColor(other)
    return QColor(
        (a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2
    )


def style_sheet(theme: Theme) -> str:
    """Return the rules that the palette cannot express, in the size in use."""
    text = files("ui").joinpath("desk.qss").read_text(encoding="utf-8")
    for name in Theme.__dataclass_fields__:
        text = text.replace(f"@{name};", f"{getattr(theme, name)};")
    mark = files("resources").joinpath("icons", f"check-{theme.name}.svg")
    return _sized(text).replace("@check", str(mark).replace("\\", "/"))


def _sized(sheet: str) -> str:
    """Return the rules with every length in the size in use, hairlines as they are."""

    def sized(found: re.Match[str]) -> str:
        length, unit = int(found[1]), found[2]
        if unit == "px" and length <= HAIRLINE:
            return found[0]
        return f"{scale.px(length * 10) / 10:g}pt" if unit == "pt" else f"{scale.px(length)}px"

    return LENGTH.sub(sized, sheet)


def ensure_font() -> None:
    """Load the bundled font where the platform offers none, so text is never boxes."""
    if QFontDatabase.families():
        return
    fonts = files("resources").joinpath("fonts")
    for entry in fonts.iterdir() if fonts.is_dir() else ():
        if entry.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(entry.read_bytes())
