"""The one door through which words of the desk reach an examiner, in any language.

Texts are English in the code; a catalogue in `resources/translations` may give others. What
the core composes of records is said by `ui.retelling`. What comes from evidence or was written
by a person is marked by `ui.wording.quoted` and stands as it is.
"""

from importlib.resources import as_file, files
from string import Formatter
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

CONTEXT = "Loupe"


def tr(text: str, /, **values: object) -> str:
    """Return a text of the desk in the examiner's language, with values in their places.

    `{name}` in the text is the place of the value of that name. Where a translation has not
    just these places, the English text stands in, and no value is lost.
    """
    said = QCoreApplication.translate(CONTEXT, text)
    if not values:
        return said
    return (said if _places(said) == _places(text) else text).format(**values)


def _places(text: str) -> set[tuple[str, str | None, str | None]] | None:
    """Return the places of values in a text and how each is written, None if it is no text."""
    try:
        return {
            (name, how, turned)
            for _, name, how, turned in Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        return None


def speak(locale: QLocale | None = None) -> QTranslator | None:
    """Speak the language of the system where a catalogue for it is there; English else."""
    app = QCoreApplication.instance()
    made = QTranslator(app)
    name = f"loupe_{(locale or QLocale()).name().split('_')[0]}.qm"
    with as_file(files("resources").joinpath("translations", name)) as path:
        if app is None or not path.is_file() or not made.load(str(path)):
            return None
    use(made)
    return made


class _Spoken:
    """The translations in use; there is one desk to a process."""

    others: ClassVar[list[QTranslator]] = []


def use(translator: QTranslator) -> None:
    """Speak what a translation says from now on."""
    QCoreApplication.installTranslator(translator)
    _Spoken.others.append(translator)


def leave(translator: QTranslator) -> None:
    """Speak it no longer."""
    QCoreApplication.removeTranslator(translator)
    _Spoken.others.remove(translator)


def other() -> bool:
    """Whether another language than the English of the code is spoken."""
    return bool(_Spoken.others)
