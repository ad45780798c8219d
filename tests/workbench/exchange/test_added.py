"""Nothing can be added to a package unseen, and no honest package is accused."""

import json
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from functools import partial
from typing import get_args, get_type_hints
from zipfile import ZipFile

import pytest

from case_store.columns import Nested
from case_store.store import CaseStore
from case_store.tables import metadata
from tests.case_store.test_upgrade import CASES
from tests.workbench.exchange.conftest import exported
from tests.workbench.exchange.test_verify import manifests_anew
from workbench.exchange import verify as verifier
from workbench.exchange.plain import plain

BY_THE_MANIFESTS_ALONE = "case-uco.jsonld"  # below its root, as `CANNOT` says
REVISIONS = sorted(one.name.split("_")[1][:4] for one in CASES.glob("revision_*.zip"))


def documents(package):
    return sorted(p for p in (package / "data").rglob("*.json*") if p.is_file())


def objects(value, path=()):
    """Yield the objects of a document; of those that lie alike the last one counts."""
    if isinstance(value, dict):
        yield path, value
        for key, one in value.items():
            yield from objects(one, (*path, key))
    elif isinstance(value, list):
        for one in value:
            yield from objects(one, path)


def agrees(package):
    """Compare what the log seals and what people read: all but hashes of files."""
    found, bag, rows = verifier.Findings(), str(package), {}
    log = verifier.check_chain(bag, found)
    rows = verifier.check_records(bag, log[1], log[2], found)
    for step in (
        partial(verifier.check_names, bag, found),
        partial(verifier.check_tables, bag, rows, log[2], found),
        partial(verifier.check_scores, bag, rows, found),
    ):
        verifier.attempt("step", step, found)
    return not found.problems


def test_a_key_added_to_any_object_of_any_document_is_found(packages, package):
    assert "case-uco.jsonld" in verifier.CANNOT[2]
    missed, tried = [], 0
    for path in documents(package):
        text = path.read_text("utf-8")
        lines = text.splitlines() if path.suffix == ".jsonl" else [text]
        parsed = [json.loads(line) for line in lines]
        own = {place: one for line in parsed for place, one in objects(line)}
        for place, one in own.items():
            if path.name == BY_THE_MANIFESTS_ALONE and place:
                continue
            one["said"] = "Proven forged."
            path.write_text("\n".join(map(json.dumps, parsed)) + "\n", "utf-8")
            tried += 1
            try:
                if agrees(package):
                    missed.append((path.name, place))
            except verifier.FAULTS:
                pass  # the verifier calls it unreadable
            del one["said"]
        path.write_text(text, "utf-8")

    assert tried > 70 and missed == []
    assert agrees(package)


def test_a_key_that_stands_twice_is_found_in_every_document(package):
    for path in documents(package):
        text = path.read_text("utf-8")
        value = json.loads(text.splitlines()[0] if path.suffix == ".jsonl" else text)
        key = json.dumps(next(iter(value)))
        path.write_text(text.replace("{", f'{{{key}:"Somebody else",', 1), "utf-8")
        manifests_anew(package)

        told = verifier.check(str(package)).problems
        assert "unreadable" in {one["code"] for one in told}, path.name
        assert "twice" in str(told), path.name
        path.write_text(text, "utf-8")


def test_no_word_that_is_no_number_is_read_as_one():
    for word in ("NaN", "Infinity", '{"a": {"b": 1, "b": 1}}'):
        with pytest.raises(ValueError):
            verifier.strict(word)


def test_an_array_that_no_row_names_is_found(package):
    with (package / "data" / "log" / "arrays.jsonl").open("a") as file:
        file.write('{"array":"AAAA"}\n')

    assert not agrees(package)


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_package_of_an_old_case_agrees_with_itself(tmp_path, revision):
    with ZipFile(CASES / f"revision_{revision}.loupe.zip") as archive:
        archive.extractall(tmp_path / "old.loupe")
    (tmp_path / "old.loupe" / "incoming").mkdir(exist_ok=True)
    with CaseStore.open(tmp_path / "old.loupe") as store:
        exported(store, tmp_path / "bag", discovery=True)

    assert verifier.check(str(tmp_path / "bag")).problems == []


def defaults(kind, name, held):
    """Collect the defaults of nested records by the key that leads to them."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        for one in fields(kind):
            assert one.default_factory is MISSING
            if one.default is not MISSING:
                value = plain(one.default)
                held.setdefault(name, {})[one.name] = (
                    list(value) if isinstance(value, tuple) else value
                )
            defaults(hints[one.name], one.name, held)
    for one in get_args(kind):
        defaults(one, name, held)


def test_what_a_row_may_lack_is_the_default_of_its_record_and_nothing_else():
    held = {}
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Nested):
                defaults(column.type.kind, column.name, held)

    assert held == verifier.DEFAULTS
    assert verifier.fits([{"x": 1, "strength": 0.0}], [{"x": 1}], "variants")
    assert not verifier.fits([{"x": 1, "strength": 0.5}], [{"x": 1}], "variants")
    assert not verifier.fits([{"x": 1}], [{"x": 1, "strength": 0.0}], "variants")
    assert not verifier.fits([{"x": 1, "y": 0.0}], [{"x": 1}], "variants")


@pytest.mark.parametrize("changed", [False, True])
def test_a_package_of_another_format_is_named_so_and_not_accused(package, changed):
    path = package / "data" / "case.json"
    path.write_text(path.read_text("utf-8").replace(verifier.FORMAT, "loupe-package 2"))
    manifests_anew(package)
    if changed:
        (package / "data" / "README.txt").write_text("torn")

    done = subprocess.run(
        [sys.executable, "-I", verifier.__file__, str(package)], capture_output=True, text=True
    )

    assert done.returncode == (1 if changed else 3), done.stdout
    assert "ANOTHER FORMAT: loupe-package 2" in done.stdout
    assert "verifier in the package" in done.stdout
    assert "everything agrees" not in done.stdout
