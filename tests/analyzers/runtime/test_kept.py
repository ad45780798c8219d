"""A pack that a case kept is used as it was kept, and not before this user's own."""

import hashlib
import os
import shutil

import pytest

from analyzers.catalog import available
from analyzers.runtime import shelf
from analyzers.runtime.kept import in_archive, usable
from analyzers.runtime.packs import described, load_folder
from tests import tiny_onnx
from workbench.errors import AnalyzerError, ModelMissing
from workbench.model import MediaKind, ModelArchive
from workbench.reading import deliver, describe
from workbench.software import MODEL_COPY


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture
def keep(store, tmp_path):
    """Return a function that has a case keep a pack; it returns the archive."""

    def kept(**renamed):
        name, version = renamed.get("name", "means"), renamed.get("version", "1")
        folder = tiny_onnx.pack(tmp_path / "given" / name / version, **renamed)
        pack = described(folder)
        store.keep_model(pack.described, list(pieces(pack)))
        (found,) = [a for a in store.model_archives() if pack.card_sha256 in names(a)]
        return found

    def names(archive):
        return {in_archive(archive).card_sha256}

    def pieces(pack):
        method = type("Method", (), {"packs": (pack,)})()
        return deliver(lambda: [method], pack.described)

    return kept


def test_it_is_read_from_its_archive(keep, tmp_path):
    pack = in_archive(keep())
    given = load_folder(tmp_path / "given" / "means" / "1")

    assert (pack.sha256, pack.card_sha256, pack.card) == (
        given.sha256,
        given.card_sha256,
        given.card,
    )
    pack.check()
    assert pack.read("model.onnx") == given.read("model.onnx")
    with pytest.raises(ModelMissing):
        pack.read("other.onnx")


def spoilt(path, kind):
    content = path.read_bytes()
    path.unlink()
    if kind == "changed":
        path.write_bytes(content[:-1] + b"x")
    elif kind == "link":
        path.with_suffix(".elsewhere").write_bytes(content)
        path.symlink_to(path.with_suffix(".elsewhere"))
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()


@pytest.mark.parametrize("kind", ["changed", "gone", "link", "pipe", "folder"])
def test_an_archive_that_is_not_as_it_was_kept_is_not_opened(keep, own, kind):
    archive = keep()
    spoilt(archive.path, kind)

    with pytest.raises(AnalyzerError):
        in_archive(archive)
    assert list(usable([archive])) == []
    assert "imported.means" not in {method.info.name for method in available([archive])}


def test_a_file_that_is_no_archive_is_refused_though_its_hash_is_right(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"no archive")
    digest = hashlib.sha256(b"no archive").hexdigest()

    with pytest.raises(ModelMissing, match="cannot be opened"):
        in_archive(ModelArchive(path=path, sha256=digest))


def setup_of(archives):
    (method,) = (m for m in available(archives) if m.info.name == "imported.means")
    (setup,) = describe(lambda: [method])
    return setup


@pytest.mark.parametrize("kind", ["another", "gone"])
def test_it_is_run_where_the_very_same_pack_is_damaged_here(keep, own, tmp_path, kind):
    archive = keep()
    here = own / "means" / "1"
    shutil.copytree(tmp_path / "given" / "means" / "1", here)
    sound = setup_of([archive])
    spoilt(here / "model.onnx", {"another": "changed"}.get(kind, kind))
    setup = setup_of([archive])

    assert MODEL_COPY not in sound.software and MODEL_COPY in setup.software
    assert (setup.models, setup.model_sha256) == (sound.models, sound.model_sha256)
    assert setup.model_sha256 is not None


@pytest.mark.parametrize("other", ["card", "spoilt", "none"])
def test_no_other_copy_stands_in_for_a_damaged_pack(keep, own, tmp_path, other):
    archive = keep()
    here = own / "means" / "1"
    shutil.copytree(tmp_path / "given" / "means" / "1", here)
    (here / "model.onnx").write_bytes(b"another")
    if other == "card":
        with (here / "card.toml").open("a") as card:
            card.write("# another card\n")
    elif other == "spoilt":
        spoilt(archive.path, "changed")
    setup = setup_of([] if other == "none" else [archive])

    assert setup.model_sha256 is None and MODEL_COPY not in setup.software


def names_and_versions(archives):
    return [(pack.card.name, pack.card.version) for pack in shelf.newest(usable(archives))]


def test_it_stands_in_for_a_pack_that_this_user_has_not(keep, own):
    first, second = keep(), keep(version="10")

    assert names_and_versions([first, second]) == [("means", "10")]
    (method,) = (m for m in available([first]) if m.info.name == "imported.means")
    (setup,) = (s for s in describe(lambda: [method]))
    assert setup.model_sha256 == setup.models[0].sha256
    assert MediaKind.IMAGE in setup.info.media


def test_a_case_from_elsewhere_puts_nothing_of_this_users_aside(keep, own):
    tiny_onnx.pack(own / "means" / "1", version="1")
    archives = [keep(version="99"), keep(name="other"), keep(name="face-mesh")]

    assert names_and_versions(archives) == [("means", "1"), ("other", "1")]
