"""Start the desk."""

import gc
import signal
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.icons import program_icon
from ui.settings import DeskSettings
from ui.theme import Themes, ensure_font
from ui.tongue import speak

SWITCH_SECONDS = 0.001  # five times as often as usual
MADE_BEFORE_COLLECTING = 10_000  # objects


def run(case: Path | None) -> int:
    """Open the window, on a case if one is given, and return the exit code when it closes."""
    app = application()
    settings = DeskSettings()
    desk = Desk(Themes(app, settings.theme), settings)
    _show_bugs(desk)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    if case is not None:
        desk.open(case)
    desk.window.show()
    answer_soon()
    return app.exec()


def answer_soon() -> None:
    """Let the window's thread go on soon, also while others read a case or an examination.

    Python hands over between threads every so many seconds, and walks through all objects when
    some thousands more were made: through those of the window itself, too, unless it is told
    that they stay.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(MADE_BEFORE_COLLECTING, 20, 20)
    gc.freeze()


def application() -> QApplication:
    """Return the application, with its names, icon and a font that can be read."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Loupe")
    app.setOrganizationName("Loupe")
    app.setDesktopFileName("loupe")
    ensure_font()
    speak()
    app.setWindowIcon(program_icon())
    return app


def _show_bugs(desk: Desk) -> None:
    """Show what nobody caught as a fault of the program, with its traceback."""

    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            desk.trouble("go on", error)

    sys.excepthook = hook
