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


@pytest.mark.parametrize("module", ["workbench.__main__", "analyzers.catalog", "ui.app"])
def test_no_codec_and_no_inference_library_is_loaded(module):
    """Evidence is decoded in the worker only, and the desk starts at once."""
    code = f"""
import sys, {module}, workbench.examination, workbench.intake, workbench.report.issue
foreign = {{"av", "cv2", "torch", "onnxruntime", "mediapipe", "jpeglib", "c2pa", "pillow_heif"}}
print(sorted(foreign & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )

    assert (done.stdout.strip(), done.stderr) == ("[]", "")
