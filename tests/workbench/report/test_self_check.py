"""A report says how the last self-check of the workstation went, or that there was none."""

from datetime import UTC, datetime

from workbench import self_check


def test_the_last_self_check_stands_with_the_software(
    examined_photo, issue, text_of, monkeypatch, tmp_path
):
    monkeypatch.setenv(self_check.PLACE, str(tmp_path / "selfcheck.json"))
    _, without = issue()
    kept = self_check.KeptCheck(
        at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        program="loupe 9",
        result="different",
        software={},
        analyzers={"blending": "different", "faces": "bit_equal"},
        changed={"numpy": ("1", "<2>")},
    )
    self_check.keep(kept)
    _, told = issue()

    assert "No self-check of this workstation is on record" in text_of(without)
    assert "Not bit-equal: blending." in text_of(told)
    assert "numpy <2> (expected with 1)" in text_of(told)
