"""First impressions on the command line and in the report."""

import json
import subprocess
import sys

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.model import Case


def loupe(*words, code=0):
    command = [sys.executable, "-m", "workbench", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def case(tmp_path, scene, write_jpeg):
    folder = tmp_path / "c.loupe"
    CaseStore.create(folder, Case(number="1", examiner="A. Vos")).close()
    write_jpeg(tmp_path / "a.jpg", scene(96, 80))
    loupe("add", folder, tmp_path / "a.jpg")
    return folder


def written(case, text, opinion="altered_weak", by="A. Vos"):
    said = ("--by", by, "--opinion", opinion, "--text", text)
    done = loupe("impressions", case, "--exhibit", "EX-001", *said, "--json")
    return json.loads(done.stdout)["impressions"]


def test_an_impression_of_what_nothing_has_read_is_blind_and_a_later_one_is_not(case):
    [first] = written(case, "The ear swims.")
    assert (first["blind"], first["opinion"], first["by"]) == (True, "altered_weak", "A. Vos")
    loupe("examine", case, "--analyzer", "compression.error_level")
    [later] = written(case, "It does not.", "cannot_say")
    assert not later["blind"] and later["supersedes"] == first["id"]
    both = loupe("impressions", case, "--all").stdout
    assert "weak support for alteration. The ear swims.  superseded" in both
    assert "not blind: written on the command line" in both
    assert verify(case).ok


def test_what_lacks_a_name_an_opinion_or_the_exhibit_is_refused(case):
    loupe("impressions", case, "--text", "a", "--by", "A. Vos", code=2)
    loupe("impressions", case, "--exhibit", "EX-001", "--text", "a", "--by", " ", code=2)
    loupe("impressions", case, "--exhibit", "EX-009", code=3)
    assert "No impression" in loupe("impressions", case).stdout
