"""First impressions on the command line and in the report."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.__main__ import app
from workbench.errors import ScoresHidden
from workbench.model import Blinding, Case, Impression, Opinion, Sight


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


def test_one_that_was_taken_back_is_listed_as_taken_back(case):
    written(case, "The ear swims.")
    loupe("undo", case, "--by", "A. Vos")
    told = loupe("impressions", case, "--all").stdout
    assert told.count("taken back") == 2 and "superseded" not in told


def test_what_lacks_a_name_an_opinion_or_the_exhibit_is_refused(case):
    loupe("impressions", case, "--text", "a", "--by", "A. Vos", code=2)
    loupe("impressions", case, "--exhibit", "EX-001", "--text", "a", "--by", " ", code=2)
    loupe("impressions", case, "--exhibit", "EX-009", code=3)
    assert "No impression" in loupe("impressions", case).stdout


LOOKS = (["scores", "--exhibit", "EX-001"], ["support", "--exhibit", "EX-001"], ["findings"])
LOOKS += (["explain", "--exhibit", "EX-001"],)


def look(case, words, *more):
    """Return what a command prints, or raise what it refuses with."""
    name, *rest = words
    done = CliRunner().invoke(app, [name, str(case), *rest, *more])
    if done.exception:
        assert not done.stdout
        raise done.exception
    return done.stdout


@pytest.fixture
def read_case(case):
    loupe("examine", case, "--analyzer", "compression.error_level")
    return case


def test_results_that_are_hidden_are_printed_to_nobody_who_wrote_no_impression(read_case):
    with CaseStore.open(read_case) as store:
        store.hide_scores(Blinding(hidden=True, examiner="A. Vos"))
    for words in LOOKS:
        with pytest.raises(ScoresHidden, match="--by NAME"):
            look(read_case, words)
        with pytest.raises(ScoresHidden, match="EX-001 are hidden from A"):
            look(read_case, words, "--by", "A. Vos")

    written(read_case, "The ear swims.")
    for words in LOOKS:
        assert look(read_case, words, "--by", "a. vos")
    with pytest.raises(ScoresHidden):
        look(read_case, LOOKS[0], "--by", "B. Smit")
    with CaseStore.open(read_case, read_only=True) as store:
        seen = [(one.what, one.examiner) for one in store.showings()]
    assert seen == [(Sight.RESULTS, "a. vos")] and verify(read_case).ok


def test_who_says_his_name_has_seen_results_where_nothing_is_hidden_too(read_case):
    with CaseStore.open(read_case, read_only=True) as store:
        before = store.head()
    look(read_case, LOOKS[0])
    with CaseStore.open(read_case, read_only=True) as store:
        assert store.head() == before, "who is not named is not known"
    look(read_case, LOOKS[0], "--by", "A. Vos")
    with CaseStore.open(read_case, actor="A. Vos") as store:
        [item] = store.media()
        made = Impression(
            media_id=item.id, examiner="A. Vos", text="Now.", opinion=Opinion.CANNOT_SAY
        )
        assert any("its results were shown" in one for one in store.write_impression(made).seen)
