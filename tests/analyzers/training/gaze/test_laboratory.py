"""From a video to forged eyes on a shelf; and, where it is at hand, the teacher."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from analyzers.faces.face_pass import Faces
from analyzers.runtime.packs import carried
from analyzers.training.gaze.__main__ import steps
from analyzers.training.gaze.forging import forge
from analyzers.training.gaze.gathering import gather
from analyzers.training.gaze.shelf import EyeShelf
from analyzers.training.gaze.teacher import FEATURES, Teacher
from tests.sources import source_of
from workbench.errors import ReadFailed, TrainingUnavailable
from workbench.evaluation.manifest import read_manifest
from workbench.media.decoding import frames
from workbench.model import Pixels

SAMPLE = carried().parent / "sample"
TEACHER = Path(__file__).parents[5] / "shared" / "parts" / "laboratory" / "gaze"


@pytest.fixture(scope="module")
def manifest(tmp_path_factory, write_video):
    """A face some 200 pixels wide that moves a little for two seconds, and a still of it."""
    folder = tmp_path_factory.mktemp("video")
    with Image.open(SAMPLE / "portrait.jpg") as picture:
        head = np.asarray(picture.convert("RGB").crop((100, 0, 356, 256)).resize((512, 512)))
    write_video(folder / "clip.mp4", [np.roll(head, at % 5, axis=1) for at in range(52)])
    shutil.copy(SAMPLE / "portrait.jpg", folder / "still.jpg")
    (folder / "manifest.csv").write_text(
        "path,label,media,source,person\nclip.mp4,authentic,video,clips,someone\n"
        "still.jpg,authentic,image,clips,someone\n"
    )
    return folder / "manifest.csv"


def test_a_clip_is_gathered_once_and_forged(manifest, tmp_path):
    listed = read_manifest(manifest)
    assert list(gather(listed, tmp_path)) == [(1, 1, "")]
    assert list(forge(tmp_path, manifest.parent, 3, ("late eye",))) == [(1, 1, "clip.mp4")]
    shelf = EyeShelf(tmp_path)
    made = [(one.made, one.repainted, one.frames) for one in shelf.clips]
    assert made[1:] == [("", True, 3), ("late eye", False, 3)]
    recorded, again = shelf.clip(0), shelf.clip(1)
    assert recorded.readable.any()
    assert np.isnan(recorded.gaze).all()
    first = int(np.flatnonzero(recorded.samples.frames == again.samples.frames[0])[0])
    apart = np.abs(recorded.eyes[first].astype(int) - again.eyes[0])
    assert apart.mean() < 4


def test_forged_eyes_are_seen_in_another_way_beside_the_same_recording(manifest, tmp_path):
    own, smaller = tmp_path / "own", tmp_path / "smaller"
    list(gather(read_manifest(manifest), own))
    list(forge(own, manifest.parent, 3, ("late eye",)))
    list(forge(own, manifest.parent, 3, ("late eye",), into=smaller, seen="smaller"))
    plain, seen = EyeShelf(own), EyeShelf(smaller)
    assert [one.made for one in seen.clips] == [one.made for one in plain.clips]
    assert seen.clips[0] == plain.clips[0]
    for at in (1, 2):  # drawn over themselves, and forged: softer, and where they were
        sharp, soft = (
            np.abs(np.diff(s.clip(at).eyes.astype(int), axis=2)) for s in (plain, seen)
        )
        assert soft.mean() < 0.95 * sharp.mean()
        apart = np.abs(seen.clip(at).meshes - plain.clip(at).meshes)[..., :2]
        assert 0 < np.median(apart) < 3
    with pytest.raises(ReadFailed, match="in another way"):
        list(forge(own, manifest.parent, 3, ("late eye",), into=smaller, seen="jpeg"))


@pytest.mark.parametrize(
    "asked", [["--seen", "smaller"], ["--seen", "sideways", "--into", "there"]]
)
def test_another_way_to_see_is_known_and_has_a_folder_of_its_own(manifest, tmp_path, asked):
    told = CliRunner().invoke(
        steps, ["forge", "--manifest", str(manifest), "-o", str(tmp_path), *asked]
    )
    assert told.exit_code == 2
    assert "drawn, smaller, jpeg" in told.output
    assert not list(tmp_path.iterdir())


def test_without_the_teacher_it_is_said(tmp_path):
    with pytest.raises(TrainingUnavailable, match="the teacher of gaze"):
        Teacher(tmp_path)


class Mirrored:
    """A face seen in a mirror: its region turned over, with the mesh to match."""

    def __init__(self, face):
        width = face.region.shape[1]
        box, mesh = face.region_box, face.landmarks.copy()
        left, top, across, down = face.box
        self.region: Pixels = np.ascontiguousarray(face.region[:, ::-1])
        self.region_box = box
        self.box = np.array((2 * box.x + width - left - across, top, across, down), np.float32)
        flipped = mesh.copy()
        flipped[:, 0] = 2 * box.x + width - mesh[:, 0]
        corners = ((33, 263), (133, 362))
        self.landmarks = flipped
        for one, other in corners:
            self.landmarks[[one, other]] = flipped[[other, one]]


@pytest.mark.laboratory
@pytest.mark.skipif(not TEACHER.is_dir(), reason="the teacher is absent")
def test_the_teacher_looks_the_other_way_in_a_mirror(laboratory):
    pytest.importorskip("openvino")
    source = source_of(laboratory / "video" / "lipsync" / "original.mp4")
    decoded = iter([tuple(one for one, _ in zip(frames(source), range(2), strict=False))])
    batches = [part for part in Faces().read(source, decoded) if isinstance(part, tuple)]
    face, teacher = batches[0][0].faces[0], Teacher(TEACHER)
    seen, mirrored = teacher.look(face), teacher.look(Mirrored(face))
    assert seen.features.shape == (FEATURES,)
    assert np.linalg.norm(seen.gaze) == pytest.approx(1)
    assert mirrored.gaze[0] == pytest.approx(-seen.gaze[0], abs=0.12)
    assert mirrored.gaze[1] == pytest.approx(seen.gaze[1], abs=0.12)
