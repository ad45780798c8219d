"""A maker is learned from examples, judged by leaving each out, and kept in its own pack."""

import numpy as np
import pytest

from analyzers.attribution.attributing import attributed
from analyzers.attribution.description import LENGTH, Description
from analyzers.attribution.learning import FEWEST, learned
from analyzers.attribution.makers import parsed
from analyzers.attribution.offered import local_makers
from analyzers.attribution.teaching import Laboratory, base_of
from analyzers.runtime import shelf
from analyzers.runtime.packs import load_folder
from tests.analyzers.made_makers_pack import makers, pack
from workbench.errors import CannotLearnMaker, ModelMissing

SWAP = Description(kind="swap", family="autoencoder")
GREEN, RED = (-2.5, 5, -2.5, 1), (5, -2.5, -2.5, 1)


def works(direction=GREEN, n=24, spread=0.2, seed=0):
    chance = np.random.default_rng(seed)
    drawn = np.array(direction) / np.linalg.norm(direction) + chance.normal(0, spread, (n, 4))
    return np.float32(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))


def learn(embeddings, name="green-swap", known=None):
    return learned(
        known or makers(),
        name=name,
        title="Green swap",
        description=SWAP,
        works="green faces",
        embeddings=embeddings,
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


def test_a_maker_beside_a_known_one_is_said_to_be():
    assert learn(works(RED, spread=0.02)).beside == ("Red gan",)
    assert learn(works(spread=0.02)).beside == ()


@pytest.mark.parametrize(
    ("embeddings", "name", "why"),
    [
        (works(n=FEWEST - 1), "green-swap", "19 examples can be used, and 20 are needed"),
        (works(), "red-gan", "named 'red-gan' already"),
        (works(), "Green Swap", "no maker can be named"),
        (works(spread=5.0), "green-swap", "no one maker's"),
    ],
)
def test_what_cannot_be_learned_is_refused(embeddings, name, why):
    with pytest.raises(CannotLearnMaker, match=why):
        learn(embeddings, name)


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


def test_the_next_maker_is_learned_beside_the_first(own):
    pack(own, "attribution_face.local")
    teach()
    teach(name="blue-swap", title="Blue swap", directions=works((-1, -1, -1, -5), spread=0.1))
    (analyzer,) = local_makers()

    assert analyzer.info.version == "3" and len(analyzer.engine().makers.makers) == 5
    assert Laboratory().asked(picture=False) == ("attribution.local", analyzer.engine().space)
    assert base_of("attribution_face").version == "4"
    assert len(analyzer.packs[0].card.title) <= 80


def test_traits_that_there_are_not_are_refused(own):
    pack(own, "attribution_face.local")
    with pytest.raises(CannotLearnMaker, match="'magic' is no family"):
        teach(traits={"kind": "swap", "family": "magic"})


def test_without_a_pack_nothing_is_learned(own):
    with pytest.raises(ModelMissing):
        base_of("attribution_picture")
