"""The percentile of a score is one of a named population, none outside its conditions."""

from dataclasses import replace

import pytest

from analyzers.references import rank_of_score
from case_store.store import CaseStore
from tests.ui.test_evidence import card, texts
from ui.evidence_reading import NO_POPULATION, weighed
from ui.snapshots import read_item
from workbench.blind import onlooker
from workbench.controls import answers_of

SPECTRUM = "frequency.spectrum"


@pytest.fixture
def weights(case_folder):
    """The weights of the picture's results, and of the clip's, by analyzer."""
    with CaseStore.open(case_folder) as store:
        items = {item.original_name: item for item in store.media() if item.kind is not None}
        eyes = onlooker(store, store.case.examiner)
        views = {
            name: weighed(store, read_item(store, i.exhibit), eyes) for name, i in items.items()
        }
        scores = answers_of(items["photo.jpg"], store.runs(items["photo.jpg"].id), store.series)
    told = {
        name: {one.run.info.name: one for one in view.current} for name, view in views.items()
    }
    return told, views, scores


def test_a_score_is_ranked_among_the_population_that_speaks_for_the_medium(weights):
    told, views, scores = weights
    ranked = 0
    for one in told["photo.jpg"].values():
        if one.weight is None:
            continue
        score = scores[one.run.id].score
        rank = rank_of_score(one.run.info, views["photo.jpg"].source, score)
        if rank is None:
            assert one.weight.rank == ""
            continue
        ranked += 1
        assert one.weight.rank.startswith(f"Percentile {rank.percentile:.0f} among authentic")
        assert rank.reference in one.weight.ranked
    assert ranked


def test_outside_the_conditions_of_every_population_there_is_none(weights):
    told, _, _ = weights
    clip = told["clip.mp4"][SPECTRUM].weight
    assert clip is None or (clip.rank, clip.ranked) in {("", NO_POPULATION), ("", "")}
    one = told["photo.jpg"]["compression.ghosts"]
    older = replace(one.run.info, version="0.0")
    assert rank_of_score(older, weights[1]["photo.jpg"].source, 1.0) is None


def test_the_card_says_the_percentile_and_its_population(desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "photo.jpg")
    one = card(desk, "compression.error_level")
    one.expand(True)
    said = "\n".join(texts(one))
    assert "among authentic media like this one." in said
    assert "Population: authentic photographs" in said
