"""An issued report can be checked against its case, its sidecar and itself."""

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from case_store.verification import verify
from workbench.errors import ReportError
from workbench.model import CaptionedPicture, FindingState, Progress
from workbench.report.content import NOT_REVIEWED
from workbench.report.issue import issue_report


def embedded(pdf):
    [data] = pdf.attachments["report.json"]
    return data


def test_hashes_names_and_limitations_stand_on_the_pages(
    issue, store, text_of, examined_photo, proposal
):
    item, runs = examined_photo
    proposal(item, runs[0], limitations=("The region is small.",))
    report, pdf = issue()
    text = text_of(pdf)

    assert text.count(item.sha256) >= 2
    for words in ("photo.jpg", "J. Maas", "not authenticated", "The region is small."):
        assert words in text
    assert "A region has another noise history than the rest." in text
    assert "No likelihood ratio: no calibration applies to these analyzers." in text
    assert "Smooth areas & saturated areas <seem> quiet" in text
    assert f"{report.head.sequence}:{report.head.hash}" in text
    assert "absent: the file holds no manifest" in text
    assert "97.9" in text


def test_pictures_that_an_analyzer_drew_stand_on_the_pages_with_their_captions(
    issue, store, text_of, photo, received, recorded, said, proposal
):
    [item] = received(photo)
    hostile = "<b>&amp; \u202egnp.exe " + "x" * 3000
    drawn = [
        said.illustration(),
        said.illustration(name=hostile, captions=(hostile, "b", "c", "d")),
    ]
    tall, wide = np.zeros((1024, 1), np.uint8), np.zeros((1, 1024, 3), np.uint8)
    strips = [CaptionedPicture(caption=f"strip {one.ndim}", pixels=one) for one in (tall, wide)]
    drawn.append(replace(said.illustration(name="strips"), pictures=tuple(strips)))
    run = recorded(item, said.noise, [said.score(0, 0.0, 0.9), *drawn])
    proposal(item, run)
    _, pdf = issue()
    text = text_of(pdf)

    assert "strip 2" in text and "strip 3" in text
    assert "the richest" in text and "the poorest" in text
    assert text.count("Neither alone means anything.") == 1
    assert "<b>&amp;" in text and "\u202e" not in text
    for made in store.illustrations(run.id):
        assert all(picture.sha256 in text for picture in made.pictures)
    [section] = json.loads(embedded(pdf))["exhibits"][0]["runs"]
    assert [len(one["pictures"]) for one in section["illustrations"]] == [2, 4, 2]


def test_the_printed_digest_is_that_of_the_attached_document(issue, examined_photo):
    report, pdf = issue()
    data = embedded(pdf)

    assert hashlib.sha256(data).hexdigest() == report.content_sha256
    for page in pdf.pages:
        assert report.content_sha256 in page.extract_text()
    read = json.loads(data)
    assert read["number"] == report.number
    assert read["head"]["hash"] == report.head.hash


def test_the_sidecar_the_case_and_the_file_agree(issue, store, examined_photo, tmp_path):
    report, _ = issue()
    target = tmp_path / "report.pdf"
    line = (tmp_path / "report.pdf.sha256").read_text()

    assert line == f"{hashlib.sha256(target.read_bytes()).hexdigest()}  report.pdf\n"
    assert line.startswith(report.pdf_sha256)
    assert store.report_path(report).read_bytes() == target.read_bytes()
    assert store.reports() == [report]
    assert verify(store.folder, report.head).ok
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def test_pages_are_counted_numbered_and_named(issue, examined_photo):
    report, pdf = issue()

    assert report.pages == len(pdf.pages)
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {len(pdf.pages)}" in text
        assert f"Case 7 · Report {report.number}" in " ".join(text.split())


@pytest.mark.parametrize("state", [FindingState.CONFIRMED, FindingState.REJECTED])
def test_the_banner_stands_on_every_page_until_an_examiner_decides(
    issue, examined_photo, proposal, decide, state
):
    item, runs = examined_photo
    finding = proposal(item, runs[0])
    draft, pdf = issue()
    assert draft.draft
    assert all(NOT_REVIEWED in page.extract_text() for page in pdf.pages)

    decide(finding, state, note="Looked at closely.")
    final, pdf = issue()
    assert not final.draft
    assert not any(NOT_REVIEWED in page.extract_text() for page in pdf.pages)
    assert final.supersedes == draft.id
    assert any("Looked at closely." in page.extract_text() for page in pdf.pages)


def test_a_rejected_finding_stands_in_the_appendix(
    issue, text_of, examined_photo, proposal, decide
):
    item, runs = examined_photo
    decide(
        proposal(item, runs[0], statement="A seam."), FindingState.REJECTED, note="A shadow."
    )
    _, pdf = issue()
    appendix = text_of(pdf).rsplit("B Rejected findings", 1)[1]

    assert "A seam." in appendix and "A shadow." in appendix


def test_a_changed_byte_is_printed_and_told(issue, store, text_of, examined_photo):
    item, _ = examined_photo
    path = store.evidence_path(item)
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[-30] ^= 1
    path.write_bytes(data)
    report, pdf = issue()
    text = text_of(pdf)

    assert not report.evidence_intact
    assert "MISMATCH: the bytes of EX-001 are not those received" in text
    assert item.sha256 in text and hashlib.sha256(data).hexdigest() in text
    assert "The picture is not shown" in text


def test_a_missing_file_is_a_mismatch_and_no_crash(issue, store, text_of, examined_photo):
    item, _ = examined_photo
    store.evidence_path(item).unlink()
    report, pdf = issue()

    assert not report.evidence_intact
    assert "could not be computed" in text_of(pdf)


def test_the_second_hashing_is_logged_before_the_head_that_is_printed(
    issue, store, photo, received
):
    received(photo)
    report, _ = issue()
    events = {event.action: event for event in store.events()}

    logged = events["evidence rehashed"]
    assert logged.sequence == report.head.sequence
    assert dict(logged.detail) == {"files": "1", "mismatch": "none"}


def test_an_empty_case_has_a_report(issue, text_of):
    report, pdf = issue()

    assert report.draft
    assert "The case holds no file." in text_of(pdf)


def test_progress_is_told_and_closing_early_records_nothing(
    store, worker, tmp_path, photo, received
):
    received(photo)
    target = tmp_path / "r.pdf"
    every = list(issue_report(store, worker, author="A", target=target))
    told = [step for step in every if isinstance(step, Progress)]
    assert [step.done for step in told] == list(range(1, told[-1].total + 1))

    for stop in range(1, len(told)):
        work = issue_report(store, worker, author="A", target=tmp_path / "s.pdf")
        for _ in range(stop):
            next(work)
        work.close()
    assert len(store.reports()) == 1
    assert not (tmp_path / "s.pdf").exists()
    assert verify(store.folder).ok


def test_nothing_of_the_case_and_no_evidence_is_overwritten(
    store, worker, tmp_path, photo, received
):
    [item] = received(photo)
    before = photo.read_bytes()
    link = tmp_path / "link.pdf"
    link.symlink_to(store.evidence_path(item))
    targets = [
        store.evidence_path(item),
        store.folder / "evidence" / "r.pdf",
        store.folder / "case.sqlite",
        store.folder / "new.pdf",
        photo,
        link,
        tmp_path,
        tmp_path / "absent" / "r.pdf",
    ]
    for target in targets:
        with pytest.raises(ReportError):
            list(issue_report(store, worker, author="A", target=target))
    assert photo.read_bytes() == before
    assert store.reports() == []
    assert verify(store.folder).ok


def test_an_earlier_report_at_the_target_is_replaced_whole(issue, store, photo, received):
    received(photo)
    first, _ = issue()
    second, pdf = issue()

    assert [report.id for report in store.reports()] == [first.id, second.id]
    assert second.number in pdf.metadata.title


def test_an_unknown_page_size_is_refused_in_words(store, worker, tmp_path):
    with pytest.raises(ReportError, match="A4 or Letter"):
        list(issue_report(store, worker, author="A", target=tmp_path / "r.pdf", page_size="A3"))
    assert store.reports() == []


def test_no_sentence_claims_certainty_or_probability(
    issue, text_of, examined_photo, proposal, decide
):
    item, runs = examined_photo
    decide(proposal(item, runs[0]))
    _, pdf = issue()
    text = text_of(pdf).lower()

    for word in (
        "verdict",
        "confidence",
        "proves that",
        "certainly",
        "is fake",
        "is authentic.",
    ):
        assert word not in text.replace("does not show that the file is authentic.", "")
    assert not re.search(r"(?<!no )(?<!not a )probabilit", text)


def test_issuing_needs_no_codec_in_this_process():
    code = (
        "import sys; import workbench.report.issue; "
        "print([name for name in ('av', 'c2pa', 'jpeglib', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.laboratory
def test_files_that_break_decoders_have_a_report(issue, text_of, laboratory, received):
    files = sorted((laboratory / "malformed").iterdir())[::16]
    items = received(*files)
    report, pdf = issue()
    text = text_of(pdf)

    assert report.evidence_intact
    for item in items:
        assert item.sha256 in text and item.exhibit in text
