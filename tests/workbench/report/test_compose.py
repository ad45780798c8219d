"""What the report says follows from the record, and from nothing else."""

from dataclasses import replace

import pytest

from workbench.model import (
    AnalyzerRun,
    Author,
    Coverage,
    Finding,
    FindingState,
    FrameScore,
    MediaKind,
    Outcome,
    RunState,
    now,
)
from workbench.report.compose import Issue, compose, log, reviewed
from workbench.report.content import document
from workbench.report.dossier import read_case
from workbench.report.issue import held
from workbench.report.wording import NOT_A_STATEMENT, SUPPORT, headline, rounded


@pytest.fixture
def content_of(store):
    def make(**options):
        dossier = read_case(store)
        items = [entry.item for entry in dossier.items]
        custody = {item.exhibit: held(store.evidence_path(item), item) for item in items}
        options = {"number": "R-001", "author": "A. Vos", "issued_at": now(), **options}
        return compose(dossier, Issue(custody=custody, **options))

    return make


def sentences(content):
    return [entry.text for entry in content.limitations]


def test_an_empty_case_is_a_draft_that_states_nothing(content_of):
    content = content_of()

    assert content.draft
    assert content.summary.done == ("The case holds no file.",)
    assert content.limitations == ()


def test_the_same_record_gives_the_same_document(content_of, examined_photo):
    moment = now()
    first, second = (content_of(issued_at=moment) for _ in range(2))
    checked = second.exhibits[0].custody.checked_at
    custody = replace(first.exhibits[0].custody, checked_at=checked)
    first = replace(first, exhibits=(replace(first.exhibits[0], custody=custody),))

    assert document(first) == document(second)


def test_a_proposal_alone_leaves_a_draft(content_of, examined_photo, proposal):
    item, runs = examined_photo
    proposal(item, runs[0])
    content = content_of()
    [exhibit] = content.exhibits

    assert content.draft
    assert [entry.label for entry in exhibit.proposed] == ["P1"]
    assert exhibit.decided == ()
    assert exhibit.proposed[0].support == SUPPORT


def test_a_named_examiners_decision_ends_the_draft(
    content_of, examined_photo, proposal, decide
):
    item, runs = examined_photo
    first, second = proposal(item, runs[0]), proposal(item, runs[1])
    decide(first, note="Seen.")
    content = content_of()
    [exhibit] = content.exhibits

    assert not content.draft
    assert [(entry.label, entry.answers) for entry in exhibit.decided] == [("D1", "P1")]
    assert [entry.finding.id for entry in exhibit.proposed] == [first.id, second.id]
    assert any("Not reviewed by an examiner: P2" in text for text in content.summary.stated)


def test_a_decision_without_a_name_is_no_examiners_finding(
    content_of, examined_photo, proposal, decide
):
    item, runs = examined_photo
    decide(proposal(item, runs[0]), examiner="  ")
    content = content_of()

    assert content.draft
    assert content.exhibits[0].decided == ()


def test_only_the_last_of_several_decisions_counts(
    content_of, examined_photo, proposal, decide
):
    item, runs = examined_photo
    first = decide(proposal(item, runs[0]))
    decide(first, FindingState.REJECTED, statement="Nothing there.")
    [exhibit] = content_of().exhibits

    [decision] = exhibit.decided
    assert (decision.finding.state, decision.answers) == (FindingState.REJECTED, "P1")


def test_an_examiners_own_statement_is_a_review(store, content_of, examined_photo):
    item, _ = examined_photo
    own = Finding(
        media_id=item.id,
        statement="The shadow falls the wrong way.",
        h1="Composed.",
        h2="Recorded.",
        author=Author.EXAMINER,
        examiner="A. Vos",
    )
    store.propose([own])
    content = content_of()

    assert reviewed(read_case(store)) and not content.draft
    [entry] = content.exhibits[0].decided
    assert (entry.label, entry.answers) == ("D1", "")
    assert content.exhibits[0].proposed == ()


def test_limitations_come_from_outcomes_with_their_rows(
    content_of, clip, received, recorded, said
):
    [item] = received(clip)
    withheld = FrameScore(frame=1, pts=0.04, outcome=Outcome.WITHHELD, reason="too_smooth")
    coverage = replace(said.counted([said.score(0, 0.0, 0.1), withheld]), not_examined=48)
    run = recorded(
        item,
        said.noise,
        [said.score(0, 0.0, 0.1), withheld],
        state=RunState.CANCELLED,
        coverage=coverage,
    )
    failed = recorded(item, said.spectrum, [], state=RunState.FAILED, error="ValueError: x")
    content = content_of()
    by_text = {entry.text: entry.basis for entry in content.limitations}

    assert (
        by_text["EX-001, Noise level: withheld for 1 frame: too smooth."] == f"run {run.id[:8]}"
    )
    assert any(
        text.startswith("EX-001, Noise level: not examined for 48 f") for text in by_text
    )
    assert "EX-001, Noise level: the run was cancelled." in by_text
    assert by_text["EX-001, Power spectrum: the run failed (ValueError: x)."].endswith(
        failed.id[:8]
    )


def test_nothing_is_said_about_outcomes_that_did_not_occur(content_of, examined_photo):
    text = " ".join(sentences(content_of()))

    for word in ("withheld", "failed", "cancelled", "not examined", "not applicable"):
        assert word not in text


def test_analyzers_that_were_not_run_are_named(content_of, examined_photo, said):
    other = replace(said.noise, name="frequency.other", title="Other method")
    films = replace(said.noise, name="x.films", title="F", media=frozenset({MediaKind.VIDEO}))
    content = content_of(known=(said.noise, other, films))

    assert content.exhibits[0].not_run == ("Other method (frequency.other)",)
    assert any("not run" in text and "Other method" in text for text in sentences(content))


def test_an_accepted_file_without_a_run_is_said_to_be_unexamined(content_of, photo, received):
    received(photo)
    content = content_of()

    assert any("no analyzer was run" in text for text in sentences(content))
    assert not any("No finding was proposed" in text for text in content.summary.stated)


def test_a_run_that_read_other_bytes_does_not_count(content_of, store, examined_photo, said):
    item, _ = examined_photo
    run = AnalyzerRun(
        media_id=item.id, info=said.noise, settings={}, media_sha256="0" * 64, software={}
    )
    store.begin_run(run)
    store.end_run(replace(run, state=RunState.FINISHED, coverage=Coverage(), ended_at=now()))

    assert any("read other bytes" in text for text in sentences(content_of()))


def test_families_disagree_openly(content_of, examined_photo, recorded, said):
    item, _ = examined_photo
    recorded(item, said.noise, [said.score(0, 0.0, 0.4), said.ranked(40.0)])
    [exhibit] = content_of().exhibits

    assert exhibit.conflict.startswith("Conflict: Power spectrum (frequency) lies outside")
    assert "Noise level (compression) inside" in exhibit.conflict


def test_one_family_alone_neither_agrees_nor_disagrees(content_of, examined_photo):
    [exhibit] = content_of().exhibits

    assert "cannot be stated" in exhibit.conflict


@pytest.mark.parametrize(
    ("noise", "spectrum", "words"),
    [
        (50.0, 60.0, "does not show authenticity"),
        (99.0, 1.0, "does not show an alteration by itself"),
    ],
)
def test_agreement_is_never_more_than_agreement(
    content_of, photo, received, recorded, said, noise, spectrum, words
):
    [item] = received(photo)
    recorded(item, said.noise, [said.score(0, 0.0, 0.4), said.ranked(noise)])
    recorded(item, said.spectrum, [said.score(0, 0.0, 0.4), said.ranked(spectrum)])
    [exhibit] = content_of().exhibits

    assert words in exhibit.conflict
    assert "Conflict" not in exhibit.conflict


def test_a_segments_scores_are_those_of_the_segment(
    content_of, clip, received, recorded, proposal, said
):
    [item] = received(clip)
    values = [said.score(n, n / 25, 0.9 if n == 40 else 0.1 + n / 1000) for n in range(50)]
    run = recorded(item, said.noise, values)
    proposal(item, run, first_pts=0.0, last_pts=0.4)
    [exhibit] = content_of().exhibits
    [entry] = exhibit.proposed

    assert exhibit.scores[0].score == 0.9
    assert (entry.scores[0].score, entry.scores[0].frames_scored) == (pytest.approx(0.11), 11)


def test_the_last_finished_run_counts_and_all_are_listed(
    content_of, photo, received, recorded, said
):
    [item] = received(photo)
    recorded(item, said.noise, [said.score(0, 0.0, 0.1)])
    good = recorded(item, said.noise, [said.score(0, 0.0, 0.2)])
    recorded(item, said.noise, [], state=RunState.FAILED, error="x")
    [exhibit] = content_of().exhibits

    assert len(exhibit.runs) == 3
    assert exhibit.current == (good.id,)
    assert exhibit.scores[0].score == 0.2


def test_a_long_log_is_shown_by_its_ends_and_digested_whole(store):
    for number in range(9):
        store.note("test", str(number), {})
    events = tuple(store.events())
    whole, cut = log(events, shown=100), log(events, shown=4)

    assert (whole.first, whole.last, whole.omitted) == (events, (), 0)
    assert (cut.first, cut.last) == (events[:2], events[-2:])
    assert cut.omitted == len(events) - 4
    assert cut.digest == whole.digest != log(events[:-1]).digest


def test_every_exhibit_has_its_paragraph(
    content_of, examined_photo, proposal, tmp_path, received
):
    item, runs = examined_photo
    proposal(item, runs[0])
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    received(broken)
    (photo_name, photo_text), (broken_name, broken_text) = content_of().summary.exhibits

    assert (photo_name, broken_name) == ("EX-001 (photo.jpg).", "EX-002 (broken.jpg).")
    assert photo_text.startswith("Proposed, not decided: P1, “Noise level: score up to 0.91.”")
    assert broken_text.startswith("It could not be examined (unreadable)")
    for text in (photo_text, broken_text):
        assert text.endswith(NOT_A_STATEMENT)


def test_a_paragraph_tells_who_decided_and_what_was_not_answered(
    content_of, examined_photo, proposal, decide, recorded, said
):
    item, runs = examined_photo
    decide(proposal(item, runs[0]), FindingState.REJECTED)
    withheld = FrameScore(frame=0, pts=0.0, outcome=Outcome.WITHHELD, reason="too_small")
    recorded(item, said.spectrum, [withheld])
    [(_, text)] = content_of().summary.exhibits

    assert "Rejected by A. Vos: D1 (about P1)" in text
    assert "Not or not wholly answered: Power spectrum (withheld: too small)." in text


def test_of_many_exhibits_those_with_something_to_tell_have_paragraphs(
    store, examined_photo, proposal
):
    item, runs = examined_photo
    proposal(item, runs[0])
    dossier = read_case(store)
    [entry] = dossier.items
    quiet = [
        replace(entry, item=replace(entry.item, exhibit=f"EX-{n:03}"), findings=())
        for n in range(2, 282)
    ]
    items = (entry, *quiet)
    custody = {
        one.item.exhibit: held(store.evidence_path(entry.item), entry.item) for one in items
    }
    issue = Issue(number="R-001", author="A. Vos", issued_at=now(), custody=custody)
    told = compose(replace(dossier, items=items), issue).summary.exhibits

    assert [name for name, _ in told] == ["EX-001 (photo.jpg).", "280 further exhibits."]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (0.0, "0"),
        (67.0, "67"),
        (12.36, "12.4"),
        (0.94, "0.940"),
        (-0.179221, "−0.179"),
        (1463070.4, "1463070"),
        (2.5e12, "2.50e+12"),
        (123.4, "123"),
    ],
)
def test_numbers_in_tables_have_three_digits(value, text):
    assert rounded(value) == text


def test_a_headline_ends_before_an_open_bracket():
    assert (
        headline("Ghosts: score 8.54 (180 pictures scored less)", 30) == "Ghosts: score 8.54 …"
    )
    assert headline("one two three four", 12) == "one two …"
    assert headline("(all of it in brackets, and long)", 12).endswith("…")
    assert headline("short\ntext", 12) == "short text"
