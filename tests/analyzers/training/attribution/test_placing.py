"""Limits that validated works set, and who follows compression."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from analyzers.training.attribution.codecs import CODECS, UNCODED
from analyzers.training.attribution.figures import (
    ANOTHERS,
    ITS_OWN,
    PHOTOGRAPHS,
    RAND,
    Answers,
    figures_of,
)
from analyzers.training.attribution.judging import JudgedWork
from analyzers.training.attribution.placing import CLASSES, FROZEN, makers_of, placing_of
from analyzers.training.attribution.recipe import MakerFold, without
from analyzers.training.attribution.sayings import RIGHTLY, said_of_makers
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
    # 30 works of each of 5 makers, whatever codecs each went through; no percentage
    assert makers.threshold_meaning.startswith(
        "19 of 20 of 150 validated works of known makers"
    )
    assert "19 of 20 of its own lie" in makers.threshold_meaning
    assert "%" not in makers.threshold_meaning
    assert makers.beyond is not None and "of 30 validated photographs" in makers.beyond_meaning
    assert [one.examples for one in makers.makers] == [6] * len(NAMES)
    assert makers.makers[2].works == "rows; of the collections rows"
    assert "judged works of these makers" in makers.same_maker_meaning
    assert makers.same_maker is not None
    assert makers.relatedness[0][0] == 1.0


def changed(one, **changes):
    fields = {name: getattr(one, name) for name in JudgedWork.__dataclass_fields__}
    return JudgedWork(**fields | changes)


def test_chance_is_what_is_said_of_any_work_by_lot():
    judged = list(rows())
    far = (0.0,) * 7 + (1.0,)
    lost = [changed(one, embedding=far) if one.side == "kept_back" else one for one in judged]
    strangers = [
        changed(one, maker="stranger", side="left_out") for one in lost
        if one.side == "kept_back" and one.maker == "rows"
    ]  # fmt: skip
    makers = [*ASKED.makers, msgspec.structs.replace(ASKED.makers[2], name="stranger")]
    asked = msgspec.structs.replace(
        ASKED, makers=tuple(makers), data=msgspec.structs.replace(
            ASKED.data, leave_out_generators=("stranger",)
        ),
    )  # fmt: skip
    asked = msgspec.structs.replace(
        asked, makers=(*makers[:-1], msgspec.structs.replace(makers[-1], learned=False))
    )
    [(name, _, rejected)] = Answers(asked, [*lost, *strangers]).strangers()
    # a network that rejects everything is right of every stranger, and so is the lot
    assert (name, rejected.value, rejected.chance) == ("stranger", 1.0, 1.0)


def test_photographs_hardly_ever_are_an_unknown_generators(placed):
    judged, placing = placed
    camera = [one for one in judged if one.side == "validated" and one.maker == "photograph"]
    assert placing.strange(camera).mean() <= 0.01
    [one, *_] = [one for one in judged if one.maker == "rows"]
    away = np.array(one.embedding) + np.eye(8)[7]
    read = np.zeros(19)
    read[1] = 1.0
    lost = changed(
        one, embedding=tuple((away / np.linalg.norm(away)).tolist()), described=tuple(read)
    )
    assert placing.strange([lost]).all() and not placing.accepted([lost]).any()
    # Nor where it lies within what photographs reach, though a generator is nearer.
    wide = replace(placing, allowed=np.where(np.arange(len(NAMES)) == 0, 2.0, placing.allowed))
    assert wide.among_photographs([lost]).all() and not wide.strange([lost]).any()
    assert not placing.among_photographs([lost]).any()


def test_every_work_has_one_outcome_at_the_limits_of_the_pack():
    answers = Answers(ASKED, list(rows()))
    told = dict(said_of_makers(answers))

    assert list(told) == NAMES
    for outcomes in told.values():
        assert sum(one.value for one in outcomes.values()) == pytest.approx(1)
        assert outcomes[RIGHTLY].value > 0.8 > 0.3 > outcomes[RIGHTLY].chance


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


def test_a_planted_follower_is_caught_by_the_codec_of_another():
    asked = without(
        recipe(codecs={"jpeg": 1.0, "webp": 1.0}), MakerFold(plain=True, planted=True)
    )
    judged = [replace(one, logits=by_codec(asked, one.condition)) for one in rows()]
    told = {name: one.value for name, _, one in Answers(asked, judged).codecs()}
    assert told[ITS_OWN] - told[ANOTHERS] > 0.3 and told[ANOTHERS] == 0
    assert {name: learned for name, learned, _ in Answers(asked, judged).codecs()} == {
        ITS_OWN: True, ANOTHERS: False, UNCODED: False,
        "jpeg": True, "webp": True, "jpeg2000": False, "avif": False,
    }  # fmt: skip
    honest = [replace(one, logits=by_maker(one.maker)) for one in rows()]
    told = {name: one.value for name, _, one in Answers(asked, honest).codecs()}
    assert told[ITS_OWN] == told[ANOTHERS] == 1


def by_codec(asked, codec):
    """Return what a classifier says that reads the codec alone."""
    return tuple(float(asked.codec_of(name) == codec) for name in NAMES)


def by_maker(maker):
    """Return what a classifier says that does what it is for."""
    return tuple(9.0 * (name == maker) for name in NAMES)


def test_every_reading_answers_the_third_question_and_groups():
    asked = without(recipe(), MakerFold(leave_out_generators=("checks",)))
    judged = [
        replace(one, side="left_out" if one.maker == "checks" else one.side)
        for one in rows()
        if one.maker != "checks" or one.side == "kept_back"
    ]
    answers = Answers(asked, judged)
    told = answers.described()
    assert list(told) == answers.rivals
    # described by 19 equal shares the network knows nobody; frozen features know who is seen
    seen = {name: table["accuracy on seen"].value for name, table in told.items()}
    assert seen[FROZEN] == 1.0 > 0.5 > seen[answers.rivals[0]]
    assert {name: table[RAND].value for name, table in answers.together().items()} == {
        answers.rivals[0]: 1.0,
        FROZEN: 1.0,
    }
    plain = without(recipe(), MakerFold(leave_out_generators=("checks",), plain=True))
    classes = Answers(plain, [replace(one, logits=by_maker(one.maker)[:4]) for one in judged])
    assert next(iter(classes.described())) == CLASSES
    assert classes.described()[CLASSES]["accuracy on seen"].value == 1.0
    assert CLASSES in classes.together()
