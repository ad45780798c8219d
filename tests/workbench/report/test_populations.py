"""A population has one letter through the report, and its name stands below the table."""

from workbench.report.populations import letter, named


def test_letters_go_on_after_the_last():
    assert [letter(place) for place in (0, 25, 26, 27, 51, 52)] == [
        "a",
        "z",
        "aa",
        "ab",
        "az",
        "ba",
    ]
    assert len({letter(place) for place in range(2000)}) == 2000


def test_only_the_populations_of_a_table_are_named():
    letters = {"40 camera photographs": "a", "12 clips": "b", "259 photographs": "c"}

    assert named(["259 photographs", None, "40 camera photographs"], letters) == (
        "a: 40 camera photographs; c: 259 photographs"
    )
    assert named([None], letters) == ""
