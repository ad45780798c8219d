"""What is shown is true, short, and cannot be abused by a file name."""

import pytest

from ui import wording
from workbench.model import Coverage


def test_text_that_hides_or_breaks_lines_is_made_visible():
    assert wording.shown("a\u202egpj.exe\nb") == "a\\u{202e}gpj.exe\\u{a}b"


def test_long_text_is_cut_and_says_so():
    assert wording.shown("x" * 500, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("count", "words"), [(300, "300 bytes"), (12_345, "12.3 kB"), (3_200_000, "3.2 MB")]
)
def test_sizes(count, words):
    assert wording.size(count) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0:00:00.000"),
        (59.9996, "0:01:00.000"),
        (3723.5, "1:02:03.500"),
        (-0.04, "-0:00:00.040"),
    ],
)
def test_times(seconds, words):
    assert wording.time(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "step", "words"),
    [(62, 1, "1:02"), (0.5, 0.5, "0:00.5"), (3725, 60, "1:02:05"), (0.04, 0.02, "0:00.04")],
)
def test_ruler_times_are_as_short_as_their_step_allows(seconds, step, words):
    assert wording.tick(seconds, step) == words


def test_coverage_leaves_zeros_out_and_never_says_nothing():
    assert wording.coverage(Coverage(scored=3, failed=1)) == "3 scored, 1 failed"
    assert wording.coverage(Coverage()) == "nothing examined"
