"""The catalog names every analyzer once, and loading it loads nothing heavy."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers import catalog
from analyzers.catalog import BUILT_IN, available, by_name
from workbench.errors import AnalyzerNameTaken, AnalyzerUnavailable

ROOT = Path(__file__).parents[2]

PLUGIN = """
from dataclasses import dataclass
from typing import ClassVar

from workbench.analyzer import AnalyzerInfo
from workbench.model import Family, MediaKind, Need


@dataclass(frozen=True)
class Guest:
    info: ClassVar = AnalyzerInfo(
        name="{name}", title="Guest", version="1", media=frozenset(MediaKind),
        family=Family.SYNTHESIS, needs=Need.FILE, reference="-", limitations="-",
        validated_range="-",
    )

    def begin(self, source):
        return None
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Return a function that installs a package offering one analyzer."""

    def installed(module, body, target):
        tmp_path.joinpath(f"{module}.py").write_text(body)
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        info.joinpath("METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {module}\nVersion: 1\n"
        )
        info.joinpath("entry_points.txt").write_text(f"[{catalog.GROUP}]\nguest = {target}\n")
        monkeypatch.syspath_prepend(str(tmp_path))

    yield installed
    for module in [name for name in sys.modules if name.startswith("loupe_guest")]:
        del sys.modules[module]


def test_built_in_names_are_unique_and_dotted():
    names = list(by_name())

    assert len(names) == len(BUILT_IN)
    plain = {name for name in names if "." not in name}
    families = {
        "attribution",
        "blending",
        "face_parts",
        "gaze",
        "laundering",
        "presentation",
        "synthesis",
    }
    assert plain <= {"faces", *families}  # the pass, one for its family


def test_two_of_one_name_are_an_error():
    with pytest.raises(AnalyzerNameTaken, match=BUILT_IN[0].info.name.replace(".", r"\.")):
        by_name([*BUILT_IN, replace(BUILT_IN[0])])


def test_without_plug_ins_the_built_in_analyzers_are_available():
    assert available()[: len(BUILT_IN)] == BUILT_IN


def test_an_installed_plug_in_is_available(install):
    install("loupe_guest_good", PLUGIN.format(name="guest.good"), "loupe_guest_good:Guest")

    assert [analyzer.info.name for analyzer in available()][-1] == "guest.good"


@pytest.mark.parametrize(
    ("body", "target", "told"),
    [
        ("import no_such_module", "loupe_guest_bad:Guest", "no_such_module"),
        ("def broken(:", "loupe_guest_bad:Guest", "does not load"),
        ("raise RuntimeError('no licence')", "loupe_guest_bad:Guest", "no licence"),
        ("Other = 1", "loupe_guest_bad:Guest", "Guest"),
        ("Guest = 1", "loupe_guest_bad:Guest", "is not an analyzer"),
    ],
)
def test_a_plug_in_that_does_not_load_is_named(install, body, target, told):
    install("loupe_guest_bad", body, target)

    with pytest.raises(AnalyzerUnavailable, match=told) as caught:
        available()
    assert "loupe_guest_bad" in str(caught.value)


def test_a_plug_in_cannot_take_a_built_in_name(install):
    name = BUILT_IN[0].info.name
    install("loupe_guest_thief", PLUGIN.format(name=name), "loupe_guest_thief:Guest")

    with pytest.raises(AnalyzerNameTaken, match=name):
        available()


def test_importing_the_catalog_loads_no_codec_and_no_inference_library():
    heavy = {"av", "cv2", "torch", "onnxruntime", "mediapipe", "jpeglib", "c2pa", "pillow_heif"}
    code = f"import sys, analyzers.catalog; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
