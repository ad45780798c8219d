"""An edit of face tracks is taken back and done again like every other act."""

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.undoing import redo, undo, undoable, words


def test_a_merge_is_split_off_again_and_made_again(filled):
    with CaseStore.open(filled) as store:
        media = store.media()[0].id
        merged = sorted((one.label, one.spans) for one in store.tracks(media))
        assert "merged face tracks" in words(store, undoable(store, "Examiner").last)
        undo(store, "Examiner")
        assert len(store.tracks(media)) == len(merged) + 1
        redo(store, "Examiner")
        assert sorted((one.label, one.spans) for one in store.tracks(media)) == merged
        undo(store, "Examiner")
        assert len(store.tracks(media)) == len(merged) + 1
    assert verify(filled).ok
