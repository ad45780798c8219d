"""Whether a network was within reach is told as runs recorded it; nothing is assumed."""

import pytest

from workbench.model import AnalyzerRun
from workbench.report.isolation import isolation


@pytest.fixture
def run(said):
    def make(network=None):
        software = {"python": "3.11"} | ({"network": network} if network else {})
        return AnalyzerRun(
            media_id="m",
            info=said.noise,
            settings={},
            media_sha256="0" * 64,
            software=software,
        )

    return make


@pytest.mark.parametrize(
    ("recorded", "words"),
    [
        ("none (namespace)", "could reach no network (by namespace)."),
        ("not isolated: no rights", "was not kept from the network (no rights)."),
        ("something new", "was not kept from the network (something new)."),
        (None, "Whether a network was within reach of the reading process was not recorded."),
    ],
)
def test_what_was_recorded_is_told(run, recorded, words):
    assert isolation([run(recorded), run(recorded)]).endswith(words)


def test_runs_that_differ_are_named(run):
    apart, open_run = run("none (namespace)"), run("not isolated: no rights")
    told = isolation([apart, open_run])

    assert f"(by namespace): Noise level ({apart.id[:8]})." in told
    assert f"(no rights): Noise level ({open_run.id[:8]})." in told
