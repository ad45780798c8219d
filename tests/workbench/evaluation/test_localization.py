"""Levels are fixed on other media, overlap is told on altered and area on authentic media."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.evaluation.localization import NO_MAPS, NO_MASKS, localization
from workbench.evaluation.overlap import overlap
from workbench.evaluation.records import Mapped, Placed

SHAPE = (20, 20)


@pytest.fixture(scope="module")
def drawn(make_item):
    """Twelve altered files whose maps are right above level 100, and twelve authentic ones."""
    rng = np.random.default_rng(0)
    mask = np.zeros(SHAPE, bool)
    mask[:5] = True
    items = []
    for number in range(24):
        altered = number % 2 == 0
        values = rng.integers(1, 90, SHAPE) + 100 * (mask & altered)
        held = overlap(values.astype(np.uint8), np.ones(SHAPE, bool), mask if altered else None)
        item = make_item(f"{number}.jpg", altered, 1.0, person=f"p{number}")
        placed = (Placed(name="trace", frame=0, overlap=held),)
        mapped = Mapped(path=item.entry.path, analyzer="a", placed=placed)
        items.append(replace(item, mapped=mapped))
    return items


def test_a_level_learned_on_other_files_finds_the_altered_part(drawn):
    [told] = localization(drawn, draws_maps=True, masked=True)["maps"]

    assert told["n"] == {"authentic": 12, "altered": 12}
    assert told["pixel_auc"]["value"] == 1 and told["why_no_fixed_level"] is None
    assert all(90 <= level <= 101 for level in told["fixed_levels"])
    fixed = told["at_fixed_level"]
    assert fixed["iou"]["value"] > 0.99 and fixed["pixel_f1"]["value"] > 0.99
    assert fixed["flagged_area_altered"]["value"] == pytest.approx(0.25, abs=0.01)
    assert fixed["flagged_area_authentic"]["value"] < 0.01
    assert told["at_otsu"]["flagged_area_authentic"]["value"] > 0.3  # it always parts a map


def test_few_masks_have_no_fixed_level_and_what_is_missing_is_said(drawn, make_item):
    [few] = localization(drawn[:8], draws_maps=True, masked=True)["maps"]
    assert few["at_fixed_level"] is None and "fewer than 10" in few["why_no_fixed_level"]
    assert few["at_otsu"]["iou"] is not None
    assert localization(drawn, draws_maps=True, masked=False)["why"] == NO_MASKS
    assert localization(drawn, draws_maps=False, masked=True)["why"] == NO_MAPS
    lost = Mapped(path="x", analyzer="a", reason="mask_not_found")
    told = localization(
        [replace(make_item("x", True, 1.0), mapped=lost)], draws_maps=True, masked=True
    )
    assert told["not_judged"] == {"mask_not_found": 1} and told["maps"] == []
