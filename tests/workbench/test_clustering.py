"""Items by one maker are put together, whatever their order, with the reason."""

from dataclasses import replace

import numpy as np
import pytest

from workbench import clustering
from workbench.clustering import Placed, grouped, reason


def placed(makers, of_each, spread=0.5, length=32, seed=0):
    """Return items of makers, shuffled, and who made each by its exhibit."""
    chance = np.random.default_rng(seed)
    centres = np.linalg.qr(chance.normal(size=(length, makers)))[0].T
    made = []
    for number, centre in enumerate(centres.repeat(of_each, axis=0)):
        drawn = centre + spread * chance.normal(size=length) / length**0.5
        direction = np.float32(drawn / np.linalg.norm(drawn))
        made.append(Placed(exhibit=f"EX-{number:03}", direction=direction))
    truth = {item.exhibit: at // of_each for at, item in enumerate(made)}
    return [made[at] for at in chance.permutation(len(made))], truth


def rand_index(truth, groups):
    """Return the adjusted Rand index (Hubert and Arabie, 1985) of groups."""
    from sklearn.metrics import adjusted_rand_score

    told = {item.exhibit: at for at, group in enumerate(groups) for item in group.items}
    return adjusted_rand_score([truth[one] for one in told], list(told.values()))


def test_sixty_shuffled_items_of_five_makers_are_told_apart():
    items, truth = placed(5, 12)
    groups = grouped(items, within=0.45)

    assert [len(group.items) for group in groups] == [12] * 5
    assert rand_index(truth, groups) == pytest.approx(1)
    assert rand_index(truth, grouped(items, within=1.5)) == 0  # a constant would fail
    assert len(grouped(items, within=1e-6)) == 60


def test_the_order_of_the_items_does_not_matter():
    items, _ = placed(3, 4)

    def names(groups):
        return [[item.exhibit for item in group.items] for group in groups]

    assert names(grouped(items, 0.45)) == names(grouped(items[::-1], 0.45))


def test_one_known_item_names_its_group_and_two_names_contradict_each_other():
    items, truth = placed(2, 5)
    first, second = (next(e for e in sorted(truth) if truth[e] == maker) for maker in (0, 1))
    named = {group.name for group in grouped(knowing(items, {first: "FLUX.1"}), 0.45)}
    assert named == {"FLUX.1", ""}

    other = next(e for e in sorted(truth) if truth[e] == 0 and e != first)
    known = {first: "FLUX.1", other: "SDXL", second: "StyleGAN"}
    told = grouped(knowing(items, known), 0.45)
    assert sorted(tuple(sorted(group.names)) for group in told) == [
        ("FLUX.1", "SDXL"),
        ("StyleGAN",),
    ]
    assert {group.name for group in told} == {"", "StyleGAN"}


def test_the_reason_has_distances_unit_and_threshold():
    items, _ = placed(2, 3)
    alone = Placed(exhibit="EX-999", direction=np.float32(-items[0].direction))
    groups = grouped([*items, alone], 0.45)
    told = reason(groups[0], 0.45)

    assert told.startswith("These 3 lie 0.") and "0.45 in the mean is allowed" in told
    assert "(cosine distance)" in told and "nearest other group" in told
    assert reason(groups[-1], 0.45).startswith("Nothing lies within 0.45 of it")
    assert [one for one in groups if one.shares] == groups[:2]
    (only,) = grouped([alone], 0.45)
    assert reason(only, 0.45).endswith("there is no other group.") and only.mean == 0


def knowing(items, names):
    """Return items of which an examiner knows some makers."""
    return [replace(one, names=(names[one.exhibit],) if one.exhibit in names else ())
            for one in items]  # fmt: skip


def test_distances_between_groups_are_means_over_all_pairs():
    items, _ = placed(3, 4)
    groups = grouped(items, 0.45)
    directions = [np.stack([item.direction for item in group.items]) for group in groups]
    for group, own in zip(groups, directions, strict=True):
        others = [(1 - own @ other.T).mean() for other in directions if other is not own]
        among = (1 - own @ own.T)[np.triu_indices(len(own), 1)]
        assert group.apart == pytest.approx(min(others), abs=1e-6)
        assert (group.mean, group.widest) == pytest.approx(
            (among.mean(), among.max()), abs=1e-6
        )


def test_more_than_fit_the_memory_are_refused(monkeypatch):
    monkeypatch.setattr(clustering, "MOST", 5)
    with pytest.raises(ValueError, match="6 items are more"):
        grouped(placed(2, 3)[0], 0.45)


def test_nothing_is_no_group():
    assert grouped([], 0.3) == []
