"""What was marked is listed, as lines and as one JSON document."""

import json
import sys

import pytest

from case_store.store import CaseStore
from workbench.__main__ import main
from workbench.intake import receive
from workbench.model import Annotation, Case, Shape
from workbench.worker import Worker


@pytest.fixture
def case(tmp_path, scene, write_jpeg):
    picture = write_jpeg(tmp_path / "a.jpg", scene(64, 64))
    with CaseStore.create(tmp_path / "c.loupe", Case(number="7", examiner="A")) as store:
        with Worker() as worker:
            list(receive(store, worker, [picture]))
        [item] = store.media()
        made = Annotation(
            media_id=item.id,
            shape=Shape.DISTANCE,
            spots=((1.5, 2.0), (4.5, 6.0)),
            frame=0,
            pts=0.0,
            examiner="A. Examiner",
            note="from eye\x1b[31m to eye",
        )
        store.annotate(made)
    return tmp_path / "c.loupe", made


@pytest.fixture
def told(capsys, monkeypatch):
    def ran(*words):
        monkeypatch.setattr(sys, "argv", ["loupe", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return capsys.readouterr().out

    return ran


def test_marks_are_listed_for_people_and_for_scripts(case, told):
    folder, made = case
    assert "EX-001  frame 0  distance" in (line := told("annotations", folder))
    assert "\x1b" not in line
    [row] = json.loads(told("annotations", folder, "--json"))["annotations"]

    assert (row["id"], row["spots"]) == (made.id, [[1.5, 2.0], [4.5, 6.0]])
    assert (row["exhibit"], row["supersedes"], row["pts"]) == ("EX-001", None, 0.0)
