"""A fault of the program says what is known of the case, and no more."""

from workbench.console import BUG, report_bug


def test_a_fault_does_not_claim_that_the_case_is_in_order(capsys):
    try:
        raise ValueError("invalid literal")
    except ValueError:
        assert report_bug() == BUG
    told = capsys.readouterr().err
    assert "ValueError: invalid literal" in told
    assert "intact" not in told and "loupe verify" in told
