"""What was received is on record as it arrived, and its bytes are kept."""

import stat

import numpy as np
import pytest

from workbench.errors import CaseReadOnly, UnknownExhibit, UnreadableMedia
from workbench.model import MediaState, MetadataEntry


def test_item_comes_back_as_it_was_recorded(store, make):
    item = make.item()

    assert store.media() == [item]
    assert store.item("EX-001") == item
    assert store.by_sha256(item.sha256) == item
    assert store.metadata(item.id) == [MetadataEntry("EXIF", "Software", "Ünknown")]
    np.testing.assert_array_equal(store.thumbnail(item.id).ravel(), np.arange(36))
    [receipt] = store.receipts(item.id)
    assert (receipt.name, receipt.received_from) == ("clip.mov", "the reporter")


def test_bytes_lie_under_their_hash_and_cannot_be_written(store, make):
    item = make.item(b"a video")
    path = store.evidence_path(item)

    assert path == store.folder / "evidence" / item.sha256
    assert path.read_bytes() == b"a video"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert list((store.folder / "incoming").iterdir()) == []


def test_source_is_what_an_analyzer_reads(store, make):
    item = make.item()
    source = store.source(item)

    assert (source.sha256, source.size_bytes, source.stream) == (item.sha256, 7, item.stream)


def test_unreadable_item_has_no_source(store, make):
    broken = {"kind": None, "stream": None, "state": MediaState.UNREADABLE}
    item = make.item(**broken, reason="unreadable", detail="cut short")

    with pytest.raises(UnreadableMedia, match="cut short"):
        store.source(item)


def test_exhibits_are_counted_and_in_order(store, make):
    for number in range(3):
        make.item(b"item %d" % number)

    assert [item.exhibit for item in store.media()] == ["EX-001", "EX-002", "EX-003"]
    assert store.next_exhibit() == "EX-004"
    with pytest.raises(UnknownExhibit):
        store.item("EX-004")


def test_exhibit_taken_meanwhile_is_counted_on(make):
    make.item(b"one", exhibit="EX-001")

    assert make.item(b"two", exhibit="EX-001").exhibit == "EX-002"


def test_bytes_recorded_meanwhile_become_a_duplicate(store, make):
    first = make.item(b"the same")
    second = make.item(b"the same")

    assert second == first
    assert [receipt.duplicate for receipt in store.receipts(first.id)] == [False, True]
    assert list((store.folder / "incoming").iterdir()) == []


def test_duplicate_leaves_a_receipt_and_no_second_copy(store, make):
    item = make.item()
    staged = store.stage([b"a video"])
    store.add_receipt(make.receipt(item, duplicate=True), staged)

    assert len(store.receipts(item.id)) == 2
    assert len(store.media()) == 1
    assert not staged.path.exists()
    assert [event.action for event in store.events()][-1] == "duplicate received"


def test_name_that_is_no_text_is_kept_visibly(store, make):
    item = make.item(original_name="photo\udcff\n\0.jpg")

    assert store.item(item.exhibit).original_name == "photo\\udcff\n\0.jpg"


def test_copy_in_the_making_is_hashed_as_it_is_written(store):
    staging = store.staging()
    staging.write(b"one")
    staging.write(b"two")
    staged = staging.finish()

    assert staged.path.read_bytes() == b"onetwo"
    assert staged.size_bytes == 6


def test_copy_that_is_given_up_leaves_nothing(store):
    def chunks():
        yield b"one"
        raise OSError("the card was pulled out")

    with pytest.raises(OSError):
        store.stage(chunks())
    staging = store.staging()
    staging.write(b"one")
    staging.discard()
    store.discard(store.stage([b"two"]))

    assert list((store.folder / "incoming").iterdir()) == []


def test_copy_that_was_refused_can_be_used_again(store, make):
    staged = store.stage([b"a video"])
    item = make.item(b"another", exhibit="EX-007")
    with pytest.raises(ValueError):
        store.add_media(item, make.receipt(item), [], None, staged)

    assert staged.path.read_bytes() == b"a video"


def test_reading_store_changes_nothing(store, make, maker):
    item = make.item()
    with type(store).open(store.folder, read_only=True) as reader:
        with pytest.raises(CaseReadOnly):
            reader.stage([b"bytes"])
        with pytest.raises(CaseReadOnly):
            reader.note("action", "subject", {})
        assert reader.media() == [item]
