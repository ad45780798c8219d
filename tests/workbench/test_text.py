"""Text from evidence cannot hide, reorder or break a line."""

import pytest

from workbench.text import printable


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Grüße 東京 مرحبا", "Grüße 東京 مرحبا"),
        ("a\nb\tc\0", "a\\nb\\tc\\x00"),
        ("exe.\u202egpj", "exe.\\u202egpj"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\udcff", "\\udcff"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_what_hides_is_escaped_and_the_rest_is_kept(raw, shown):
    assert printable(raw) == shown


def test_written_and_escaped_stay_apart():
    assert printable("\n") != printable("\\n")


def test_a_cut_text_says_so():
    assert printable("x" * 30, 10) == "x" * 10 + "… (20 more characters)"
