"""A card bounds compression by what was learned from and judged, never by what was not."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from analyzers.runtime.card import Trained
from analyzers.training.acquainted import Taught
from analyzers.training.faces import Example
from analyzers.training.judging import CLEAN, Judged
from analyzers.training.outcome import FEWEST, Outcome
from tests.analyzers import made_packs

FRAME = Example(
    path="clip.mp4", altered=False, source="talks", generator="", family="", person="",
    video=True, codec="h264", width=90, sharpness=0.1, yaw=0,
)  # fmt: skip
TRAINING = Trained(
    recipe="blending 1", recipe_sha256="0" * 64, manifest_sha256="0" * 64, seed=1, steps=1,
    device="cpu", versions={"torch": "2"},
)  # fmt: skip


def frames(count, **facts):
    """Return frames whose QP rises by one from 20 on, over and over to 29."""
    return [replace(FRAME, frame=n, quantiser=20.0 + n % 10, **facts) for n in range(count)]


def judged(example, condition=CLEAN, made=""):
    return Judged(
        path=example.path, frame=example.frame, source=example.source, unit=example.path,
        made=made, family="", side="left out", condition=condition, score=0.0, sharpness=1.0,
        outside=0.0, width=90.0, moving=True,
    )  # fmt: skip


def validated(folder, examples, *, learned=(), seen=()):
    """Return the range on the card of a network that learned from some and was judged."""
    seen = tuple(seen)
    outcome = Outcome(
        model=made_packs.model(),
        training=TRAINING,
        taught=Taught(ways=frozenset()),
        shelf=SimpleNamespace(examples=examples),
        learned=learned,
        validated=seen,
        seen=seen,
        paired=True,
    )
    return outcome.pack(made_packs.recipe(), folder, []).card.validated


def test_h264_is_bounded_by_authentic_frames_learned_from_or_judged(tmp_path):
    told = frames(FEWEST)
    coarser = replace(FRAME, path="other.mp4", quantiser=45.0)
    forged = [judged(coarser, made="mesh_swap")]

    learned = validated(tmp_path, [*told, coarser], learned=range(FEWEST), seen=forged)
    both = validated(
        tmp_path, [*told, coarser], learned=range(FEWEST), seen=[judged(coarser)] * 2
    )
    assert learned.coarsest_h264_qp == pytest.approx(29)
    assert learned.coarsest_h264_qp < both.coarsest_h264_qp <= 45


def test_few_frames_and_other_codecs_bound_nothing(tmp_path):
    few, other = frames(FEWEST - 1), frames(FEWEST, codec="vp9")

    assert validated(tmp_path, few, learned=range(len(few))).coarsest_h264_qp is None
    assert validated(tmp_path, other, learned=range(len(other))).coarsest_h264_qp is None


def test_stills_are_bounded_by_the_coarsest_jpeg_that_was_judged(tmp_path):
    told = frames(2)
    under = [judged(told[0], "JPEG 70 before"), judged(told[0], "JPEG 50 before")]

    assert validated(tmp_path, told, learned=(0, 1), seen=under).coarsest_jpeg_step == 57.6
    assert validated(tmp_path, told, learned=(0, 1)).coarsest_jpeg_step is None


def test_what_was_judged_as_in_no_file_gets_no_operating_point():
    faces = frames(40)
    seen = [
        *(replace(judged(one), score=at / 40) for at, one in enumerate(faces)),
        *(replace(judged(one, made="sdxl"), score=5.0) for one in faces),
    ]
    outcome = Outcome(
        model=b"", training=TRAINING, taught=Taught(ways=frozenset()),
        shelf=SimpleNamespace(examples=faces), learned=range(40),
        validated=seen, seen=seen, paired=False,
    )  # fmt: skip
    apart = replace(outcome, apart=True)

    assert outcome._points(outcome.figures())
    assert apart._points(apart.figures()) == ()
    assert "as in no file" in apart._range(made_packs.recipe()).conditions
    assert "as in no file" not in outcome._range(made_packs.recipe()).conditions
