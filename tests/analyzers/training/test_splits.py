"""Nobody is on two sides, and what is left out is never learned from."""

import msgspec
import numpy as np
import pytest

from analyzers.training.faces import Example
from analyzers.training.splits import parted, person_of, unit
from tests.analyzers.training.planted import recipe
from workbench.errors import RecipeUnusable


def example(number, source="street", generator="", person="", width=120.0, name=""):
    return Example(
        path=name or f"{source}/{generator}{number}.jpg",
        altered=bool(generator),
        source=source,
        generator=generator,
        family="gan" if generator else "",
        person=person,
        width=width,
    )


def collection():
    people = [example(n, person=f"p{n // 3}") for n in range(300)]
    others = [example(n, source="studio") for n in range(100)]
    made = [example(n, source="made", generator=g) for g in ("one", "two") for n in range(100)]
    return people + others + made


def asked(**data):
    return msgspec.structs.replace(
        recipe(10), data=msgspec.structs.replace(recipe(10).data, **data)
    )


def test_a_person_is_on_one_side_alone():
    examples = collection()
    sides = parted(examples, asked(validation=0.2))

    units = [
        {unit(examples[i]) for i in side}
        for side in (sides.learned, sides.validated, sides.kept_back)
    ]
    assert all(units)
    assert not units[0] & units[1] and not units[0] & units[2] and not units[1] & units[2]


def test_what_is_left_out_is_only_judged():
    examples = collection()
    sides = parted(
        examples, asked(leave_out_sources=("studio",), leave_out_generators=("two",))
    )

    left_out = {examples[i].path for i in sides.left_out}
    assert left_out == {
        e.path for e in examples if e.source == "studio" or e.generator == "two"
    }
    assert not left_out & {examples[i].path for i in sides.learned}


def test_a_fold_moves_nobody_between_the_other_sides():
    examples = collection()
    whole = parted(examples, asked())
    fold = parted(examples, asked(leave_out_sources=("studio",)))

    stayed = [i for i in whole.validated if examples[i].source != "studio"]
    assert fold.validated.tolist() == stayed


def test_files_named_by_their_time_are_parted_by_the_hour():
    one, two = (example(0, name=f"20170116{t}003.jpg") for t in ("174525", "174999"))
    later = example(0, name="20170116181525003.jpg")

    assert unit(one) == unit(two) != unit(later)


@pytest.mark.parametrize(
    "name, found",
    [
        ("0_0_somebody_0082.jpg", "person facemask_without_mask somebody"),
        ("1_0_another_0182.jpg", "person facemask_without_mask another"),
        ("0_0_another_0043.jpg", "person facemask_without_mask another"),
        ("445.jpg", "file faces/445.jpg"),
        ("2020-06-23-120048 (another copy).jpg", "hour facemask_without_mask 2020062312"),
    ],
)
def test_of_one_collection_file_names_name_the_person(name, found):
    shown = example(0, source="facemask_without_mask", name=f"faces/{name}")

    assert unit(shown) == found
    assert person_of(shown) == (found.split()[2] if found.startswith("person") else "")


def test_file_names_of_other_collections_name_nobody():
    """UTKFace's begin with age, gender and race."""
    shown = example(0, source="utkface", name="10_0_0_20170110215927291.jpg.chip.jpg")

    assert unit(shown) == "hour utkface 2017011021"
    assert not person_of(example(0, source="street", name="0_0_somebody_0082.jpg"))


@pytest.mark.parametrize("left_out", [(), ("facemask_without_mask",)])
def test_copies_of_other_files_take_no_part(left_out):
    names = [f"faces/{kind}{n}.jpg" for kind in ("", "augmented_image_") for n in range(60)]
    copied = [example(n, source="facemask_without_mask", name=n) for n in names]
    examples = [*collection(), *copied]
    sides = parted(examples, asked(leave_out_sources=left_out))

    part = np.concatenate([sides.learned, sides.validated, sides.kept_back, sides.left_out])
    taken = [examples[i].path for i in part if examples[i].source == "facemask_without_mask"]
    assert sorted(taken) == sorted(names[:60])


def test_of_a_large_source_no_more_is_taken_than_asked():
    examples = collection()
    sides = parted(examples, asked(most_per_source=40))

    learned = [examples[i] for i in sides.learned]
    assert sum(e.source == "street" for e in learned) == 40
    assert sum(e.generator == "one" for e in learned) == 40


def test_small_faces_and_sources_aside_take_no_part():
    examples = [*collection(), example(1, source="tiny", width=30.0)]
    sides = parted(examples, asked(aside=("studio",)))

    part = {examples[i].source for side in (sides.learned, sides.kept_back) for i in side}
    assert part == {"street", "made"}


@pytest.mark.parametrize(
    "data, said",
    [
        ({"leave_out_sources": ("atelier",)}, "atelier"),
        ({"leave_out_generators": ("one", "two")}, "altered"),
        ({"leave_out_sources": ("street", "studio")}, "authentic"),
    ],
)
def test_a_recipe_that_leaves_nothing_is_refused(data, said):
    with pytest.raises(RecipeUnusable, match=said):
        parted(collection(), asked(**data))
