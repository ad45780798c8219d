"""Three questions stay three tables."""

import msgspec

from analyzers.training.attribution.figures import Answers
from analyzers.training.attribution.tables import rows_of, trainings
from tests.analyzers.training.attribution.recipes import recipe
from tests.analyzers.training.attribution.test_placing import ASKED, NAMES, rows


def test_every_question_has_a_table_of_its_own():
    judged = list(rows(following=("webp",)))
    told = list(rows_of({"released": Answers(ASKED, judged)}))
    titles = [title for title, _, _ in told]
    assert titles[:3] == ["Closed set", "Open set", "Zero-shot by description"]
    for _, columns, lines in told:
        assert all(len(line) == len(columns) for line in lines)
    closed = told[0][2]
    assert len(closed) == 3  # the network, and two plain readings beside it
    assert all("chance 0.20" in line[2] for line in closed)
    assert told[1][2] == []  # nobody unknown was judged
    [limits] = [one for one in told if one[0].startswith("At the pack's own limits")]
    assert limits[1][0] == "made by" and [line[0] for line in limits[2]] == NAMES
    confusion = told[-1]
    assert confusion[1] == ("made by", *NAMES)
    assert [line[at + 1] for at, line in enumerate(confusion[2])] == ["12"] * 5


def test_only_what_was_judged_is_told(tmp_path):
    asked = recipe(folds=[{"leave_out_generators": ["rows"]}, {"plain": True}])
    assert trainings(tmp_path, asked) == {}
    (tmp_path / "fold-2").mkdir()
    (tmp_path / "fold-2" / "recipe.json").write_bytes(msgspec.json.encode(ASKED))
    assert trainings(tmp_path, asked) == {}  # it is being judged
    (tmp_path / "fold-2" / "judged.jsonl").write_bytes(b"key")
    found = trainings(tmp_path, asked)
    assert list(found) == ["fold-2: plain softmax classifier"]
    assert found["fold-2: plain softmax classifier"].recipe == ASKED
