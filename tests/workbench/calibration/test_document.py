"""A calibration's document: read back whole, refused when it is not what its digest says."""

import json
from dataclasses import replace

import pytest

from workbench.calibration.document import (
    MOST_LETTERS,
    digest,
    document,
    parsed,
    recorded,
    sealed,
    text,
)
from workbench.errors import CalibrationUnusable


def changed(calibration, change):
    """Return the text of a calibration that was changed and, as a forger would, sealed anew."""
    content = json.loads(text(calibration))
    change(content)
    content["digest"] = digest(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def everyone(calibration, **same):
    for one in calibration["sources"]:
        one.update(same)


def test_it_is_read_back_as_it_was_written(calibration):
    again = parsed(text(calibration), "a file")

    assert again == calibration
    assert text(again) == text(calibration)
    assert calibration.digest == digest(document(calibration))


def test_the_digest_is_of_all_the_rest(calibration):
    assert sealed(replace(calibration, title="Another")).digest != calibration.digest
    assert sealed(calibration) == calibration


@pytest.mark.parametrize("key", ["h1", "title", "licence", "made_at", "manifest_sha256"])
def test_a_change_of_any_part_is_found(calibration, key):
    content = json.loads(text(calibration))
    content[key] = ["another"] if key == "h1" else content[key][:-1] + "x"
    with pytest.raises(CalibrationUnusable, match=r"has the digest|is no calibration"):
        parsed(json.dumps(content), "a file")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c["sources"].pop(0), None),
        (
            lambda c: c.update(sources=[s for s in c["sources"] if s["altered"]]),
            "authentic sou",
        ),
        (lambda c: [s.update(items=5) for s in c["sources"]], "independent authentic items"),
        (lambda c: c.update(h1=[]), "H1 names"),
        (lambda c: c["scale"].update(bounds=[0.1, 0.2]), "both sides"),
        (lambda c: c["scale"]["points"].reverse(), "rises with the score"),
        (lambda c: c.update(more=1), "not written as"),
        (lambda c: c.update(title="a\u202eb"), "hidden"),
        (lambda c: c.update(title="a\nH2: none"), "hidden"),
        (lambda c: c.update(title="a" * (MOST_LETTERS + 1)), "more than"),
        (lambda c: everyone(c, name="a"), "name of its own"),
        (lambda c: everyone(c, files=[]), "more independent items than files"),
        (lambda c: everyone(c, files=["0" * 16] * 40), "more than one place"),
        (lambda c: c["scale"].update(bounds=[-0.9, 0.9]), "wider than so many"),
        (lambda c: c["sources"][0]["without"].update(bounds=[-0.9, 0.9]), "without a source"),
        (lambda c: c["scale"].update(bounds=[-1e300, 1e300]), "no bound is beyond"),
        (lambda c: c.update(h1=["altered at large"]), "and no other"),
        (lambda c: c["tested"]["after"].update(cllr=-3.0), "worth nothing"),
        (lambda c: c.update(format="anything"), "its format"),
        (lambda c: c["cell"].update(megapixels=[0.0, 100.0]), "no cell"),
        (lambda c: c["cell"].update(kind="video"), "no cell"),
        (lambda c: c.update(made_at="2999-01-01T00:00:00Z"), "has not come"),
    ],
)
def test_what_no_calibration_may_be_is_refused_under_any_digest(calibration, change, said):
    forged = changed(calibration, change)
    if said is None:  # five authentic sources are still enough
        assert len(parsed(forged, "a file").sources) == len(calibration.sources) - 1
        return
    with pytest.raises(CalibrationUnusable, match=said):
        parsed(forged, "a file")


def test_what_is_on_record_is_read_whatever_would_be_refused_today(calibration):
    later_rules = changed(calibration, lambda c: c.update(h1=["altered at large"]))

    assert recorded(later_rules, "a record").h1 == ("altered at large",)
    with pytest.raises(CalibrationUnusable, match="digest"):
        recorded(later_rules.replace("at large", "somehow"), "a record")


@pytest.mark.parametrize("key", ["digest", "title"])
def test_a_key_that_comes_twice_is_refused(calibration, key):
    twice = text(calibration).replace("{", f'{{"{key}": "another",', 1)
    with pytest.raises(CalibrationUnusable, match="not written as"):
        parsed(twice, "a file")


@pytest.mark.parametrize("data", ["", "[]", "{", "null", '{"digest": 1}', "[" * 5000])
def test_what_is_none_is_refused(data):
    with pytest.raises(CalibrationUnusable):
        parsed(data, "a file")
