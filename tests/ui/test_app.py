"""The desk opens no codec and no inference library, whatever it shows."""

import json
import subprocess
import sys

BANNED = {"av", "cv2", "torch", "onnxruntime", "mediapipe", "jpeglib", "c2pa", "pillow_heif"}

SITTING = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from ui.app import application
from ui.desk import Desk
from ui.settings import DeskSettings
from ui.theme import Choice, Themes

app = application()
stored = QSettings(sys.argv[2], QSettings.Format.IniFormat)
desk = Desk(Themes(app, Choice.DARK), DeskSettings(stored))
desk.window.show()
desk.open(Path(sys.argv[1]))

def end(picture):
    print(json.dumps([picture.frame, sorted(sys.modules)]))
    desk.window.close()
    app.quit()

desk.window.review.frame_shown.connect(end)
desk.case_opened.connect(lambda: desk.session.listed.connect(
    lambda rows: desk.window.media_list.open_row(1)))
QTimer.singleShot(300_000, app.quit)
app.exec()
"""


def test_no_codec_comes_into_the_process_of_the_desk(case_folder, tmp_path):
    script = tmp_path / "sitting.py"
    script.write_text(f"if __name__ == '__main__':\n    exec({SITTING!r})\n")
    done = subprocess.run(
        [sys.executable, str(script), str(case_folder), str(tmp_path / "desk.ini")],
        capture_output=True,
        text=True,
        env={**__import__("os").environ, "PYTHONPATH": ":".join(sys.path)},
        timeout=600,
    )

    frame, modules = json.loads(done.stdout.splitlines()[-1])
    assert frame == 0
    assert not BANNED & set(modules)
    assert "PySide6.QtWidgets" in modules


def test_the_icon_can_be_drawn(qapp):
    from ui.icons import program_icon

    assert not program_icon().pixmap(64).isNull()
