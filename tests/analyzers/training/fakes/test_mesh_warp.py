import numpy as np

from analyzers.training.fakes.mesh_warp import read_at, warp_between


def test_a_mesh_brought_to_itself_moves_nothing(portrait_face):
    x, y, covered = warp_between(portrait_face.points, portrait_face.points)

    inside = covered > 0
    assert inside.sum() > 10_000
    read = read_at(portrait_face.pixels, x, y)
    assert np.abs(read[inside].astype(int) - portrait_face.pixels[inside]).max() <= 1


def test_a_moved_mesh_is_read_where_it_was(portrait_face):
    x, y, covered = warp_between(
        portrait_face.points, portrait_face.points + np.float32([9, -4])
    )
    rows, columns = np.nonzero(covered)

    assert np.abs(x[rows, columns] - (columns - 9)).max() < 0.02
    assert np.abs(y[rows, columns] - (rows + 4)).max() < 0.02


def test_the_whole_inside_of_the_oval_is_covered(portrait_face):
    _, _, covered = warp_between(portrait_face.points, portrait_face.points)
    left, right = portrait_face.points[:, 0].min() + 25, portrait_face.points[:, 0].max() - 25
    top, bottom = portrait_face.points[:, 1].min() + 25, portrait_face.points[:, 1].max() - 25

    assert covered[int(top) : int(bottom), int(left) : int(right)].all()
