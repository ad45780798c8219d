import numpy as np
import pytest
from PIL import Image

from analyzers.training.zoo.pictures import SIDE, kept_back, picture_lessons
from workbench.errors import TrainingError
from workbench.evaluation.manifest import read_manifest

ROWS = ("path,label,source",)


@pytest.fixture
def listed(tmp_path, scene):
    """Return a maker of a manifest of pictures that differ in their mean red."""

    def write(sources, size=(200, 200), label="authentic", each=10):
        rows = [*ROWS]
        for at, source in enumerate(sources):
            for n in range(each):
                path = tmp_path / f"{source}{n}.png"
                pixels = scene(*size, seed=n)
                pixels[..., 0] = 10 * at + kept_back(path.name)
                Image.fromarray(pixels).save(path)
                rows.append(f"{path.name},{label},{source}")
        manifest = tmp_path / "manifest.csv"
        manifest.write_text("\n".join(rows))
        return read_manifest(manifest)

    return write


def test_one_picture_in_five_is_kept_back_always_the_same():
    kept = [kept_back(f"faces/{n}.jpg") for n in range(2000)]

    assert 0.17 < np.mean(kept) < 0.23
    assert kept == [kept_back(f"faces/{n}.jpg") for n in range(2000)]


def test_nothing_is_learned_from_what_is_kept_back(listed):
    lessons = picture_lessons(listed(["a", "b"]), np.random.default_rng(0))

    assert set(np.unique(lessons.squares[..., 0])) == {0, 10}
    assert {int(picture[0, 0, 0]) for _, picture in lessons.held} == {1, 11}
    assert lessons.sources == ("a", "b")
    assert lessons.pictures + len(lessons.held) == 20
    assert lessons.squares.shape[1:] == (SIDE, SIDE, 3)


def test_pictures_are_kept_at_their_native_size(listed):
    manifest = listed(["a"], size=(500, 400), each=4)

    square = picture_lessons(manifest, np.random.default_rng(0)).squares[0]

    pictures = [np.asarray(Image.open(entry.file))[..., 1] for entry in manifest.entries]
    assert any(_holds(picture, square[..., 1]) for picture in pictures)


def test_a_source_that_is_left_out_is_neither_learned_from_nor_measured_by(listed):
    lessons = picture_lessons(listed(["a", "b"]), np.random.default_rng(0), leave_out=["b"])

    assert lessons.sources == ("a",)
    assert {source for source, _ in lessons.held} == {"a"}


@pytest.mark.parametrize("differs", [{"size": (180, 300)}, {"label": "altered"}])
def test_only_authentic_pictures_that_are_large_enough_are_learned_from(listed, differs):
    with pytest.raises(TrainingError, match="no authentic picture"):
        picture_lessons(listed(["a"], each=4, **differs), np.random.default_rng(0))


def test_a_file_that_is_no_picture_is_passed_over(listed):
    manifest = listed(["a"])
    broken = next(entry for entry in manifest.entries if not kept_back(entry.path))
    broken.file.write_bytes(b"\x89PNG\r\n\x1a\n")

    lessons = picture_lessons(manifest, np.random.default_rng(0))

    assert lessons.pictures + len(lessons.held) == 9


def _holds(picture, square):
    """Return whether a square lies anywhere in a picture, pixel for pixel."""
    corners = np.argwhere(picture[: 1 - SIDE, : 1 - SIDE] == square[0, 0])
    return any(np.array_equal(picture[y : y + SIDE, x : x + SIDE], square) for y, x in corners)
