"""What the desk remembers between sittings: window, theme, keys, recent cases, examiner."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import Choice

RECENT = 8


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

    def keys(self, action: str) -> tuple[str, ...] | None:
        """Return the keys that were chosen for an action, None where none were."""
        if not self._stored.contains(f"keys/{action}"):
            return None
        return tuple(key for key in self._text(f"keys/{action}").split("\n") if key)

    def keep_keys(self, action: str, keys: tuple[str, ...] | None) -> None:
        """Remember the keys of an action; None forgets them."""
        if keys is None:
            self._stored.remove(f"keys/{action}")
        else:
            self._stored.setValue(f"keys/{action}", "\n".join(keys))

    @property
    def place(self) -> Path:
        """The folder in which the next new case is suggested."""
        recent = self.recent
        return Path(recent[0]).parent if recent else Path.home()

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
