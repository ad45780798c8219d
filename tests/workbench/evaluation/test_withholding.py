"""What is withheld is told of every source and generator, and of few files no share."""

from dataclasses import replace

import pytest

from workbench.evaluation.withholding import withholding
from workbench.model import Outcome


def refused(item, reason):
    row = replace(item.row, outcome=Outcome.WITHHELD, score=None, reason=reason)
    return replace(item, row=row)


def test_each_source_and_each_generator_has_its_share_and_its_reasons(collection):
    items = collection()
    studio = [one for one in items if one.entry.columns["source"] == "studio"]
    rest = [one for one in items if one.entry.columns["source"] != "studio"]
    gated = [refused(one, "resampled") for one in studio[:9]]
    gated += [refused(one, "too_blurred") for one in studio[9:12]]
    told = withholding([*rest, *gated, *studio[12:]])
    assert [(one["label"], one["name"], one["withheld"]) for one in told] == [
        ("authentic", "studio", 12),
        ("authentic", "plain", 0),
        ("altered", "far", 0),
        ("altered", "near", 0),
    ]
    assert told[0]["reasons"] == [
        {"reason": "resampled", "count": 9},
        {"reason": "too_blurred", "count": 3},
    ]
    share = told[0]["share"]
    assert share["value"] == pytest.approx(0.4)
    assert 0.2 < share["lower"] < 0.4 < share["upper"] < 0.6
    assert told[1]["share"]["value"] == 0 < told[1]["share"]["upper"] < 0.15


def test_of_fewer_than_thirty_files_there_is_no_share(collection):
    items = [refused(one, "resampled") for one in collection(each=29)]
    assert {one["share"] for one in withholding(items)} == {None}
    assert {one["withheld"] for one in withholding(items)} == {29}


def test_what_failed_is_not_withheld(collection):
    items = [replace(i, row=replace(i.row, outcome=Outcome.FAILED)) for i in collection()]
    assert {one["withheld"] for one in withholding(items)} == {0}
