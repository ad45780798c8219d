"""A model built to do harm ends as a typed error, and not in this process."""

import pytest

from tests import tiny_onnx
from workbench.errors import ModelMismatch, WorkerOutOfMemory, WorkerTimedOut
from workbench.worker import Limits, Worker

TRIAL = "analyzers.imported.trial:trial"


@pytest.fixture(scope="module")
def worker():
    with Worker(Limits(idle_seconds=300.0, memory_bytes=1 << 30)) as worker:
        yield worker


def test_an_honest_detector_tells_its_speed(worker, tmp_path):
    (speed,) = worker.run(TRIAL, str(tiny_onnx.pack(tmp_path)))

    assert speed.name == "speed" and speed.value > 0 and speed.unit == "crops/s"


@pytest.mark.parametrize(
    ("make", "errors"),
    [
        (lambda: b"not a model", ModelMismatch),
        (lambda: tiny_onnx.reading("../secret"), ModelMismatch),
        (lambda: tiny_onnx.reading_within("/etc/hostname"), ModelMismatch),
        (tiny_onnx.custom, ModelMismatch),
        (tiny_onnx.huge, (ModelMismatch, WorkerOutOfMemory)),
    ],
    ids=["no model", "other files", "other files within", "unknown operator", "huge"],
)
def test_a_hostile_model_is_refused(worker, tmp_path, make, errors):
    with pytest.raises(errors):
        list(worker.run(TRIAL, str(tiny_onnx.pack(tmp_path, make()))))


def test_a_model_that_never_ends_is_ended(tmp_path):
    folder = tiny_onnx.pack(tmp_path, tiny_onnx.endless())
    with Worker() as worker, pytest.raises(WorkerTimedOut):
        list(worker.run(TRIAL, str(folder), idle_seconds=3.0))
