"""Parts have their own figures, and the audit, the time and n beside each."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.evaluation.breakdown import clips, generators, levels, pairs, sources
from workbench.evaluation.records import Series


def test_the_worst_pair_comes_first_with_its_interval_and_n(collection, judge):
    told = pairs(collection(), judge)

    assert (told[0]["generator"], told[0]["authentic_source"]) == ("near", "studio")
    assert len(told) == 4 and told[0]["n"] == {"authentic": 30, "altered": 30}
    found = told[0]["figures"]["auc"]
    assert 0 < found["lower"] < found["value"] < found["upper"] < 1 and found["clusters"] == 60
    assert all(p["seconds"] == 0.25 and p["shortcut_auc"] for p in told)


def test_a_pair_of_few_files_is_told_and_never_the_worst(collection, judge):
    items = collection()
    kept = [i for i in items if i.entry.columns["generator"] != "near"]
    kept += [i for i in items if i.entry.columns["generator"] == "near"][:3]
    told = pairs(kept, judge)
    assert [p["few_files"] for p in told] == [False, False, True, True]
    assert told[0]["generator"] == "far" and told[-1]["figures"]["auc"] is not None


def test_a_part_that_file_sizes_tell_is_confounded_and_repeated_on_like_files(
    collection, judge
):
    told = generators(collection(each=120, tell=1.5), judge)
    fair = generators(collection(each=120), judge)

    assert all(g["confounded"] and g["shortcut_auc"]["value"] > 0.7 for g in told)
    assert all(g["matched"]["pairs"] >= 20 for g in told)
    assert all(g["matched"]["shortcut_auc"]["value"] < 0.65 for g in told)
    assert not any(g["confounded"] for g in fair) and {g["matched"] for g in fair} == {None}


def test_a_source_has_its_own_error_rates(collection, judge):
    by_name = {s["name"]: s for s in sources(collection(), judge)}
    assert by_name["studio"]["own"]["false_positive_rate"]["value"] > 0.2
    assert by_name["studio"]["own"]["false_negative_rate"] is None
    assert by_name["made"]["label"] == "altered"


def _clip(make_item, number, rng):
    altered = number % 2 == 1
    scores = tuple(rng.normal(size=10) + 1.5 * altered + rng.normal())
    item = make_item(f"{number}.mp4", altered, np.mean(scores), kind="video", source="clips")
    series = Series(
        path=item.entry.path,
        analyzer="a",
        faces=(0,) * 10,
        frames=tuple(range(10)),
        scores=scores,
        pts=tuple(frame / 4 for frame in range(10)),
    )
    return replace(item, series=series)


def test_frames_are_judged_beside_clips_and_are_no_more_units(make_item, judge):
    rng = np.random.default_rng(0)
    items = [_clip(make_item, number, rng) for number in range(24)]
    by_name = {level["name"]: level for level in levels(items, judge)}

    assert set(by_name) == {"clips", "clips_by_mean", "frames"}
    assert by_name["frames"]["n"] == {"authentic": 120, "altered": 120}
    of = {name: level["figures"]["auc"] for name, level in by_name.items()}
    assert of["clips"]["value"] > of["frames"]["value"]  # the mean of frames tells more
    assert of["clips"]["clusters"] == of["frames"]["clusters"] == 24
    assert of["frames"]["upper"] - of["frames"]["lower"] > 0.1
    assert by_name["frames"]["seconds"] == pytest.approx(0.025)
    assert by_name["clips_by_mean"]["figures"]["eer"]
    assert by_name["clips_by_mean"]["figures"]["false_positive_rate"] is None
    listed = clips(items)
    assert len(listed) == 24 and listed[0]["frames"] == 10 and listed[0]["called"] in {0, 1}
