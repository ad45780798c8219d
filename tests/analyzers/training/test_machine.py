"""A card says on what a network was trained, not on what its card was written."""

import pytest

from analyzers.training.checkpoints import machines_of
from analyzers.training.machine import noted, this_machine, told
from workbench.errors import CheckpointUnusable

HERE = {"device": "cpu", "python": "3.11.7", "torch": "2.13.0", "onnx": "1.19"}
LATER = HERE | {"device": "cuda:0", "torch": "2.14.0", "onnx": "1.20"}


def test_a_training_that_goes_on_on_the_same_machine_notes_it_once():
    assert noted([], HERE) == noted([HERE], dict(HERE)) == [HERE]
    assert noted([HERE], LATER) == [HERE, LATER]


def test_several_machines_are_told_one_after_the_other():
    device, versions = told([HERE, LATER, HERE], HERE)

    assert device == "cpu, then cuda:0, then cpu"
    assert versions["torch"] == "2.13.0, then 2.14.0, then 2.13.0"
    assert versions["python"] == "3.11.7"


def test_what_exports_is_told_as_of_the_machine_that_did():
    device, versions = told([HERE], LATER)

    assert (device, versions["torch"], versions["onnx"]) == ("cpu", "2.13.0", "1.20")


def test_what_a_checkpoint_does_not_tell_is_not_guessed():
    machines = machines_of({"torch": "2.12.0"})
    device, versions = told(machines, HERE)

    assert (device, versions) == ("not noted", {"torch": "2.12.0", "onnx": "1.19"})
    with pytest.raises(CheckpointUnusable, match="machines"):
        machines_of({"machines": "a laptop"})


def test_this_machine_is_told_with_its_libraries():
    here = this_machine("cpu")

    assert here["device"] == "cpu"
    assert {"python", "torch", "numpy", "onnx"} <= here.keys()
