"""The keys of every action: those of the table, until the examiner chose others."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QAction, QKeySequence

from ui.actions import ACTIONS, bind
from ui.menus.spec import Spec
from ui.settings import DeskSettings


class Keys:
    """Which keys call which action. No key ever calls two."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._kept = settings.keys()
        self._given = self._all_given()

    def of(self, spec: Spec) -> tuple[str, ...]:
        """Return the keys of an action, none where it has lost them.

        A key that the examiner gave another action is that one's, whatever the table says now.
        """
        kept = self._kept.get(spec.name)
        if kept is not None:
            return kept
        return tuple(key for key in spec.keys if portable(key) not in self._given)

    def changed(self, spec: Spec) -> bool:
        """Say whether an action has other keys than those of the table."""
        return self.of(spec) != spec.keys

    def holder(self, key: str) -> Spec | None:
        """Return the action that a key calls."""
        wanted = portable(key)
        return next((s for s in ACTIONS if wanted in map(portable, self.of(s))), None)

    def assign(self, spec: Spec, keys: Iterable[str]) -> None:
        """Give an action these keys and no others; who had one of them loses it."""
        wanted = tuple(dict.fromkeys(map(portable, keys)))
        for other in ACTIONS:
            held = self.of(other)
            left = tuple(key for key in held if portable(key) not in wanted)
            if other is not spec and left != held:
                self._keep(other, left)
        self._keep(spec, wanted)

    def restore(self, spec: Spec) -> None:
        """Give an action the keys of the table again, whoever has them now."""
        self.assign(spec, spec.keys)

    def restore_all(self) -> None:
        """Forget every change."""
        for name in self._kept:
            self._settings.keep_keys(name, None)
        self._kept.clear()
        self._given = self._all_given()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let every action be called by its keys, and by no others."""
        for spec in ACTIONS:
            bind(actions[spec.name], spec, self.of(spec))

    def _keep(self, spec: Spec, keys: tuple[str, ...]) -> None:
        same = keys == tuple(map(portable, spec.keys))
        self._settings.keep_keys(spec.name, None if same else keys)
        self._kept.pop(spec.name, None)
        if not same:
            self._kept[spec.name] = keys
        self._given = self._all_given()

    def _all_given(self) -> set[str]:
        """Return every key that was chosen for an action of this version."""
        known = {spec.name for spec in ACTIONS}
        return {portable(k) for name, keys in self._kept.items() if name in known for k in keys}


def portable(key: str) -> str:
    """Return a key as it is written everywhere, whatever the language; empty for none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
