"""A folder of an earlier version: what still holds is kept, the rest is redone."""

import hashlib
import json
from dataclasses import replace

import pytest

from workbench.evaluation.ledger import FRAMES, Ledger, identities
from workbench.evaluation.records import Row, Series, found
from workbench.model import AnalyzerInfo, AnalyzerSetup, Family, MediaKind, Need, Outcome

INFO = AnalyzerInfo(
    name="a",
    title="A",
    version="1",
    media=frozenset(MediaKind),
    family=Family.COMPRESSION,
    needs=Need.FRAMES,
    reference="",
    limitations="",
    validated_range="",
    score_meaning="rises with manipulation",
)
ROW = Row(path="a.mp4", analyzer="a", version="1", outcome=Outcome.SCORED, score=2.0)
SERIES = Series(path="a.mp4", analyzer="a", faces=(0,), frames=(0,), scores=(2.0,), pts=(0.0,))


SETUP = AnalyzerSetup(info=INFO, settings={}, software={})
AS_BEFORE = hashlib.sha256(b'["1", null, []]').hexdigest()  # when a clip's score was a mean


def test_scores_kept_without_their_times_stay_and_say_nothing_over_time(tmp_path):
    with Ledger(tmp_path, [SETUP]) as ledger:
        ledger.add(replace(found([ROW]), series=[SERIES]))
    line = json.loads((tmp_path / FRAMES).read_text())
    del line["pts"]
    (tmp_path / FRAMES).write_text(json.dumps(line) + "\n")

    with Ledger(tmp_path, [SETUP]) as again:
        [kept] = again.series.values()
    assert kept.scores == (2.0,) and kept.courses() == []
    assert SERIES.courses()[0].scores.tolist() == [2.0]


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, False),
        ({"score_meaning": ""}, True),  # it tells facts
        ({"needs": Need.FILE}, True),
        ({"media": frozenset({MediaKind.IMAGE})}, True),
    ],
)
def test_only_what_scores_the_frames_of_clips_is_done_anew(fields, same):
    setup = replace(SETUP, info=replace(INFO, **fields))
    assert (identities([setup])["a"] == AS_BEFORE) == same


def test_ratios_of_an_earlier_calibration_do_not_stay(tmp_path):
    with Ledger(tmp_path, [SETUP]) as ledger:
        ledger.add(found([ROW, replace(ROW, path="b.mp4")]))
        ledger.weigh({("a.mp4", "a"): 0.25})
        assert [row.llr for row in ledger.rows.values()] == [0.25, None]
    with Ledger(tmp_path, [SETUP]) as again:
        assert [row.llr for row in again.rows.values()] == [0.25, None]
        again.weigh({})
    with Ledger(tmp_path, [SETUP]) as last:
        assert {row.llr for row in last.rows.values()} == {None}
