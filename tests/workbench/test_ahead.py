"""The pass draws frames ahead of the analyzers, in order, and lets go of them at once."""

import threading

import pytest

from workbench.ahead import ahead


class Watched:
    """Numbers from 0, with a note of how many were drawn and whether it was closed."""

    def __init__(self, count, error=None):
        self.drawn, self.closed, self.count, self.error = 0, False, count, error

    def __iter__(self):
        try:
            for number in range(self.count):
                self.drawn += 1
                yield number
            if self.error:
                raise self.error
        finally:
            self.closed = True


def test_everything_comes_in_order_and_the_source_is_closed():
    source = Watched(100)

    assert list(ahead(iter(source))) == list(range(100))
    assert source.closed


def test_it_is_never_far_ahead():
    source = Watched(1000)
    items = ahead(iter(source), depth=2)
    taken = [next(items) for _ in range(5)]
    items.close()

    assert taken == list(range(5))
    assert source.drawn <= 5 + 2 + 2
    assert source.closed


def test_an_error_comes_in_its_place():
    items = ahead(iter(Watched(3, error=ValueError("damaged"))))

    assert [next(items) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="damaged"):
        next(items)


def test_closing_before_the_first_item_leaves_no_thread():
    before = set(threading.enumerate())
    items = ahead(iter(Watched(10**9)))
    next(items)
    items.close()

    assert set(threading.enumerate()) <= before  # those of other tests may go meanwhile
