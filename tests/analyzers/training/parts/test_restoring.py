"""How well parts are restored is told beside what is plainer, and of whom no one learned."""

import numpy as np
import pytest
import torch

from analyzers.networks.face_parts import smooth_filled
from analyzers.training.parts.restoring import (
    WAYS,
    Restoration,
    Restoring,
    figures,
    restorations,
    sheet,
)


class Knowing(torch.nn.Module):
    """Restores what nobody can know: the very pixels that were hidden."""

    def forward(self, pixels, hidden):
        return pixels


class Smooth(torch.nn.Module):
    """Restores no more than the colours around."""

    def forward(self, pixels, hidden):
        return smooth_filled(pixels, hidden)


@pytest.fixture(scope="module")
def meshed(shelf):
    return [at for at, one in enumerate(shelf.examples) if one.meshed and not one.altered][:3]


def found(shelf, meshed, restorer):
    return list(restorations(Restoring(restorer, shelf, meshed), meshed))


def test_what_is_restored_as_it_was_misses_nothing_and_all_else_does(shelf, meshed):
    told = found(shelf, meshed, Knowing())

    assert [one.part for one in told[:3]] == ["eyes", "nose", "mouth"]
    for one in told:
        assert one.missed[0] == 0 and one.alike[0] == pytest.approx(1, abs=1e-4)
        assert (one.missed[1:3] > 0.1).all() and (one.alike[1:3] < 1).all()
    assert np.isnan(told[0].missed[3])  # no other face came before


def test_a_smooth_restorer_is_as_good_as_smooth_filling_and_not_much_better(shelf, meshed):
    told = found(shelf, meshed, Smooth())
    missed = np.mean([one.missed[:3] for one in told], 0)

    assert missed[0] == pytest.approx(missed[2], rel=0.5)


def test_figures_are_of_each_source_and_part_with_an_interval_over_persons():
    made = [
        Restoration(
            source="s",
            unit=f"person {at}",
            part="mouth",
            missed=np.array([4.0, 6.0 + at % 2, 9.0, np.nan]),
            alike=np.array([0.8, 0.5, 0.1, np.nan]),
        )
        for at in range(10)
    ]
    (told,) = figures(made)

    assert (told.source, told.part, told.n) == ("s", "mouth", 10)
    assert told.missed[:3] == (4.0, 6.5, 9.0) and np.isnan(told.missed[3])
    mean, low, high = told.nearer
    assert mean == 2.5 and 2.0 <= low < mean < high <= 3.0
    assert len(told.missed) == len(WAYS)


def test_a_sheet_has_a_row_for_each_face_and_each_part_hidden_and_restored(shelf, meshed):
    drawn = sheet(Restoring(Knowing(), shelf, ()), meshed[:2])

    assert drawn.shape == (2 * 116, 7 * 116, 3)
    assert np.array_equal(drawn[:112, :112], drawn[:112, 2 * 116 : 2 * 116 + 112])
    assert (drawn[:112, 116:228] == 128).all(2).any()
