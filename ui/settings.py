"""What the desk remembers between sittings: window, looks, keys, recent cases, examiner.

Whatever is not there, or is not what it should be, is as delivered.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.scale import SIZES, USUAL
from ui.theme import Choice
from workbench.sample import sample_root

RECENT = 8
TAB_DIGITS = 4  # a longer number is no panel's, and more than a window can be told
PAGES = ("A4", "Letter")
CHOSEN = ("theme", "size", "tips", "page", "reports", "cases")  # what the settings page sets


class DeskSettings:
    """A typed face of QSettings; nothing in it belongs to a case."""

    def __init__(self, stored: QSettings | None = None) -> None:
        self._stored = stored or QSettings("Loupe", "Loupe")

    @property
    def theme(self) -> Choice:
        """The chosen theme; an unknown one means the system's."""
        word = self._text("theme")
        return Choice(word) if word in set(Choice) else Choice.SYSTEM

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._stored.setValue("theme", choice.value)

    @property
    def size(self) -> int:
        """How large everything is drawn, in percent of what was delivered."""
        word = self._text("size")
        return int(word) if word in map(str, SIZES) else USUAL

    @size.setter
    def size(self, percent: int) -> None:
        self._stored.setValue("size", str(percent))

    @property
    def tips(self) -> bool:
        """Whether a control explains itself when the pointer rests on it."""
        return self._text("tips") != "no"

    @tips.setter
    def tips(self, on: bool) -> None:
        self._stored.setValue("tips", "yes" if on else "no")

    @property
    def page(self) -> str:
        """The page size that a report is given unless told."""
        word = self._text("page")
        return word if word in PAGES else PAGES[0]

    @page.setter
    def page(self, size: str) -> None:
        self._stored.setValue("page", size)

    @property
    def reports(self) -> Path | None:
        """The folder in which a report is suggested; None means beside the case."""
        word = self._text("reports")
        return Path(word) if word else None

    @reports.setter
    def reports(self, folder: Path | None) -> None:
        self._stored.setValue("reports", str(folder or ""))

    @property
    def letterhead(self) -> Path | None:
        """The letterhead settings that reports were issued with last; None for none."""
        word = self._text("letterhead")
        return Path(word) if word else None

    @letterhead.setter
    def letterhead(self, file: Path | None) -> None:
        self._stored.setValue("letterhead", str(file or ""))

    @property
    def cases(self) -> Path | None:
        """The folder chosen for new cases; None means beside the last one."""
        word = self._text("cases")
        return Path(word) if word else None

    @cases.setter
    def cases(self, folder: Path | None) -> None:
        self._stored.setValue("cases", str(folder or ""))

    def restore(self) -> None:
        """Put what the settings page sets back as delivered; nothing else is forgotten."""
        for key in CHOSEN:
            self._stored.remove(key)

    @property
    def examiner(self) -> str:
        """Who entered a case last."""
        return self._text("examiner")

    @property
    def agency(self) -> str:
        """The agency entered last."""
        return self._text("agency")

    def remember_examiner(self, name: str, agency: str) -> None:
        """Offer these in the next new case."""
        self._stored.setValue("examiner", name)
        self._stored.setValue("agency", agency)

    @property
    def recent(self) -> list[str]:
        """Folders of the cases opened last, newest first."""
        return [line for line in self._text("recent").split("\n") if line]

    def remember_case(self, folder: Path) -> None:
        """Put a case at the top of the recent ones."""
        kept = [known for known in self.recent if known != str(folder)]
        self._stored.setValue("recent", "\n".join([str(folder), *kept][:RECENT]))

    def forget_cases(self, folders: Iterable[str]) -> None:
        """Name these among the recent cases no longer; what lies there is not touched."""
        gone = set(folders)
        self._stored.setValue("recent", "\n".join(f for f in self.recent if f not in gone))

    def keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that were chosen, by action; read once, they are many."""
        self._stored.beginGroup("keys")
        names = self._stored.childKeys()
        self._stored.endGroup()
        return {
            name: tuple(key for key in self._text(f"keys/{name}").split("\n") if key)
            for name in names
        }

    def keep_keys(self, action: str, keys: tuple[str, ...] | None) -> None:
        """Remember the keys of an action; None forgets them."""
        if keys is None:
            self._stored.remove(f"keys/{action}")
        else:
            self._stored.setValue(f"keys/{action}", "\n".join(keys))

    @property
    def place(self) -> Path:
        """The folder in which the next new case is suggested."""
        own = (Path(case).parent for case in self.recent)
        beside = (folder for folder in own if sample_root() not in folder.parents)
        return self.cases or next(beside, Path.home())

    @property
    def tab(self) -> int:
        """Which panel was in front."""
        word = self._text("tab")
        return int(word) if word.isdecimal() and len(word) < TAB_DIGITS else 0

    @tab.setter
    def tab(self, index: int) -> None:
        self._stored.setValue("tab", str(index))

    @property
    def tiles(self) -> bool:
        """Whether the media are shown as tiles."""
        return self._text("tiles") == "yes"

    @tiles.setter
    def tiles(self, on: bool) -> None:
        self._stored.setValue("tiles", "yes" if on else "no")

    def lanes(self, case_id: str) -> str:
        """Return how the lanes of the timeline were laid out, empty when they were not."""
        return self._text(f"lanes/{case_id}")

    def keep_lanes(self, case_id: str, layout: str) -> None:
        """Remember how the lanes of the timeline are laid out in a case."""
        self._stored.setValue(f"lanes/{case_id}", layout)

    def layout(self, name: str) -> QByteArray:
        """Return the state of a window part, empty when there is none."""
        value = self._stored.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window part."""
        self._stored.setValue(f"layout/{name}", state)

    def _text(self, key: str) -> str:
        value = self._stored.value(key, "")
        return value if isinstance(value, str) else ""
