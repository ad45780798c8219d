"""Text from evidence can neither hide nor move what stands beside it."""

import unicodedata

import pytest

from workbench.text import bytes_text, hex_summary, printable, printable_name


def test_ordinary_text_is_left_alone():
    text = "Grüße, 世界, مرحبا, 👩‍🔬"[:-1]

    assert printable("Grüße, 世界, مرحبا\n\tend") == "Grüße, 世界, مرحبا\n\tend"
    assert "👩" in printable(text)


@pytest.mark.parametrize(
    "letter", ["\0", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800"]
)
def test_hidden_characters_are_written_out(letter):
    shown = printable(f"a{letter}b")

    assert shown == f"a\\u{ord(letter):04x}b"
    assert all(unicodedata.category(c)[0] != "C" for c in shown)


def test_a_cut_says_how_much_is_missing():
    assert printable("x" * 30, 10) == "x" * 10 + " … (20 more characters)"


def test_bytes_are_text_or_a_summary():
    assert bytes_text(b"caption\0\0") == "caption"
    assert bytes_text(b"\xff\xfe\x00\x01") == "(4 bytes) ff fe 00 01"
    assert hex_summary(bytes(100)).startswith("(100 bytes) 00 00")
    assert hex_summary(bytes(100)).endswith("…")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\nb\tc\0", "a\\u000ab\\u0009c\\u0000"),
        ("exe.\u202egpj", "exe.\\u202egpj"),
        ("\udcff", "\\udcff"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_a_name_stays_on_its_line(raw, shown):
    assert printable_name(raw) == shown


def test_in_a_name_written_and_escaped_stay_apart():
    assert printable_name("\n") != printable_name("\\u000a")
