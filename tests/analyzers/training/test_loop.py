"""Training must learn, must not hang on how it is run, and must go on where it stopped."""

import json
import pickle

import numpy as np
import pytest
import torch

from analyzers.networks.face_network import FaceNetwork
from analyzers.training.checkpoints import CHECKPOINT, load_checkpoint, load_network
from analyzers.training.lesson import Lesson
from analyzers.training.loop import LOG, rate_at, train
from analyzers.training.losses import boundary_loss, score_loss
from analyzers.training.machine import this_machine
from tests.analyzers.training import planted
from workbench.errors import CannotForge, CheckpointUnusable, TrainingError

ALL = {"frequency_mask": 0.5, "quality_dependence": 1.0, "difficulty": 0.9}
HELD_OUT = range(1000, 1003)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Return a function that trains in a new folder, without other processes."""

    def run(recipe, batch_of=planted.batch, **options):
        folder = tmp_path_factory.mktemp("training")
        options = {"workers": 0, "threads": 1} | options
        return folder, list(train(recipe, batch_of, folder, **options))

    return run


@pytest.fixture(scope="module")
def learned(run):
    """Return the folder and the steps of a training that is long enough to learn."""
    return run(planted.recipe(20, checkpoint_every=20, warm_up=0.1))


def begun():
    """Return the network as the training of `learned` begins."""
    torch.manual_seed(1)
    return FaceNetwork(planted.SIZE, frozen_blocks=5, maps=True).begun()


def weights(folder):
    kept = load_checkpoint(folder)
    return {
        f"{part}.{name}": value
        for part in ("learned", "averaged")
        for name, value in kept[part].items()
    }


def same(one, other):
    one, other = weights(one), weights(other)
    return one.keys() == other.keys() and all(one[name].equal(other[name]) for name in one)


@torch.no_grad()
def held_out(network):
    """Return the losses of score and boundary on batches that were not learned from."""
    found = []
    for step in HELD_OUT:
        lesson = Lesson.of(planted.batch(step), "cpu")
        said = network(lesson.pixels)
        score = score_loss(said.logit, lesson.altered).mean()
        boundary = boundary_loss(said.boundary, lesson.boundary, lesson.mapped).mean()
        found.append((float(score), float(boundary)))
    return np.mean(found, 0)


def test_a_planted_trace_is_learned_and_found_in_other_faces(learned):
    folder, steps = learned

    before, after = held_out(begun().eval()), held_out(load_network(folder))

    assert after[0] < 0.5 < 0.65 < before[0]
    assert after[1] < 0.85 * before[1]
    first, last = (np.mean([step.loss for step in part]) for part in (steps[:8], steps[-8:]))
    assert last < 0.8 * first


def test_what_is_frozen_stays_and_the_rest_moves_with_its_statistics(learned):
    kept = weights(learned[0])

    for name, value in begun().state_dict().items():
        frozen = name.startswith(
            ("trunk._conv_stem", *(f"trunk._blocks.{i}." for i in range(5)))
        )
        assert kept[f"averaged.{name}"].equal(value) == frozen or name.endswith("bn2.bias"), (
            name
        )


def test_each_step_is_told_and_logged(learned):
    folder, steps = learned

    assert [step.step for step in steps] == list(range(20))
    assert set(steps[0].losses) == {"score", "boundary", "fakeness"}
    assert all(step.faces_per_second > 0 for step in steps)
    lines = (folder / LOG).read_text().splitlines()
    assert [json.loads(line)["losses"] for line in lines] == [step.losses for step in steps]


def test_the_same_seed_gives_the_same_weights_and_another_does_not(run):
    first, again, other = (run(planted.recipe(2, seed=seed))[0] for seed in (1, 1, 2))

    assert same(first, again)
    assert not same(first, other)


def test_an_interrupted_training_goes_on_to_the_same_weights(run, tmp_path):
    recipe = planted.recipe(4, switches=ALL, sam=0.05, checkpoint_every=2)
    whole, steps = run(recipe, planted.viewed)

    going = train(recipe, planted.viewed, tmp_path, workers=0, threads=1)
    while next(going).step < 2:  # a step beyond the checkpoint
        pass
    going.close()
    rest = list(train(recipe, planted.viewed, tmp_path, workers=0, threads=1))

    assert [step.step for step in rest] == [2, 3]
    assert [step.losses for step in rest] == [step.losses for step in steps[2:]]
    assert same(whole, tmp_path)
    assert (tmp_path / LOG).read_text().count("\n") == 4
    one, other = (load_checkpoint(folder)["difficulty"] for folder in (whole, tmp_path))
    torch.testing.assert_close(one, other, atol=0, rtol=0, equal_nan=True)
    assert load_checkpoint(tmp_path)["machines"] == [this_machine("cpu")]


def test_a_finished_training_is_not_taken_up_again(run):
    recipe = planted.recipe(1)
    folder, _ = run(recipe)

    assert list(train(recipe, planted.batch, folder, workers=0)) == []


def test_other_processes_make_the_same_batches_and_tell_failures_as_they_are(tmp_path):
    recipe = planted.recipe(3, checkpoint_every=2)

    for workers in (0, 1):
        with pytest.raises(CannotForge, match=r"^no face suits$"):
            list(
                train(
                    recipe, planted.missing, tmp_path / str(workers), workers=workers, threads=1
                )
            )
    assert same(tmp_path / "0", tmp_path / "1")


def test_difficulty_weighs_faces_once_they_are_seen_again(run):
    plain, hard = (
        run(planted.recipe(3, switches=switches))[1] for switches in ({}, {"difficulty": 0.9})
    )

    assert plain[0].losses == hard[0].losses
    assert plain[2].losses["score"] != hard[2].losses["score"]


@pytest.mark.parametrize("name", ["frequency_mask", "quality_dependence"])
def test_a_switch_changes_what_is_learned_and_is_told(run, name):
    plain, switched = (
        run(planted.recipe(1, switches=switches), planted.viewed)
        for switches in ({}, {name: ALL[name]})
    )

    assert not same(plain[0], switched[0])
    assert ("dependence" in switched[1][0].losses) == (name == "quality_dependence")


def test_looking_at_the_same_places_without_high_frequencies_is_learned(run):
    mask = {"frequency_mask": 0.5}
    loose, held = (
        run(planted.recipe(12, switches=mask | also)) for also in ({}, {"consistency": 50.0})
    )

    apart = [step.losses["consistency"] for step in held[1]]
    assert "consistency" not in loose[1][0].losses and not same(loose[0], held[0])
    assert np.mean(apart[-4:]) < 0.5 * np.mean(apart[:4])


def test_sharpness_is_looked_at_from_beside_and_left_no_trace_of(run):
    flat, _ = run(planted.recipe(1))
    sharp, _ = run(planted.recipe(1, sam=0.05))

    one, other = weights(flat), weights(sharp)
    statistics = [name for name in one if "running" in name]
    assert all(one[name].equal(other[name]) for name in statistics)
    assert not one["learned.head.weight"].equal(other["learned.head.weight"])
    apart = (one["learned.head.weight"] - other["learned.head.weight"]).abs().max()
    assert apart <= 2 * 3e-3  # a step of AdamW each, and none uphill


def test_a_training_by_another_recipe_is_refused(run):
    folder, _ = run(planted.recipe(1))

    with pytest.raises(CheckpointUnusable, match="another recipe"):
        next(train(planted.recipe(2), planted.batch, folder, workers=0))


class Harmful:
    """Runs code where it is unpickled."""

    def __reduce__(self):
        return print, ("harmed",)


@pytest.mark.parametrize(
    "content", [b"", b"no checkpoint", pickle.dumps(Harmful()), pickle.dumps([1])]
)
def test_a_file_that_is_no_checkpoint_is_refused(tmp_path, content, capsys):
    (tmp_path / CHECKPOINT).write_bytes(content)

    with pytest.raises(CheckpointUnusable):
        load_network(tmp_path)
    assert "harmed" not in capsys.readouterr().out


def test_code_in_a_checkpoint_is_not_run(run, capsys):
    folder, _ = run(planted.recipe(1))
    kept = load_checkpoint(folder)
    torch.save(kept | {"difficulty": Harmful()}, folder / CHECKPOINT)

    with pytest.raises(CheckpointUnusable):
        load_network(folder)
    assert "harmed" not in capsys.readouterr().out


def test_a_checkpoint_cut_short_is_refused(run):
    folder, _ = run(planted.recipe(1))
    whole = (folder / CHECKPOINT).read_bytes()
    (folder / CHECKPOINT).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CheckpointUnusable):
        load_network(folder)


def test_a_folder_without_a_training_holds_no_network(tmp_path):
    assert load_checkpoint(tmp_path) is None
    with pytest.raises(CheckpointUnusable, match=CHECKPOINT):
        load_network(tmp_path)


def test_a_loss_that_is_no_number_ends_the_training(run):
    with pytest.raises(TrainingError, match="step 0"):
        run(planted.recipe(1), planted.unknown)


def test_torch_is_left_as_it_was_found(run):
    def settings():
        filled = torch.utils.deterministic.fill_uninitialized_memory
        return torch.are_deterministic_algorithms_enabled(), torch.get_num_threads(), filled

    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    before = settings()
    run(planted.recipe(1), threads=1)

    assert settings() == before
    torch.set_num_threads(threads)


def test_the_rate_rises_and_falls_to_nothing():
    training = planted.recipe(100, rate=1e-2, warm_up=0.1).training
    rates = [rate_at(training, step) for step in range(101)]

    assert rates[0] == pytest.approx(1e-3)
    assert max(rates) == rates[9] == rates[10] == 1e-2
    assert np.all(np.diff(rates[:10]) > 0) and np.all(np.diff(rates[10:]) < 0)
    assert rates[55] == pytest.approx(5e-3)
    assert rates[100] == pytest.approx(0)
