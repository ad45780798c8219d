from analyzers.training.fakes import MAKERS
from analyzers.training.fakes.kinship import FAMILIES, SEAMLESS, akin, seamed
from analyzers.training.parts.forgeries import ALONE


def test_every_way_that_is_named_exists():
    named = frozenset().union(*FAMILIES, SEAMLESS)

    assert named <= set(MAKERS) | set(ALONE)


def test_swaps_of_whole_faces_are_akin_and_parts_are_not_akin_to_them():
    assert akin("mesh_swap", ["nearest_blend", "self_blending"]) == ["nearest_blend"]
    assert akin("part_swap_person", ["mesh_swap", "part_swap_time"]) == ["part_swap_time"]
    assert not akin("reenactment", MAKERS)


def test_a_bent_face_has_no_seam():
    assert not seamed("reenactment", MAKERS)
    assert seamed("autoencoder_swap", ["self_blending"])
    assert not seamed("mesh_swap", ["reenactment"])
