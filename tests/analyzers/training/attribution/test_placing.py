"""Limits that validated works set, and who follows compression."""

import numpy as np
import pytest

from analyzers.training.attribution.codecs import CODECS, UNCODED
from analyzers.training.attribution.figures import PHOTOGRAPHS, Answers, figures_of
from analyzers.training.attribution.judging import JudgedWork
from analyzers.training.attribution.placing import makers_of, placing_of
from analyzers.training.attribution.recipe import MakerFold, without
from tests.analyzers.training.attribution.recipes import recipe

NAMES = [maker.name for maker in recipe().makers]
ASKED = without(
    recipe(codecs={"jpeg": 1.0, "webp": 1.0}), MakerFold(leave_out_codecs=("webp",))
)


def direction(name, number, lost=0.0):
    """Return a direction near the maker's, or with `lost` near that of photographs."""
    chance = np.random.default_rng([number, *name.encode()])
    found = chance.normal(0, 0.05, 8)
    found[NAMES.index(name)] += 1 - lost
    found[0] += lost
    return tuple((found / np.linalg.norm(found)).tolist())


def rows(*, following=()):
    """Return judged works of every maker; after codecs in `following` makers are lost."""
    for side, count in (("learned", 6), ("validated", 30), ("kept_back", 12)):
        for name in NAMES:
            for number in range(count):
                for condition in (UNCODED, *CODECS):
                    at = number + 100 * len(side)
                    yield JudgedWork(
                        path=f"{name}/{at}",
                        frame=0,
                        unit=f"file {name}/{at}",
                        source=name,
                        generator=name,
                        maker=name,
                        side=side,
                        condition=condition,
                        embedding=direction(name, at, 0.9 * (condition in following)),
                        described=(0.1,) * 19,
                        frozen=direction(name, number),
                        sharpness=3.0 + number % 3,
                        width=150.0,
                    )


@pytest.fixture(scope="module")
def placed():
    judged = list(rows())
    return judged, placing_of(ASKED, judged)


def test_works_near_no_maker_are_rejected(placed):
    judged, placing = placed
    known = [one for one in judged if one.side == "kept_back"]
    assert placing.accepted(known).mean() > 0.8
    assert [NAMES[at] for at in placing.nearest(known)] == [one.maker for one in known]
    stranger = JudgedWork(
        **{name: getattr(known[0], name) for name in JudgedWork.__dataclass_fields__}
        | {"embedding": (0.0,) * 7 + (1.0,)}
    )
    assert not placing.accepted([stranger]).any()


def test_photographs_narrow_what_generators_may_take():
    judged = list(rows())
    wide = placing_of(ASKED, judged)
    liars = [one for one in judged if one.maker == "photograph" and one.side == "validated"]
    others = [one for one in judged if one not in liars]
    taken = [
        JudgedWork(
            **{name: getattr(one, name) for name in JudgedWork.__dataclass_fields__}
            | {"embedding": direction("rows", at)}
        )
        for at, one in enumerate(liars)
    ]
    narrow = placing_of(ASKED, [*others, *taken])
    assert (narrow.allowed[1:] < wide.allowed[1:]).all()
    assert narrow.accepted(taken).mean() <= 0.01


def test_the_packs_makers_say_what_they_rest_on(placed):
    makers = makers_of(ASKED, placed[0])
    assert "validated works" in makers.threshold_meaning
    assert [one.examples for one in makers.makers] == [6] * len(NAMES)
    assert makers.same_maker is not None
    assert makers.relatedness[0][0] == 1.0


def test_who_follows_compression_is_caught():
    honest, following = (
        Answers(ASKED, list(rows(following=lost))) for lost in ((), ("webp", "avif"))
    )
    for answers, drop in ((honest, False), (following, True)):
        told = {name: (learned, one.value) for name, learned, one in answers.codecs()}
        assert not told["webp"][0] and told["jpeg"][0]
        assert (told["jpeg"][1] - told["webp"][1] > 0.5) == drop
    figures = figures_of(following, "a fold")
    lost = [one for one in figures if "webp, never learned from" in one.conditions]
    assert lost and all("a fold" in one.conditions for one in figures)
    assert any(one.quantity == PHOTOGRAPHS for one in figures)
