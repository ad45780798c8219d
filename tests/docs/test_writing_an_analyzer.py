"""The tutorial's analyzer runs, passes its own test and is found through its entry point."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```\w+ title=\"([^\"]+)\"\n(.*?)```", re.DOTALL)


@pytest.fixture
def package(tmp_path):
    """Return a folder that holds the tutorial's files, installed as a distribution would be."""
    text = (ROOT / "docs" / "writing-an-analyzer.md").read_text(encoding="utf-8")
    for name, body in BLOCK.findall(text):
        (tmp_path / name).write_text(body, encoding="utf-8")
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())["project"]
    ((group, points),) = project["entry-points"].items()
    info = tmp_path / "loupe_histogram_gaps-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    lines = "".join(f"{name} = {target}\n" for name, target in points.items())
    (info / "entry_points.txt").write_text(f"[{group}]\n{lines}")
    return tmp_path


def run(package, *command):
    path = os.pathsep.join([str(package), str(ROOT)])
    return subprocess.run(
        [sys.executable, *command],
        cwd=package,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_tutorials_own_test_passes(package):
    done = run(
        package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_histogram_gaps.py"
    )

    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_the_catalog_finds_the_plug_in(package):
    code = "from analyzers.catalog import available; print(available()[-1].info.name)"

    assert run(package, "-c", code).stdout.strip() == "laundering.histogram_gaps"
