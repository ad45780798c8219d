"""How far a run repeats depends on whether a network made it, and where."""

from dataclasses import replace
from types import SimpleNamespace

from workbench.report.appendix import ACCELERATED, EXACT, NETWORKS, reproducibility
from workbench.report.content import RunContent


def test_each_run_is_named_under_its_class_of_reproducibility(examined_photo):
    _, [noise, spectrum, facts] = examined_photo
    learned = replace(spectrum, model_sha256="7" * 64)
    runs = [noise, learned, replace(facts, model_sha256="7" * 64, device="cuda")]
    exhibit = SimpleNamespace(runs=[RunContent(run=run) for run in runs])

    assert list(reproducibility([exhibit])) == [
        f"{EXACT} {noise.info.title}.",
        f"{NETWORKS} {learned.info.title}.",
        f"{ACCELERATED} {facts.info.title}.",
    ]
    assert list(reproducibility([])) == []
