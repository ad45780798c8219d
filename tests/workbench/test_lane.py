"""Each analyzer is offered the frames that its rate asks for."""

from workbench.lane import Place, Sampler


def test_sampling_takes_the_first_frame_of_each_interval_at_any_rate():
    steady = Sampler(2.0)
    times = [n / 30 for n in range(60)]
    assert [t for t in times if steady.takes(Place(0, t))] == [0, 0.5, 1.0, 1.5]

    sparse = Sampler(2.0)
    assert [t for t in (0.1, 3.2, 3.3, 9.0) if sparse.takes(Place(0, t))] == [0.1, 3.2, 9.0]


def test_without_a_rate_every_frame_is_taken():
    every = Sampler(None)

    assert all(every.takes(Place(0, 0.0)) for _ in range(3))
