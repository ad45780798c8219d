"""The user's calibrations: added once, found by digest, and a damaged one is named."""

import pytest

from workbench.calibration import shelf
from workbench.calibration.document import text
from workbench.errors import CalibrationMissing, CalibrationUnusable


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture
def given(tmp_path, calibration):
    path = tmp_path / "given.json"
    path.write_text(text(calibration), encoding="utf-8")
    return path


def test_without_a_folder_there_are_none(own):
    assert shelf.usable() == [] and not own.exists()


def test_one_is_added_once_and_found_by_how_its_digest_begins(given, own, calibration):
    _, place, is_new = shelf.add(given)

    assert is_new and place.parent == own
    assert shelf.add(given)[2] is False
    assert shelf.usable() == [calibration]
    assert shelf.shown(calibration.digest[:8]) == calibration
    for beginning in ("00000000", calibration.digest[:3], ""):
        with pytest.raises(CalibrationMissing):
            shelf.shown(beginning)


def test_a_damaged_one_is_named_and_the_others_are_used(given, own, calibration):
    _, place, _ = shelf.add(given)
    (own / "aa.json").write_text(place.read_text(encoding="utf-8").replace('"G0"', '"G9"'))

    bad, good = shelf.shelved()
    assert isinstance(bad.error, CalibrationUnusable) and bad.calibration is None
    assert good.calibration == calibration
    assert shelf.usable() == [calibration]


def test_what_is_no_calibration_is_not_added(tmp_path, own):
    path = tmp_path / "other.json"
    path.write_text("{}")
    with pytest.raises(CalibrationUnusable):
        shelf.add(path)
    with pytest.raises(CalibrationUnusable):
        shelf.add(tmp_path / "gone.json")
    assert not own.exists()
