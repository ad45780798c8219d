"""Laundered pictures lie beside their photographs, and are made once."""

import numpy as np

from analyzers.training.pixels.laundering import ZOO, launder
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED, PictureShelf
from analyzers.training.zoo.pictures import kept_back
from tests.analyzers.training.pixels.conftest import darkened, drawn


def test_every_photograph_goes_through_every_autoencoder(gathered, tmp_path):
    through = {"dark": darkened, "same": lambda picture: picture}
    list(launder(gathered, tmp_path, through, {"dark": drawn}, of_a_source=3))
    shelf, photographs = PictureShelf(tmp_path), PictureShelf(gathered)
    made = [one for one in shelf.pictures if one.made == LAUNDERED]
    assert {(one.source, one.generator) for one in made} == {
        (source, name) for source in ("street", "studio") for name in through
    }
    assert len(made) == 2 * 2 * 3
    before = {one.path: at for at, one in enumerate(photographs.pictures)}
    for at, one in enumerate(shelf.pictures):
        if one.generator == "same":
            assert np.array_equal(shelf.pixels(at), photographs.pixels(before[one.path]))
    alone = [one for one in shelf.pictures if one.made == GENERATED]
    assert [one.source for one in alone] == [ZOO] * 3


def test_what_is_there_is_not_made_again(gathered, tmp_path):
    list(launder(gathered, tmp_path, {"dark": darkened}, {}, of_a_source=2))

    def refuse(picture):
        raise AssertionError("made again")

    told = list(launder(gathered, tmp_path, {"dark": refuse}, {}, of_a_source=2))
    assert told[-1][:2] == (4, 4)


def test_half_are_photographs_that_autoencoders_did_not_learn_from(gathered, tmp_path):
    list(launder(gathered, tmp_path, {"dark": darkened}, {}, of_a_source=4))
    studio = [one for one in PictureShelf(tmp_path).pictures if one.source == "studio"]
    assert sum(kept_back(one.path) for one in studio) == 2
    assert len(studio) == 4
