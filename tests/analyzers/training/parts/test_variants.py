"""A variant changes one thing, and begins with what the fold has learned already."""

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from analyzers.training.judging import CLEAN
from analyzers.training.making import Laboratory
from analyzers.training.parts.__main__ import steps
from analyzers.training.parts.figures import FOUND
from analyzers.training.parts.variants import Kept, Run, Variant, copied
from analyzers.training.recipe import digest_of
from tests.analyzers.training.parts.judgements import face, keep
from tests.analyzers.training.parts.recipes import recipe
from workbench.errors import CheckpointUnusable

FOLD = {"folds": [{"leave_out_sources": ["street"]}]}


def test_each_variant_is_another_training_and_the_base_is_none():
    asked = recipe()
    digests = {variant: digest_of(variant.of(asked)) for variant in Variant}

    assert digests[Variant.BASE] == digest_of(asked)
    assert len(set(digests.values())) == len(Variant)


def test_other_masks_alone_need_another_pretraining():
    assert [one for one in Variant if one.pretrains(recipe())] == [Variant.PATCHES]


@pytest.fixture
def kept(tmp_path):
    laboratory = Laboratory(shelf=tmp_path, folder=tmp_path / "tried")
    return Kept(
        recipe=recipe(**FOLD), number=1, trained=tmp_path / "trained", laboratory=laboratory
    )


def test_the_fold_itself_is_read_where_it_lies(kept):
    degraded = replace(face(1), condition="blurred by 1 pixel before")
    keep(kept.trained / "fold-1", [face(1), degraded], [face(2)])
    with pytest.raises(StopIteration) as end:
        next(kept.run(Variant.BASE, 0))

    assert end.value.value == Run([face(1)], [face(2)])
    assert face(1).condition == CLEAN


def test_a_fold_that_was_not_judged_is_refused(kept):
    with pytest.raises(CheckpointUnusable, match="no fold that was judged"):
        next(kept.run(Variant.PAIR, 0))


def test_what_was_learned_is_copied_once(tmp_path):
    folder, there = tmp_path / "pretraining", tmp_path / "tried" / "pretraining"
    folder.mkdir()
    (folder / "checkpoint.pt").write_bytes(b"learned")
    copied(folder, there)
    (there / "checkpoint.pt").write_bytes(b"went on")
    copied(folder, there)

    assert (there / "checkpoint.pt").read_bytes() == b"went on"
    assert [one.name for one in there.parent.iterdir()] == ["pretraining"]


def test_what_is_kept_of_a_network_can_be_printed(tmp_path):
    judged = [face(n) for n in range(40)]
    judged += [face(n, made="mouth_bent", forged=3, shift=9.0, score=1.0) for n in range(40)]
    keep(tmp_path / "fold-1", judged, [face(number) for number in range(1000, 1600)])
    told = CliRunner().invoke(steps, ["tables", str(tmp_path / "fold-1")])

    assert told.exit_code == 0
    assert f"| {FOUND} | mouth_bent |  | 1.00 | " in told.stdout
