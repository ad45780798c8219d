"""`loupe cluster` and `loupe models learn-generator` as a script sees them."""

import hashlib
import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
from typer.testing import CliRunner

from analyzers.attribution.makers import parsed
from analyzers.runtime import shelf
from analyzers.runtime.packs import load_folder
from case_store.store import CaseStore
from case_store.verification import verify
from tests.analyzers.made_makers_pack import SAME, pack
from tests.case_store.conftest import INFO, Maker
from tests.case_store.test_upgrade import unpacked
from workbench import learning_commands, makers
from workbench.__main__ import app
from workbench.errors import (
    CannotLearnMaker,
    LabelUnfit,
    NothingToCompare,
    ReadFailed,
    UnknownTrack,
)
from workbench.maker_names import namings
from workbench.model import (
    Author,
    Case,
    Embedding,
    FaceTrack,
    MakerNaming,
    ReadingEnded,
    RunState,
)

SAMPLE = shelf.carried().parent / "sample"
GREEN, PURPLE = (-2.5, 5, -2.5, 1), (5, -5, 5, 1)


@pytest.fixture(scope="module")
def _packed(tmp_path_factory):
    return pack(tmp_path_factory.mktemp("own"), "attribution_face.local")


@pytest.fixture
def base(_packed, tmp_path, monkeypatch):
    """A pack that tells makers apart, among those of this user."""
    shutil.copytree(_packed.folder.parents[1], tmp_path / "own")
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    return _packed


def run(*words):
    """Return what a command prints as JSON, and its exit code; raises what it raises."""
    done = CliRunner().invoke(app, [*map(str, words), "--json"], catch_exceptions=False)
    return (json.loads(done.stdout) if done.stdout else None), done.exit_code


def said(base, direction, seed, **changes):
    drawn = np.array(direction) / np.linalg.norm(direction)
    drawn = drawn + np.random.default_rng(seed).normal(0, 0.05, 4)
    told = {
        "space": f"sha256:{base.card.files['model.onnx']}",
        "direction": np.float32(drawn / np.linalg.norm(drawn)),
        "alike": SAME,
        "alike_meaning": "Drawn for the tests.",
    }
    return Embedding(frame=0, pts=0.0, **{**told, **changes})


@pytest.fixture
def case(_case, base, tmp_path):
    """A case of 22 green faces, 3 purple ones, and one that was not asked."""
    return shutil.copytree(_case, tmp_path / "case.loupe")


@pytest.fixture(scope="module")
def _case(tmp_path_factory, _packed):
    folder = tmp_path_factory.mktemp("cases") / "case.loupe"
    with CaseStore.create(folder, Case(number="1", examiner="A. Vos")) as store:
        make = Maker(store)
        for at, direction in enumerate([GREEN] * 22 + [PURPLE] * 3):
            item = make.item(b"media %d" % at)
            asked = make.run(item, info=INFO)
            store.add_observations(asked.id, [said(_packed, direction, at)])
            make.end(asked)
        make.item(b"never asked")
    return folder


def test_items_of_a_case_are_grouped_from_what_is_on_record(case):
    document, code = run("cluster", case, "--known", "EX-003=Green swap")
    [space] = document["spaces"]
    first, second = space["groups"]

    assert code == 1 and (space["within"], space["unit"]) == (SAME, "cosine distance")
    assert (len(first["items"]), first["name"], first["together"]) == (
        22,
        "Green swap",
        True,
    )
    assert (len(second["items"]), second["name"]) == (3, None)
    assert first["share_a_maker"] is True  # as scripts knew it before
    assert "0.20 in the mean is allowed" in first["reason"]
    [left] = document["not_compared"]
    assert left["exhibit"] == "EX-026" and "needs an analyzer" in left["reason"]


def test_a_limit_of_ones_own_and_wrong_use(case):
    document, _ = run("cluster", case, "--within", 2)

    assert [len(group["items"]) for group in document["spaces"][0]["groups"]] == [25]
    assert document["spaces"][0]["meaning"] == "as asked"
    with pytest.raises(NothingToCompare):
        run("cluster", case, "--known", "EX-777=X")
    for wrong in (("--known", "X"), ("--within", "nan"), ("--within", "-1")):
        assert CliRunner().invoke(app, ["cluster", str(case), *wrong]).exit_code == 2


def test_a_space_without_a_limit_hides_no_other(case, base):
    with CaseStore.open(case) as store:
        make = Maker(store)
        asked = make.run(store.item("EX-026"), info=INFO)
        store.add_observations(asked.id, [said(base, GREEN, 0, alike=None, space="another")])
        make.end(asked)

    document, code = run("cluster", case)
    assert code == 1 and len(document["spaces"]) == 1
    [left] = document["not_compared"]
    assert left["exhibit"] == "EX-026" and "--within" in left["reason"]
    assert len(run("cluster", case, "--within", 0.3)[0]["spaces"]) == 2


def test_a_name_is_kept_superseded_and_taken_back_on_record(case):
    def keep(name, *more):
        return run(
            "cluster", case, "--known", f"EX-003={name}", "--keep", "--by", "B. Ito", *more
        )

    keep("FLUX.1", "--note", "as its sender says")
    document, _ = run("cluster", case)
    [naming] = document["namings"]
    assert document["spaces"][0]["groups"][0]["name"] == "FLUX.1"
    assert (naming["name"], naming["examiner"], naming["note"], naming["face"]) == (
        "FLUX.1", "B. Ito", "as its sender says", None,
    )  # fmt: skip
    keep("FLUX.1")  # stands already: nothing new
    keep("SDXL")
    assert [one["name"] for one in run("cluster", case)[0]["namings"]] == ["SDXL"]
    keep("")
    assert run("cluster", case)[0]["namings"] == []
    with CaseStore.open(case, read_only=True) as store:
        history = store.maker_namings(superseded=True)
        events = [one for one in store.events() if "maker" in one.action]
    assert [one.name for one in history] == ["FLUX.1", "SDXL", ""]
    assert [one.supersedes for one in history] == [None, history[0].id, history[1].id]
    assert [one.action for one in events] == [*["maker named"] * 2, "maker's name taken back"]
    assert {one.actor for one in events} == {"B. Ito"} and verify(case).ok


def test_a_name_needs_an_examiner_and_must_be_fit_to_show(case):
    wrong = ["cluster", str(case), "--known", "EX-003=X", "--keep"]
    assert CliRunner().invoke(app, wrong).exit_code == 2
    with pytest.raises(LabelUnfit):
        run("cluster", case, "--known", "EX-003=a\u202eb", "--keep", "--by", "B. Ito")
    with pytest.raises(NothingToCompare):
        run("cluster", case, "--known", "EX-026=X")


def test_a_case_of_an_earlier_program_is_read_as_one_without_names(tmp_path):
    old = unpacked("0004", tmp_path)
    document, code = run("cluster", old)

    assert (document["spaces"], document["namings"], code) == ([], [], 1)
    assert "needs an analyzer" in document["not_compared"][0]["reason"]
    with CaseStore.open(old, read_only=True) as store:
        assert store.maker_namings() == store.maker_namings(superseded=True) == []


class Case3:
    """A record of one item with three faces, of which tracks may be put right."""

    def __init__(self, base, tracks, history, namings=()):
        self.tracks_now, self.history, self.namings = tracks, history, namings
        self.told = [
            said(base, GREEN, at, track_id=one.id) for at, one in enumerate(history[:3])
        ]

    def media(self):
        return [SimpleNamespace(id="m", exhibit="EX-001")]

    def runs(self, media_id):
        return [SimpleNamespace(id="r", state=RunState.FINISHED, info=INFO)]

    def embeddings(self, run_id):
        return self.told

    def tracks(self, media_id, *, superseded=False):
        return self.history if superseded else self.tracks_now

    def maker_namings(self, *, superseded=False):
        return list(self.namings)


def track(label, *, supersedes=(), excluded=False):
    told = {"supersedes": supersedes, "excluded": excluded, "author": Author.MACHINE}
    return FaceTrack(media_id="m", run_id="f", label=label, spans=(), frames=1, **told)


def test_faces_that_an_examiner_put_right_are_compared_as_they_stand(base):
    one, two, three = (track(f"Face {at}") for at in (1, 2, 3))
    both = track("Speaker", supersedes=(one.id, two.id))
    out = track("Face 3", supersedes=(three.id,), excluded=True)
    [group], left = groups_of(Case3(base, [both, out], [one, two, three, both, out]))

    assert [item.called for item in group.items] == ["EX-001 (Speaker)"]
    assert [(entry.called, entry.reason) for entry in left] == [
        ("EX-001 (Face 3)", "an examiner excluded this face")
    ]
    parts = [track(label, supersedes=(one.id,)) for label in ("Face 1", "Face 1b")]
    _, left = groups_of(Case3(base, [*parts, two, three], [one, two, three, *parts]))
    assert "split after it was read" in left[0].reason
    lost = Case3(base, [], [one, two, three])
    lost.history = []
    assert {entry.reason for entry in groups_of(lost)[1]} == {
        "the face that was read is no longer on record: examine it again"
    }


def test_a_name_of_a_merged_face_supersedes_all_that_its_tracks_were_called(base):
    one, two, three = (track(f"Face {at}") for at in (1, 2, 3))
    both = track("Speaker", supersedes=(one.id, two.id))
    history = [one, two, three, both]
    named = [MakerNaming(media_id="m", track_id=part.id, name=name, examiner="A. Vos")
             for part, name in ((one, "SDXL"), (two, "FLUX.1"))]  # fmt: skip
    speaker = makers.told_of(Case3(base, [both, three], history, named)).find(
        "EX-001 (Speaker)"
    )
    assert speaker.names == ("SDXL", "FLUX.1")

    def after(name):
        new = namings(named, speaker, name, examiner="B. Ito")
        gone = {later.supersedes for later in new}
        standing = [said for said in (*named, *new) if said.name and said.id not in gone]
        again = makers.told_of(Case3(base, [both, three], history, standing))
        return again.find("EX-001 (Speaker)").names

    assert after("StyleGAN") == ("StyleGAN",) and after("FLUX.1") == ("FLUX.1",)
    assert after("") == ()


def groups_of(record):
    found, left = makers.compared(record)
    return [group for one in found for group in one.groups], left


def test_a_name_is_of_one_face_and_not_of_all_in_an_exhibit(base):
    tracks = [track(f"Face {at}") for at in (1, 2, 3)]
    told = makers.told_of(Case3(base, tracks, tracks))

    with pytest.raises(UnknownTrack, match=r"EX-001 \(Face 1\), EX-001 \(Face 2\)"):
        told.knowing({"EX-001": "FLUX.1"})
    [[one]] = [
        space.groups for space in told.knowing({"EX-001 (Face 2)": "FLUX.1"}).groups()[0]
    ]
    assert {item.called: item.names for item in one.items} == {
        "EX-001 (Face 1)": (), "EX-001 (Face 2)": ("FLUX.1",), "EX-001 (Face 3)": (),
    }  # fmt: skip
    kept = MakerNaming(media_id="m", track_id=tracks[2].id, name="SDXL", examiner="A. Vos")
    again = makers.told_of(Case3(base, tracks, tracks, [kept]))
    assert again.find("EX-001 (Face 3)").names == ("SDXL",)
    assert "the maker of EX-001 (Face 3) is SDXL (A. Vos, 20" in again.namings[0].words


def test_more_items_than_fit_are_left_out_with_the_reason(base, monkeypatch):
    monkeypatch.setattr(makers, "MOST", 2)
    tracks = [track(f"Face {at}") for at in (1, 2, 3)]
    [group], left = groups_of(Case3(base, tracks, tracks))

    assert len(group.items) == 2 and [one.face for one in left] == ["Face 3"]
    assert "are compared at most" in left[0].reason


def test_a_run_that_tells_in_two_spaces_is_heard_in_both(base):
    tracks = [track(f"Face {at}") for at in (1, 2, 3)]
    record = Case3(base, tracks, tracks)
    record.told.append(said(base, PURPLE, 9, space="another"))
    assert len(makers.told_of(record).spaces) == 2


def test_lines_for_people_say_what_sharing_does_not_mean(case):
    told = CliRunner().invoke(app, ["cluster", str(case)]).stdout

    assert (
        "22 lie together, as works of one maker do: EX-0" in told
        and "nor that they were altered" in told
    )
    assert "Attributed one by one: 22 not told" in told and "%" not in told


def test_a_maker_is_learned_from_a_case_and_that_is_on_record(case, base, tmp_path):
    exhibits = [word for at in range(1, 27) if at not in {23, 24, 25}
                for word in ("--exhibit", f"EX-{at:03}")]  # fmt: skip
    words = ["--case", case, "--family", "autoencoder", "--kind", "swap", *exhibits]
    document, code = run("models", "learn-generator", "green-swap", *words)
    made = document["model"]

    assert code == 1 and [one["example"] for one in document["not_used"]] == ["EX-026"]
    assert (made["examples"], made["analyzer"]) == (22, "attribution.local")
    kept = load_folder(tmp_path / "own" / made["name"] / made["version"])
    assert (kept.sha256, kept.card.version) == (made["sha256"], "2")
    with CaseStore.open(case, read_only=True) as store:
        *_, event = store.events()
        digests = [store.item(f"EX-{at:03}").sha256 for at in range(1, 23)]
    assert (event.action, event.subject) == ("maker learned", "green-swap")
    assert event.detail["sha256"] == made["sha256"] and "EX-022" in event.detail["examples"]
    assert verify(case).ok
    # So that it can be learned again: the media by their digests, in pack, card and record.
    *_, learned = parsed(kept.read("makers.json"), "it").makers
    whole = hashlib.sha256("".join(f"{one}\n" for one in digests).encode()).hexdigest()
    assert list(learned.digests) == digests and whole == event.detail["examples_sha256"]
    assert any(whole in source for source in kept.card.sources)


def test_photographs_of_a_folder_set_the_limit_and_that_is_on_record(
    case, base, tmp_path, monkeypatch
):
    folder, read = tmp_path / "photographs", []
    (folder / "more").mkdir(parents=True)
    for at in range(62):
        (folder / f"{at:02}.jpg").write_bytes(b"photograph %d" % at)

    def told(_worker, _catalog, _analyzer, files):
        for at, file in enumerate(files):
            read.append(file.name)
            lies = said(base, (1, 1, 1, 5), at).direction if at else None
            yield learning_commands.Example(
                str(file), lies, "" if at else "no face", f"{at:064}"
            )

    monkeypatch.setattr(learning_commands, "_read", told)
    exhibits = [word for at in range(1, 23) for word in ("--exhibit", f"EX-{at:03}")]
    words = ["--case", case, "--family", "autoencoder", "--photographs", folder, *exhibits]
    document, code = run("models", "learn-generator", "green-swap", *words)

    assert len(read) == 62 and "more" not in read
    assert (code, [one["reason"] for one in document["not_used"]]) == (1, ["no face"])
    assert (document["model"]["photographs"], document["model"]["taken"]) == (61, 0)
    with CaseStore.open(case, read_only=True) as store:
        *_, event = store.events()
    assert event.detail["photographs put down to it"] == "0 of 61"
    with pytest.raises(ReadFailed):
        run("models", "learn-generator", "x", *words, "--photographs", tmp_path / "none")


def test_a_face_that_an_examiner_excluded_teaches_nothing(base):
    tracks = [track(f"Face {at}") for at in (1, 2, 3)]
    out = track("Face 1", supersedes=(tracks[0].id,), excluded=True)
    record = Case3(base, [out, *tracks[1:]], [*tracks, out])
    record.item = lambda exhibit: SimpleNamespace(id="m", exhibit=exhibit, sha256="5" * 64)
    [taught] = learning_commands._recorded(record, ["EX-001"], record.told[0].space)

    assert np.array_equal(taught.direction, record.told[1].direction)
    assert (taught.sha256, taught.reason) == ("5" * 64, "")
    record.told = record.told[:1]
    [none] = learning_commands._recorded(record, ["EX-001"], record.told[0].space)
    assert (none.direction, none.reason) == (None, "an examiner excluded this face")


def test_files_are_read_and_too_few_of_them_are_refused_with_the_reasons(base, capsys):
    files = [SAMPLE / "portrait.jpg"] * 2
    told = CliRunner().invoke(
        app,
        ["models", "learn-generator", "mine", *map(str, files), "--family", "gan", "--json"],
    )
    assert isinstance(told.exception, CannotLearnMaker)
    assert "1 examples can be used" in str(told.exception)
    assert "the very same file was given before" in told.stderr.replace("\n", " ")
    for words in ([], [*files, "--case", "c"], [*files, "--kind", "photograph"]):
        asked = ["models", "learn-generator", "mine", "--family", "gan", *map(str, words)]
        assert CliRunner().invoke(app, asked).exit_code == 2


def test_what_cannot_be_learned_whatever_the_examples_is_refused_before_any_is_read(base):
    missing = ["/nowhere.png", "--family", "gan"]
    for words in (["red-gan"], ["mine", "--title", "Red gan"], ["mine", "--kind", "magic"]):
        with pytest.raises(CannotLearnMaker) as told:
            run("models", "learn-generator", *words, *missing)
        assert "examples can be used" not in str(told.value)


def test_a_reading_that_failed_is_told_as_such():
    worker = SimpleNamespace(
        run=lambda *_: iter([("attribution", ReadingEnded(seconds=0.1, error="no memory"))])
    )
    told = learning_commands._told(worker, None, [], None, "a.png")
    assert (told.direction, told.reason) == (None, "no memory")


@pytest.mark.parametrize("direction", [(np.nan, 1.0), (2.0, 0.0)])
def test_a_direction_that_is_none_is_refused(direction):
    with pytest.raises(ValueError, match="length 1"):
        Embedding(space="drawn", direction=np.float32(direction), frame=0, pts=0.0)
