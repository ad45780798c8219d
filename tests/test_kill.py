"""Killed at any moment, a case verifies and work goes on."""

import json
import random
import subprocess
import sys
import time

import psutil
import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.model import Case, RunState

KILLS = 5  # of each command


def loupe(*words):
    return [sys.executable, "-m", "workbench", *map(str, words)]


def kill_after(seconds, command):
    """Start a command and kill it with its children; return whether it was still at work."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    children = psutil.Process(process.pid).children() if process.poll() is None else []
    process.kill()
    at_work = process.wait() < 0
    for child in children:  # a worker ends by itself when its owner does
        child.wait(120)
    return at_work


@pytest.fixture(scope="module")
def media(tmp_path_factory, scene, write_jpeg, write_video):
    folder = tmp_path_factory.mktemp("media")
    for number in range(12):
        write_jpeg(folder / f"{number:02}.jpg", scene(400, 300, number))
    write_video(folder / "clip.mp4", [scene(320, 240, n) for n in range(60)])
    return folder


def test_add_killed_at_random_moments_loses_nothing(tmp_path, media):
    case = tmp_path / "c.loupe"
    CaseStore.create(case, Case(number="1", examiner="x")).close()
    rng = random.Random(1)
    hits = 0
    for _ in range(KILLS):
        hits += kill_after(rng.uniform(0.4, 2.5), loupe("add", case, media))
        assert verify(case).problems == ()
    assert hits

    done = subprocess.run(loupe("add", case, media, "--json"), capture_output=True, check=True)
    states = [item["state"] for item in json.loads(done.stdout)["items"]]
    assert set(states) <= {"accepted", "duplicate"}
    with CaseStore.open(case) as store:
        assert len(store.media()) == 13
        assert not list((case / "incoming").iterdir())
    assert verify(case).ok


def test_examine_killed_at_random_moments_goes_on(tmp_path, media):
    case = tmp_path / "c.loupe"
    CaseStore.create(case, Case(number="1", examiner="x")).close()
    subprocess.run(loupe("add", case, media), check=True, capture_output=True)
    rng = random.Random(2)
    hits = 0
    for _ in range(KILLS):
        hits += kill_after(rng.uniform(1.0, 6.0), loupe("examine", case))
        assert verify(case).problems == ()
    assert hits

    subprocess.run(loupe("examine", case), check=True, capture_output=True)
    with CaseStore.open(case, read_only=True) as store:
        for item in store.media():
            last = {run.info.name: run for run in store.runs(item.id)}
            assert {run.state for run in last.values()} == {RunState.FINISHED}
    assert verify(case).ok
