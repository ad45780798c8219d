"""Each switch must do what its paper says, and nothing while it is off."""

import numpy as np
import pytest
import torch

from analyzers.training.switches import Difficulty, dependence, masked, quality_dependence


@pytest.fixture
def pictures():
    """Return pictures whose values stay within 0 … 1 whatever frequencies are dropped."""
    chance = torch.Generator().manual_seed(1)
    return 0.5 + 0.05 * torch.randn(6, 3, 64, 64, generator=chance)


def spectrum(pictures):
    return torch.fft.fftshift(torch.fft.fft2(pictures), (-2, -1)).abs()


def away():
    middle = torch.arange(64) - 32.0
    return torch.hypot(middle[:, None], middle[None, :])


def test_frequencies_that_are_not_masked_are_left_alone(pictures):
    assert masked(pictures, 0.0) is pictures


def test_low_frequencies_stay_and_high_ones_are_dropped_in_all_colours(pictures):
    torch.manual_seed(3)
    before, after = spectrum(pictures), spectrum(masked(pictures, 0.5))

    low = away() <= 0.045 * 64
    torch.testing.assert_close(after[..., low], before[..., low], atol=1e-3, rtol=1e-3)
    inner = (away() > 4) & (torch.arange(64) != 32)  # the middle column is its own mirror
    gone = after[..., inner] < 1e-3
    rates = gone.float().mean((1, 2))
    assert gone[:, 0].equal(gone[:, 1]) and gone[:, 0].equal(gone[:, 2])
    assert 0 < rates.min() < rates.max() < 0.52
    assert rates.max() > 2 * rates.min()  # the rate is drawn for each picture


def test_the_same_chance_masks_the_same_frequencies(pictures):
    def drawn(seed):
        torch.manual_seed(seed)
        return masked(pictures, 0.5)

    assert drawn(1).equal(drawn(1))
    assert not drawn(1).equal(drawn(2))


def test_a_trace_in_one_frequency_is_lost_from_some_pictures_only():
    torch.manual_seed(1)
    trace = 0.05 * torch.cos(torch.arange(64) * torch.pi * 0.75)
    left = masked((0.5 + trace).expand(200, 3, 64, 64), 0.5)

    kept = (left.std((1, 2, 3)) > 0.01).float().mean()
    assert 0.65 < kept < 0.85  # a quarter is lost on average


def features(seed, n=64):
    return torch.randn(n, 5, generator=torch.Generator().manual_seed(seed))


def test_dependence_is_that_of_its_definition():
    a, b = features(1), features(2) + 0.5 * features(1)

    def kernel(x):
        squared = ((x[:, None] - x[None]) ** 2).sum(2)
        others = squared[~np.eye(len(x), dtype=bool)]
        return np.exp(-squared / (2 * np.sort(others)[(others.size - 1) // 2]))

    n = len(a)
    centring = np.eye(n) - 1 / n
    k, m = kernel(a.double().numpy()), kernel(b.double().numpy())
    wanted = np.trace(k @ centring @ m @ centring) / (n - 1) ** 2
    assert dependence(a, b) == pytest.approx(wanted, rel=1e-4)


def test_dependence_grows_from_strangers_to_the_same():
    a = features(1)
    strangers, related, same = (dependence(a, b) for b in (features(2), a + features(3), a))

    assert 0 <= strangers < related < same < 0.25


def test_learning_dependence_brings_qualities_together():
    """Its gradient leads the features of a poor quality to those of a good one."""
    good, poor = features(1), (features(1) + 2 * features(2)).requires_grad_()

    def stages():
        both = torch.cat([good, poor])[..., None, None]
        return [torch.zeros(2, 1, 1, 1)] * 2 + [both] * 2

    before = quality_dependence(stages(), 2).item()
    climb = torch.optim.Adam([poor], lr=0.1, maximize=True)
    for _ in range(40):
        climb.zero_grad()
        quality_dependence(stages(), 2).backward()
        climb.step()

    assert quality_dependence(stages(), 2) > 1.5 * before


KEYS = torch.arange(4)


def test_without_difficulty_all_faces_count_the_same():
    off = Difficulty(0.0)
    off.learn(KEYS, torch.tensor([0.1, 0.2, 3.0, 0.1]))

    assert off.weights(KEYS).tolist() == [1, 1, 1, 1]
    assert not len(off.known)


def test_hard_faces_count_more_within_bounds():
    hard = Difficulty(0.9)
    hard.learn(KEYS, torch.tensor([0.1, 0.2, 0.6, 9.0]))

    easy, easier, harder = (hard.weights(torch.tensor(k))[0] for k in ([0, 2], [0, 3], [2, 0]))
    assert 0.5 == easier < easy < 1 < harder < 2
    assert hard.weights(torch.tensor([0, 1, 2, 3])).max() == 2


def test_difficulty_remembers_and_forgets_slowly():
    hard = Difficulty(0.9)
    hard.learn(KEYS[:2], torch.tensor([1.0, 0.0]))
    for _ in range(3):
        hard.learn(KEYS[:2], torch.tensor([0.0, 0.0]))

    assert hard.known[:2].tolist() == pytest.approx([0.9**3, 0.0])


def test_a_face_never_seen_is_as_hard_as_the_others():
    hard = Difficulty(0.9)
    hard.learn(KEYS[:2], torch.tensor([0.0, 1.0]))

    low, high, new = hard.weights(torch.tensor([0, 1, 900]))
    assert low < new < high
    assert Difficulty(0.9).weights(KEYS).tolist() == pytest.approx([1, 1, 1, 1])
