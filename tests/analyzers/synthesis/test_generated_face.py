"""Each face is scored on its own, and nothing is drawn."""

import pytest

from analyzers.faces.face_pass import Faces
from analyzers.runtime.learned import made_of
from analyzers.runtime.packs import carried
from analyzers.synthesis.generated_face import WORDS, GeneratedFace
from tests.analyzers import made_packs
from tests.sources import source_of
from workbench.model import Family, FrameScore, Outcome, ReadingEnded, Start
from workbench.reading import read_once

PORTRAIT = carried().parent / "sample" / "portrait.jpg"


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    pack = made_packs.pack(tmp_path_factory.mktemp("packs"), "synthesis")
    return made_of(pack, GeneratedFace, WORDS)


def test_a_portrait_has_one_score_and_no_map(analyzer):
    methods = (Faces(), analyzer)
    starts = {method.info.name: Start() for method in methods}
    read = read_once(lambda: methods, source_of(PORTRAIT), starts)
    score, spread, hangs, end = [record for name, record in read if name == "synthesis"]

    assert isinstance(score, FrameScore) and score.outcome is Outcome.SCORED
    assert score.track_id is not None
    assert spread.name == "dependence_on_high_frequencies" and spread.value > 0
    assert f"The score of the highest-scoring face is {score.score:.2f}" in hangs.text
    assert isinstance(end, ReadingEnded) and end.error is None


def test_the_report_can_say_what_it_is_and_is_not(analyzer):
    info = analyzer.info

    assert info.family is Family.SYNTHESIS and not info.map_meaning
    assert "no probability" in info.score_meaning
    assert "Not trained on: Anything at all." in info.limitations
