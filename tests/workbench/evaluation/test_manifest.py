"""A manifest is text of others: nothing in it is guessed, and it leads nowhere it must not."""

import pytest

from workbench.errors import ManifestUnusable
from workbench.evaluation import manifest as manifests
from workbench.evaluation.manifest import read_manifest


@pytest.fixture
def listed(tmp_path):
    folder = tmp_path / "media"
    folder.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (folder / name).write_bytes(b"x")
    (tmp_path / "secret.jpg").write_bytes(b"x")

    def read(text, **options):
        path = folder / "manifest.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_manifest(path, **options)

    return read


def test_rows_of_other_labels_and_repeated_paths_are_left_out_and_counted(listed):
    found = listed(
        "\ufeffpath,label,person\na.jpg,authentic,\na.jpg,authentic,ann\n"
        "./a.jpg,authentic,ann\nb.jpg,altered,\nmask.png,mask,\n\n"
    )
    assert [(e.path, e.altered, e.refused) for e in found.entries] == [
        ("a.jpg", False, ""),
        ("b.jpg", True, ""),
    ]
    assert (found.duplicates, found.skipped) == (2, {"mask": 1})
    assert len(found.sha256) == 64


def test_files_are_grouped_by_person_else_source_else_alone(listed):
    rows = (
        "path,label,person,source\na.jpg,authentic,ann,s\nb.jpg,altered,,s\nc.jpg,altered,,\n"
    )
    assert [e.cluster for e in listed(rows).entries] == ["person:ann", "source:s", "file:c.jpg"]


def test_no_path_leads_out_of_the_folder_unless_absolute_ones_are_allowed(listed, tmp_path):
    (tmp_path / "media" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    secret = tmp_path / "secret.jpg"
    rows = f"path,label\n../secret.jpg,altered\nlink.jpg,altered\n{secret},altered\n"
    # all three are one file, so only the first is an entry
    assert [e.refused for e in listed(rows).entries] == ["outside_folder"]

    rows = f"path,label\n{secret},altered\n"
    assert listed(rows).entries[0].refused == "outside_folder"
    assert listed(rows, absolute=True).entries[0].refused == ""
    rows = "path,label\n../secret.jpg,altered\n"
    assert listed(rows, absolute=True).entries[0].refused == "outside_folder"


def test_what_is_not_there_or_no_file_is_an_entry_with_a_reason(listed):
    found = listed("path,label\nnone.jpg,altered\n.,altered\n")
    assert [e.refused for e in found.entries] == ["not_found", "not_a_regular_file"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("label\naltered\n", "no column 'path'"),
        ("path,label,label\n", "repeat"),
        ("", "no column 'path'"),
        ("path,label\na.jpg,altered,more\n", "line 2: 3 cells under 2"),
        ("path,label\n,altered\n", "no path"),
        ("path,label\na.jpg,altered\na.jpg,authentic\n", "both labels"),
        ("path,label\na\0.jpg,altered\n", "line 2: a zero byte"),
        (b"path,label\n\xff\xfe,altered\n", "no UTF-8"),
        ('path,label\n"a.jpg,altered\n', "line"),
        (f"path,label\n{'x' * 5000},altered\n", "characters"),
        (f"path,label\n{'x' * 200_000},altered\n", "line"),
        (f"path,label\n{'x' * 4000},altered\n", "line 2"),
    ],
)
def test_anything_that_would_need_guessing_is_refused_by_its_line(listed, text, said):
    with pytest.raises(ManifestUnusable, match=said):
        listed(text)


def test_a_manifest_of_unreasonable_size_is_not_read(listed, tmp_path, monkeypatch):
    monkeypatch.setattr(manifests, "MOST_ROWS", 2)
    with pytest.raises(ManifestUnusable, match="more than 2 rows"):
        listed("path,label\na.jpg,altered\nb.jpg,altered\n")
    monkeypatch.setattr(manifests, "MOST_BYTES", 10)
    with pytest.raises(ManifestUnusable, match="larger"):
        listed("path,label\na.jpg,altered\n")
    with pytest.raises(ManifestUnusable, match="cannot be read"):
        read_manifest(tmp_path / "none.csv")


def test_a_mask_is_a_path_like_any_other_and_is_no_more_trusted(listed):
    rows = (
        "path,label,mask\na.jpg,altered,b.jpg\nb.jpg,altered,../secret.jpg\n"
        "c.jpg,altered,gone.png\nd.jpg,authentic,\n"
    )
    found = listed(rows)
    assert found.localizes
    assert [e.mask.name if e.mask else None for e in found.entries] == [
        "b.jpg",
        None,
        None,
        None,
    ]
    assert [e.mask_refused for e in found.entries] == ["", "outside_folder", "not_found", ""]
    assert not listed("path,label,mask\na.jpg,authentic,b.jpg\nb.jpg,altered,\n").localizes


def test_times_of_alterations_and_splices_are_read_in_seconds(listed):
    rows = "path,label,segments,splices\na.jpg,altered,3.2-4; 7-8.5,\nb.jpg,authentic,,1-2\n"
    found = listed(rows)

    assert [e.segments for e in found.entries] == [((3.2, 4.0), (7.0, 8.5)), ()]
    assert [e.splices for e in found.entries] == [(), ((1.0, 2.0),)]
    assert found.times_alterations
    assert not listed("path,label\na.jpg,altered\n").times_alterations


@pytest.mark.parametrize(
    "cell", ["4", "4-3", "-1-2", "a-b", "nan-2", "0-inf", "1-3;2-4", "1-2-3"], ids=str
)
def test_what_is_no_stretch_of_time_names_its_line(listed, cell):
    with pytest.raises(ManifestUnusable, match="line 2: "):
        listed(f"path,label,segments\na.jpg,altered,{cell}\n")


def test_an_authentic_file_has_no_altered_segments(listed):
    with pytest.raises(ManifestUnusable, match="line 2: an authentic file"):
        listed("path,label,segments\na.jpg,authentic,1-2\n")
