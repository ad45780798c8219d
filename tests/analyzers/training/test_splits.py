"""Nobody is on two sides, and what is left out is never learned from."""

import msgspec
import pytest

from analyzers.training.faces import Example
from analyzers.training.splits import parted, unit
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
