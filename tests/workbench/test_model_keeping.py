"""A run's models are in its case before it begins, or the run has failed."""

import shutil

import pytest

from analyzers.catalog import of_case
from analyzers.runtime import shelf
from case_store.verification import verify
from tests import tiny_onnx
from workbench.errors import StorageFull
from workbench.examination import examine, plan
from workbench.intake import receive
from workbench.model import AnalyzerRun, RunState
from workbench.software import MODEL_COPY
from workbench.worker import Worker

NAME = "imported.means"
FRAMES = "scale = 1.0\nindex = 1"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    return tmp_path_factory.mktemp("user") / "own"


@pytest.fixture(scope="module")
def apart(own):
    """A worker that sees this module's own folder of packs."""
    with pytest.MonkeyPatch.context() as patch, Worker() as worker:
        patch.setenv(shelf.PLACE, str(own))
        assert worker.isolation.detail
        yield worker


@pytest.fixture(autouse=True)
def pack(own):
    """This user's pack: how green a frame is."""
    shutil.rmtree(own, ignore_errors=True)
    folder = tiny_onnx.pack(own / "means" / "1", None, FRAMES)
    card = (folder / "card.toml").read_text("utf-8")
    card = card.replace('crop = "aligned"', 'crop = "frame"')
    (folder / "card.toml").write_text(card, "utf-8")
    return folder


@pytest.fixture
def item(store, apart, tmp_path, scene, write_jpeg):
    path = write_jpeg(tmp_path / "a.jpg", scene(64, 48))
    list(receive(store, apart, [path], ""))
    return store.media()[0]


def ended(store, worker, item, setups=None):
    """Examine, and return the run as it ended."""
    catalog = of_case(store.model_archives())
    setups = plan(worker, catalog, [NAME]) if setups is None else setups
    events = list(examine(store, worker, catalog, setups, item))
    assert verify(store.folder).problems == ()
    return [e for e in events if isinstance(e, AnalyzerRun) and e.ended_at][-1]


def score(store, run):
    (series,) = store.series(run.id)
    return series.scores.tolist()


def test_it_is_repeated_from_the_case_alone(
    store, apart, item, own, tmp_path, scene, write_jpeg
):
    first = ended(store, apart, item)
    (kept,) = store.models()

    assert first.state is RunState.FINISHED and first.model_sha256 == kept.sha256
    assert store.models_of(first.id) == [kept] and kept.licence == "CC0-1.0"
    shutil.rmtree(own)
    (setup,) = plan(apart, of_case(store.model_archives()), [NAME])
    assert setup.models[0].card_sha256 == kept.card_sha256
    again = list(examine(store, apart, of_case(store.model_archives()), [setup], item))
    assert [e for e in again if isinstance(e, AnalyzerRun)] == []  # an equal run is finished
    list(receive(store, apart, [write_jpeg(tmp_path / "b.jpg", scene(64, 48, 1))], ""))
    other = ended(store, apart, store.media()[1])
    assert other.state is RunState.FINISHED and store.models_of(other.id) == [kept]
    assert score(store, other) and len(store.models()) == 1


def test_the_cases_copy_is_run_where_this_users_is_damaged_and_that_is_on_record(
    store, apart, item, pack, tmp_path, scene, write_jpeg
):
    first = ended(store, apart, item)
    (pack / "model.onnx").write_bytes(tiny_onnx.endless())
    list(receive(store, apart, [write_jpeg(tmp_path / "b.jpg", scene(64, 48, 1))], ""))
    other = ended(store, apart, store.media()[1])

    assert other.state is RunState.FINISHED and other.model_sha256 == first.model_sha256
    assert score(store, other) and store.models_of(other.id) == store.models_of(first.id)
    assert other.software[MODEL_COPY].startswith("the case's own copy")
    assert other.software == {**first.software, MODEL_COPY: other.software[MODEL_COPY]}


def test_a_pack_that_is_mended_meanwhile_fails_the_run(store, apart, item, pack):
    """What a run says of its model's copy must be true of what was run."""
    setups = plan(apart, of_case(()), [NAME])
    (kept,) = setups[0].models
    store.keep_model(kept, list(apart.run("workbench.reading:deliver", of_case(()), kept)))
    (pack / "model.onnx").write_bytes(b"another")
    catalog = of_case(store.model_archives())
    setups = plan(apart, catalog, [NAME])
    assert MODEL_COPY in setups[0].software
    (pack / "model.onnx").write_bytes(tiny_onnx.means())
    run = ended(store, apart, item, setups)

    assert run.state is RunState.FAILED and "was changed after its run" in run.error


def changed(folder, old, new):
    card = folder / "card.toml"
    text = card.read_text("utf-8")
    assert old in text
    card.write_text(text.replace(old, new), "utf-8")


def test_a_card_that_changes_between_listing_and_use_fails_the_run(store, apart, item, pack):
    setups = plan(apart, of_case(()), [NAME])
    changed(pack, "index = 1", "index = 2")
    run = ended(store, apart, item, setups)

    assert run.state is RunState.FAILED and run.error.startswith("model_missing: means 1")
    assert store.series(run.id) == [] and store.models() == []


def test_so_does_one_that_changes_once_the_pack_is_kept(store, apart, item, pack):
    setups = plan(apart, of_case(()), [NAME])
    catalog = of_case(())
    (kept,) = setups[0].models
    store.keep_model(kept, list(apart.run("workbench.reading:deliver", catalog, kept)))
    changed(pack, "index = 1", "index = 2")
    run = ended(store, apart, item, setups)

    assert run.state is RunState.FAILED and "was changed after its run" in run.error
    assert store.series(run.id) == []


def test_weights_that_change_between_listing_and_use_are_not_kept(store, apart, item, pack):
    setups = plan(apart, of_case(()), [NAME])
    (pack / "model.onnx").write_bytes(tiny_onnx.means() + b"\x00")
    run = ended(store, apart, item, setups)

    assert run.state is RunState.FAILED and "other bytes than those of means 1" in run.error
    assert store.models() == []


def test_the_same_weights_under_another_card_are_kept_beside(store, apart, item, pack):
    first = ended(store, apart, item)
    changed(pack, "index = 1", "index = 0")
    second = ended(store, apart, item)

    assert first.model_sha256 == second.model_sha256
    assert score(store, first) != score(store, second)
    assert len({kept.card_sha256 for kept in store.models()}) == 2
    assert store.models_of(first.id) != store.models_of(second.id)


def test_a_case_without_room_for_a_model_has_a_failed_run(store, apart, item, monkeypatch):
    def full(*_):
        raise StorageFull("There is no room left.")

    monkeypatch.setattr("case_store.models.write_archive", full)
    run = ended(store, apart, item)

    assert run.state is RunState.FAILED and run.error.startswith("storage_full")
    assert store.models() == []
