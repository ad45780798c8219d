"""The makers of a pack are read back as they were written, or refused with a reason."""

from dataclasses import asdict

import numpy as np
import pytest

from analyzers.attribution import makers as read
from analyzers.attribution.description import GROUPS, LENGTH, Description
from analyzers.attribution.description import read as traits
from tests.analyzers.made_makers_pack import BLUE, GREY, maker, makers
from workbench.errors import ModelMismatch


def test_makers_are_read_as_they_were_written():
    made = makers(relatedness=((1.0, 0.0, 0.0), (0.0, 1.0, 0.5), (0.0, 0.5, 1.0)))
    again = read.parsed(read.written(made), "a pack")

    assert again == made and again.length == 4
    assert [again.allowed(one) for one in again.makers] == [0.15, 0.1, 0.15]


def titled(name, title):
    return maker(name, (1, 1, 0, 0), BLUE, title=title)


def spoilt(**changes):
    return read.written(makers(**changes))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "cannot be read"),
        (
            b'{"makers": [], "threshold": 1, "threshold_meaning": "", "more": 1}',
            "cannot be read",
        ),
        (spoilt(makers=makers().makers[1:]), "without photographs"),
        (spoilt(makers=makers().makers[:1] * 2), "one name"),
        (spoilt(threshold=-1.0), "no positive number"),
        (spoilt(same_maker=0.0), "no positive number"),
        (
            spoilt(makers=(*makers().makers, titled("more", "RED GAN"))),
            "two makers have one title",
        ),
        (spoilt(makers=(*makers().makers, titled("more", " "))), "a maker has no name"),
        (spoilt(makers=(*makers().makers, titled("more", "a" * 81))), "longer than 80 letters"),
        (spoilt(makers=(*makers().makers, titled("more", "a\u202eb"))), "hidden characters"),
        (spoilt(makers=(*makers().makers, titled("more", "a\nb"))), "hidden characters"),
        (spoilt(threshold_meaning="a\u2066b"), "hidden characters"),
        (spoilt(relatedness=((1.0,),)), "relatedness"),
        (
            spoilt(makers=(maker("p", (1, 0), GREY), maker("q", (1, 0, 0), BLUE))),
            "no direction",
        ),
        (spoilt(makers=(maker("p", (1, 0), GREY, kind="photo"),)), "without photographs"),
        (
            spoilt(makers=(maker("p", (1, 0), GREY), maker("q", (1, 0), BLUE, family="magic"))),
            "'magic' is no family",
        ),
        (spoilt(makers=(maker("p", (1, 0), GREY, examples=0),)), "no examples"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(content, why):
    with pytest.raises(ModelMismatch, match=why):
        read.parsed(content, "a pack")


def test_a_description_is_one_trait_of_each_group_and_is_read_back():
    vector = BLUE.vector

    assert vector.shape == (LENGTH,) and vector.sum() == len(GROUPS)
    assert traits(vector) == asdict(BLUE)
    assert Description(kind="swap", family="gan").vector.sum() == 2


def test_distances_are_of_directions():
    centres = np.float32([[1, 0], [0, 1]])
    assert read.distances(np.float32([[1, 0], [-1, 0]]), centres) == pytest.approx(
        np.float32([[0, 1], [2, 1]])
    )
    assert read.centre_of(np.float32([[2, 0], [0, 9]])) == pytest.approx([0.5**0.5] * 2)
    with pytest.raises(ValueError, match="without a direction"):
        read.unit(np.zeros((1, 3), np.float32))
