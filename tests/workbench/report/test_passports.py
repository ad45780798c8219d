"""Every model behind a result stands in the report: the face pass's packs as the others'."""

import hashlib
import json
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader

from workbench.model import AnalyzerRun, ModelPack, ModelPiece, RunState, now
from workbench.report.compose import Issue, compose
from workbench.report.content import document
from workbench.report.dossier import read_case
from workbench.report.issue import held
from workbench.report.pdf import render


def sha256(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def pack(store):
    """Have the case keep a small pack, and return it."""

    def keep(name, licence="CC0-1.0", card=b"card"):
        files = {"model.onnx": name.encode()}
        made = ModelPack(
            name=name,
            version="1",
            licence=licence,
            card_sha256=sha256(card),
            files={file: sha256(content) for file, content in files.items()},
        )
        contents = {"card.toml": card, **files}
        store.keep_model(
            made,
            [
                ModelPiece(file=f, content=np.frombuffer(c, np.uint8))
                for f, c in contents.items()
            ],
        )
        return made

    return keep


@pytest.fixture
def used(store, received, photo):
    """Put a finished run on record that used these packs."""
    [item] = received(photo)

    def put(info, *packs, digest="7" * 64):
        run = AnalyzerRun(
            media_id=item.id,
            info=info,
            settings={},
            media_sha256=item.sha256,
            software={"loupe": "0.1.0"},
            model_sha256=digest,
        )
        store.begin_run(run, packs)
        store.end_run(replace(run, state=RunState.FINISHED, ended_at=now()))
        return run

    return put


@pytest.fixture
def content(store):
    def make():
        dossier = read_case(store)
        custody = {
            one.item.exhibit: held(store.evidence_path(one.item), one.item)
            for one in dossier.items
        }
        return compose(
            dossier, Issue(number="R-001", author="A. Vos", issued_at=now(), custody=custody)
        )

    return make


def text_of(content):
    pages = PdfReader(BytesIO(render(content, {}).data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_packs_of_the_face_pass_stand_beside_the_others(pack, used, content, said, store):
    finder, mesh = pack("finder", "MIT"), pack("mesh", "Apache-2.0")
    judge = pack("judge", "Own terms: no resale <b>")
    used(said.face_pass, finder, mesh)
    for _ in range(2):
        used(said.noise, judge)
    made = content()
    text = text_of(made)

    assert "finder 1 MIT Faces and shots (1 run)" in text
    assert "mesh 1 Apache-2.0 Faces and shots (1 run)" in text
    assert "judge 1 Own terms: no resale <b> Noise level (2 runs)" in text
    assert "packs are not in the case" not in text
    for kept in store.models():
        for digest in (kept.sha256, kept.card_sha256, kept.archive_sha256):
            assert digest in text
    [exhibit] = json.loads(document(made))["exhibits"]
    told = [[one["licence"] for one in run["models"]] for run in exhibit["runs"]]
    assert told == [["MIT", "Apache-2.0"], *[["Own terms: no resale <b>"]] * 2]


def test_a_pack_with_two_cards_stands_twice(pack, used, content, said, store):
    used(said.noise, pack("judge"))
    used(said.noise, pack("judge", "MIT", card=b"another card"))
    text = text_of(content())

    assert "judge 1 CC0-1.0 Noise level (1 run)" in text
    assert "judge 1 MIT Noise level (1 run)" in text


def test_a_run_whose_packs_are_not_on_record_is_named(used, content, said):
    used(said.face_pass)
    assert "not in the case: Faces and shots (1 run)." in text_of(content())


def test_runs_without_a_model_have_no_table(used, content, said):
    used(said.noise, digest=None)
    assert "Models" not in text_of(content())
