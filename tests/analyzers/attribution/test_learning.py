"""A maker is learned from examples, judged by leaving each out, and kept in its own pack."""

import dataclasses

import msgspec
import numpy as np
import pytest

from analyzers.attribution import learning, teaching
from analyzers.attribution.attributing import attributed, margins
from analyzers.attribution.description import LENGTH, Description
from analyzers.attribution.learning import FEWEST, learned
from analyzers.attribution.makers import parsed
from analyzers.attribution.offered import local_makers
from analyzers.attribution.teaching import Laboratory, base_of
from analyzers.attribution.wording import threshold
from analyzers.runtime import shelf
from analyzers.runtime.card import Measured
from analyzers.runtime.packs import load_folder
from tests.analyzers.made_makers_pack import makers, pack
from workbench.errors import CannotLearnMaker, ModelMissing

SWAP = Description(kind="swap", family="autoencoder")
GREEN, RED = (-2.5, 5, -2.5, 1), (5, -2.5, -2.5, 1)


def works(direction=GREEN, n=24, spread=0.2, seed=0):
    chance = np.random.default_rng(seed)
    drawn = np.array(direction) / np.linalg.norm(direction) + chance.normal(0, spread, (n, 4))
    return np.float32(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))


def ring(n=24, far=0.55):
    """Return works about a direction, of which each lies farther from it than a work may."""
    turns = np.linspace(0, 2 * np.pi, n, endpoint=False)
    axis, one, other = np.eye(4)[[1, 0, 2]]
    drawn = axis + far * (np.outer(np.cos(turns), one) + np.outer(np.sin(turns), other))
    return np.float32(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))


def learn(embeddings, name="green-swap", known=None, photographs=None):
    return learned(
        known or makers(),
        name=name,
        title="Green swap",
        description=SWAP,
        works="green faces",
        embeddings=embeddings,
        photographs=photographs,
    )


def test_works_of_the_new_maker_are_told_as_it_and_others_as_before():
    found = learn(works(spread=0.1))
    unseen, red = works(seed=7, n=50, spread=0.1), works(RED, n=1, spread=0.01)[0]
    told = [attributed(found.makers, one, np.zeros(LENGTH)).known for one in unseen]

    assert sum(one is not None and one.name == "green-swap" for one in told) >= 40
    assert attributed(found.makers, red, np.zeros(LENGTH)).known.name == "red-gan"
    assert attributed(makers(), unseen[0], np.zeros(LENGTH)).known is None
    assert found.maker.learned_here and found.maker.examples == 24
    assert 0 < found.maker.rejection <= makers().threshold


def test_examples_that_are_missed_when_left_out_are_counted_with_what_they_were_told_as():
    astray = np.concatenate([works(n=40, spread=0.02), works(RED, n=3, spread=0.01)])
    found = learn(astray)

    assert found.missed >= 3 and sum(found.instead.values()) == found.missed
    assert found.instead["Red gan"] == 3
    assert learn(works(n=40, spread=0.01)).missed <= 4  # one in twenty lies beyond


def test_photographs_of_the_laboratorys_own_set_how_far_a_work_may_lie():
    known, there = makers(), works((0, 0, 0, 1), n=200, spread=0.1)
    with pytest.raises(CannotLearnMaker, match="none of 24 examples"):
        learn(ring())
    found = learn(ring(), photographs=there)  # which lie elsewhere: the examples' own reach
    assert (found.missed, found.taken, found.maker.photographs) == (0, 0, 200)
    assert known.bearable < found.maker.rejection <= known.threshold

    among = np.concatenate([there, works((0, 1, 0, 0), n=50, spread=0.2)])
    narrow = learn(works((0, 1, 0, 0), n=60, spread=0.2), photographs=among)
    assert narrow.maker.rejection < known.bearable and narrow.taken == 2  # of 250, 1 of 100
    assert narrow.missed > found.missed
    told = attributed(found.makers, ring()[0], np.zeros(LENGTH))
    assert "of 200 photographs that this laboratory gave" in threshold(told, found.makers)
    with pytest.raises(CannotLearnMaker, match="49 photographs can be used, and 50 are"):
        learn(ring(), photographs=there[:49])
    with pytest.raises(CannotLearnMaker, match="another network"):
        learn(ring(), photographs=np.ones((60, 5), np.float32))


def test_a_maker_beside_a_known_one_is_said_to_be():
    assert learn(works(RED, spread=0.02)).beside == ("Red gan",)
    assert learn(works(spread=0.02)).beside == ()


def test_a_learned_maker_takes_in_no_more_than_a_generator_that_was_judged():
    wide = works((1, 2, 1, 5), n=40, spread=0.35)  # beside photographs, and far from each other
    found = learn(wide)
    again = learn(works(GREEN, spread=0.35), "more", msgspec.structs.replace(
        found.makers, makers=(*found.makers.makers[:-1], renamed(found.maker)),
    ))  # fmt: skip

    assert found.maker.rejection == again.maker.rejection == 0.1  # as the red GAN's
    known = makers(beyond=0.2)
    taught = msgspec.structs.replace(found.makers, beyond=0.2)
    photographs = works((0, 0, 0, 1), n=200, spread=0.3)
    assert np.array_equal(margins(taught, photographs), margins(known, photographs))
    before, after = (
        [attributed(one, work, np.zeros(LENGTH)).beyond for work in photographs]
        for one in (known, taught)
    )
    assert before == after and any(before) and not all(before)


def renamed(maker):
    """Return a maker under another name and title."""
    return msgspec.structs.replace(maker, name="first", title="First")


def test_words_say_which_limits_were_never_measured_on_photographs():
    found = learn(works(spread=0.05))
    green, red = (
        attributed(found.makers, works(at, n=1, spread=0.0)[0], np.zeros(LENGTH))
        for at in (GREEN, RED)
    )

    assert "How many photographs lie within was not measured" in threshold(green, found.makers)
    assert "known works lie within" not in threshold(green, found.makers)
    assert "n = 150. That was measured without the makers" in threshold(red, found.makers)
    assert "without" not in threshold(red, makers())


@pytest.mark.parametrize(
    ("embeddings", "name", "why"),
    [
        (works(n=FEWEST - 1), "green-swap", "19 examples can be used, and 20 are needed"),
        (works(), "red-gan", "named 'red-gan' already"),
        (works(), "Green Swap", "no maker can be named"),
        (works(), "unknown", "named 'unknown' already, or cannot be"),
        (np.eye(5, dtype=np.float32)[[0] * 24], "green-swap", "by another network: 5 numbers"),
        (works(spread=5.0), "green-swap", "no one maker's"),
        (
            ring(),
            "green-swap",
            r"none of 24 examples is told as this maker .*24 as unknown",
        ),
    ],
)
def test_what_cannot_be_learned_is_refused(embeddings, name, why):
    with pytest.raises(CannotLearnMaker, match=why):
        learn(embeddings, name)


@pytest.mark.parametrize("title", ["Red gan", "RED GAN", "Unknown", "", "green\u202eswap"])
def test_a_title_that_is_taken_or_cannot_be_shown_is_refused(title):
    with pytest.raises(CannotLearnMaker):
        learned(
            makers(), name="green-swap", title=title, description=SWAP, works="green faces",
            embeddings=works(),
        )  # fmt: skip


def test_the_example_left_out_has_no_say_in_how_far_others_may_lie():
    # Nineteen lie together and one apart: with it, the others' centres lean towards it.
    one_apart = np.concatenate([works(n=19, spread=0.0), works((1, 1, 1, -3), n=1, spread=0.0)])
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        given = learning._left_out
        patch.setattr(learning, "_left_out", lambda own: seen.append(given(own)) or seen[-1])
        learn(one_apart)
    without_it = seen[-1]  # the last that was left out is the one apart

    assert len(without_it) == 19 and without_it.max() == pytest.approx(0, abs=1e-6)


def test_relatedness_grows_by_a_stranger():
    related = makers(relatedness=tuple(map(tuple, np.eye(3).tolist())))
    assert np.array_equal(learn(works(), known=related).makers.relatedness, np.eye(4))


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The packs of a laboratory: one that learned here before stands for a carried one."""
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    return tmp_path / "own"


def teach(**changes):
    asked = {
        "picture": False,
        "name": "green-swap",
        "title": "Green swap",
        "traits": {"kind": "swap", "family": "autoencoder", "upsampler": "", "extent": ""},
        "works": "green faces",
        "directions": works(spread=0.1),
    }
    return Laboratory().learn(**{**asked, **changes})


def test_a_taught_pack_is_a_pack_with_its_own_card(own):
    before = pack(own, "attribution_face.local")
    made = teach()
    after = load_folder(own / "attribution_face.local" / "2")
    known = parsed(after.read("makers.json"), "it")

    assert (made["name"], made["version"], made["added"]) == (
        "attribution_face.local",
        "2",
        True,
    )
    assert [one.name for one in known.makers][-1] == "green-swap" and len(known.makers) == 4
    assert after.card.files["model.onnx"] == before.card.files["model.onnx"]
    (figure, *_) = after.card.measured
    assert (figure.quantity, figure.n, figure.generator) == (
        "leave-one-out error",
        24,
        "Green swap",
    )
    assert figure.interval[0] <= figure.value <= figure.interval[1]
    assert any("learned here from 24 examples" in limit for limit in after.card.limits)
    assert after.card.title.endswith(" (own makers)") and len(after.card.sources) == 1


def test_the_card_says_by_how_many_photographs_the_limit_was_set(own):
    pack(own, "attribution_face.local")
    made = teach(photographs=works((0, 0, 0, 1), n=60, spread=0.1))
    card = load_folder(own / "attribution_face.local" / "2").card

    assert (made["photographs"], made["taken"]) == (60, 0)
    [told] = [one for one in card.measured if one.quantity == teaching.PUT_DOWN]
    assert (told.value, told.n, told.interval[0]) == (0, 60, 0) and told.interval[1] > 0.03
    assert any("set by 60 photographs" in limit for limit in card.limits)
    again = teach(name="more", title="More", directions=works((1, 1, 1, -3), spread=0.02))
    card = load_folder(own / "attribution_face.local" / "3").card
    assert (again["photographs"], again["taken"]) == (0, None)
    assert [one for one in card.measured if one.quantity == teaching.PUT_DOWN] == [told]


def test_the_next_maker_is_learned_beside_the_first(own):
    pack(own, "attribution_face.local")
    teach()
    teach(name="blue-swap", title="Blue swap", directions=works((-1, -1, -1, -5), spread=0.1))
    (analyzer,) = local_makers()

    assert analyzer.info.version == "3" and len(analyzer.engine().makers.makers) == 5
    assert Laboratory().asked(picture=False) == ("attribution.local", analyzer.engine().space)
    assert base_of("attribution_face").version == "4"
    assert len(analyzer.packs[0].card.title) <= 80


def test_a_long_title_is_marked_once(own, monkeypatch):
    base = base_of_title(pack(own, "attribution_face.local"), "A" * 79 + " (own makers)")
    made = teaching._card(base, "attribution_face.local", learn(works(spread=0.1)), "0" * 64)

    assert made.title == "A" * 67 + " (own makers)" and len(made.title) == 80


def test_figures_of_the_pack_before_are_not_told_as_those_of_the_taught_one(own):
    base, found = base_of_title(pack(own, "attribution_face.local"), "A"), learn(works())
    figure = Measured(quantity="closed set", value=0.7, n=9, conditions="as found")
    card = msgspec.structs.replace(base.pack.card, measured=(figure,))
    for _ in range(2):  # a second maker leaves the words as they are
        base = dataclasses.replace(base, pack=dataclasses.replace(base.pack, card=card))
        card = teaching._card(base, "attribution_face.local", found, "0" * 64)

    (old,) = (one for one in card.measured if one.quantity == "closed set")
    assert old.conditions == (
        "of the pack as it was carried, without any maker added here; as found"
    )
    own_figures = [one for one in card.measured if one.quantity == "leave-one-out error"]
    assert len(own_figures) == 2 and not any("carried" in one.conditions for one in own_figures)


def base_of_title(found, title):
    """Return a pack that learns, under another title."""
    card = msgspec.structs.replace(found.card, title=title)
    return teaching.Base(dataclasses.replace(found, card=card), "attribution.local", "2")


def test_traits_and_names_are_refused_before_anything_is_read(own):
    pack(own, "attribution_face.local")
    told = {
        "name": "mine",
        "title": "Mine",
        "works": "",
        "traits": {"kind": "swap", "family": ""},
    }
    with pytest.raises(CannotLearnMaker):
        Laboratory().require(picture=False, **told)
    with pytest.raises(CannotLearnMaker, match="already"):
        Laboratory().require(picture=False, **told | {"name": "red-gan"})


def test_traits_that_there_are_not_are_refused(own):
    pack(own, "attribution_face.local")
    with pytest.raises(CannotLearnMaker, match="'magic' is no family"):
        teach(traits={"kind": "swap", "family": "magic"})


def test_without_a_pack_nothing_is_learned(own, monkeypatch):
    monkeypatch.setattr(teaching, "carried", lambda: own)  # a program that carries none
    with pytest.raises(ModelMissing) as told:
        base_of("attribution_picture")
    assert "Install Loupe again" not in told.value.advice
