"""The passport of a model is one click away, and comes from the record of the case."""

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton

from analyzers.catalog import available
from case_store.model_archive import read_card
from case_store.store import CaseStore
from tests.ui.conftest import PATIENCE
from ui.passports import passport
from ui.views.analyzer_card import AnalyzerCard
from workbench.errors import HashMismatch


def learned(store):
    """Return a run that used a model, or skip where no pack is carried."""
    runs = [run for item in store.media() for run in store.runs(item.id) if run.model_sha256]
    if not runs:
        pytest.skip("no model pack is carried")
    return runs[0]


def test_the_passport_holds_licence_hashes_and_the_very_card(case_folder):
    with CaseStore.open(case_folder) as store:
        run = learned(store)
        text = passport(store, run)
        for kept in store.models_of(run.id):
            card = read_card(store.model_path(kept), kept)
            assert hashlib.sha256(card.encode()).hexdigest() == kept.card_sha256
            for told in (kept.sha256, kept.card_sha256, kept.archive_sha256, kept.licence):
                assert told in text
            assert card.splitlines()[0] in text
    assert "No later version is on this workstation." in text
    assert available  # the catalog is that of the case


def test_a_later_version_is_said_to_supersede(case_folder, monkeypatch):
    from analyzers.imported.library import Library

    monkeypatch.setattr(Library, "newer", lambda _, kept: {one.id: "99" for one in kept})
    with CaseStore.open(case_folder) as store:
        assert "Superseded: version 99" in passport(store, learned(store))


def test_a_result_that_was_read_again_says_how_it_moved(case_folder, monkeypatch):
    from analyzers.imported.library import Library

    monkeypatch.setattr(Library, "newer", lambda _, kept: {one.id: "99" for one in kept})
    with CaseStore.open(case_folder) as store:
        text = passport(store, learned(store))
    assert "→ 99: not read again." in text
    assert "Examine the exhibit again" in text and "loupe models changes" in text


def test_a_card_that_is_not_the_one_on_record_is_refused(case_folder):
    with CaseStore.open(case_folder) as store:
        kept = store.models_of(learned(store).id)[0]
        with pytest.raises(HashMismatch):
            read_card(store.model_path(kept), replace(kept, card_sha256="0" * 64))
        with pytest.raises(HashMismatch):
            read_card(case_folder / "case.sqlite", kept)


def test_one_click_on_a_card_opens_the_passport(qtbot, desk, open_case, case_folder, show):
    with CaseStore.open(case_folder) as store:
        run = learned(store)
        [item] = [one for one in store.media() if one.id == run.media_id]
    open_case(desk, case_folder)
    show(desk, item.original_name)
    cards = desk.window.inspector.findChildren(AnalyzerCard)
    [card] = [one for one in cards if one.name == run.info.name]
    [button] = [one for one in card.findChildren(QToolButton) if one.text() == "▤"]
    button.click()
    qtbot.waitUntil(lambda: desk.passports.dialog is not None, timeout=PATIENCE)
    assert "SHA-256 of the model" in desk.passports.dialog.text.toPlainText()
    desk.passports.dialog.reject()
