"""The rules of the tree hold: import directions, types, style, and what the desk may load."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["lint-imports", "--no-cache"],
        ["ruff", "check", "--no-cache", "."],
        ["ruff", "format", "--no-cache", "--check", "."],
        [sys.executable, "-m", "mypy"],
    ],
    ids=["import directions", "style", "format", "types"],
)
def test_the_tree_keeps_its_rules(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


FOREIGN = (
    "ai_edge_litert", "av", "c2pa", "cv2", "jpeglib", "mediapipe", "onnxruntime",
    "pillow_heif", "tensorflow", "torch",
)  # fmt: skip


@pytest.mark.parametrize("module", ["workbench.__main__", "analyzers.catalog", "ui.app"])
def test_no_codec_and_no_inference_library_is_loaded(module):
    """Evidence is decoded in the worker only, and the desk starts at once."""
    code = f"""
import sys, {module}, workbench.examination, workbench.intake, workbench.report.issue
print(sorted(set({FOREIGN}) & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )

    assert (done.stdout.strip(), done.stderr) == ("[]", "")


SITTING = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QSettings
from ui.app import application
from ui.desk import Desk
from ui.dialogs.new_case import NewCase
from ui.settings import DeskSettings
from ui.theme import Choice, Themes
from workbench.model import Case

folder, media = map(Path, sys.argv[1:])

def wait(condition):
    until = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < until
        app.processEvents()
        time.sleep(0.01)

def desk():
    settings = DeskSettings(QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat))
    made = Desk(Themes(application(), Choice.DARK), settings)
    made.window.show()
    return made

app = application()
first = desk()
first.create(NewCase(Case(number="1", examiner="A. Examiner"), folder / "c.loupe"))
wait(lambda: first.session is not None)
first.session.receive([media])
wait(lambda: first.window.media.rowCount() == 2)
first.window.media_list.open_row(0)
wait(lambda: first.window.review.picture is not None)
first.window.actions_by_name["examine"].trigger()
wait(lambda: first.session.examinations.running)
wait(lambda: not first.session.examinations.running)
ended = []
job = first.session.issue("A. Examiner", folder / "r.pdf", "A4")
job.finished.connect(lambda: ended.append(True))
wait(lambda: ended)
first.window.close()
second = desk()
second.open(folder / "c.loupe")
wait(lambda: second.window.media.rowCount() == 2)
second.window.media_list.open_row(1)
wait(lambda: second.window.review.picture is not None)
second.window.close()
print((folder / "r.pdf").stat().st_size > 10_000, sorted(set(FOREIGN) & set(sys.modules)))
"""


def test_a_whole_sitting_at_the_desk_loads_none_either(
    tmp_path, scene, write_jpeg, write_video
):
    """Taking in, viewing, examining, reporting, opening again: evidence stays in the worker.

    So cv2, which points Qt at plug-ins of its own when it is imported, never meets Qt.
    """
    media = tmp_path / "media"
    media.mkdir()
    write_jpeg(media / "a.jpg", scene(288, 272))
    write_video(media / "b.mp4", [scene(288, 272, n) for n in range(10)])
    code = f"FOREIGN = {FOREIGN}\n{SITTING}"
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path, media],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.stdout.strip() == "True []", done.stderr
