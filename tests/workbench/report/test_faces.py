"""Faces stand in a section of their own: what was found, and where nobody could look."""

import json
from io import BytesIO

import pytest
from PIL import Image

from case_store.verification import verify
from workbench.faces import tracks as put_right
from workbench.model import Family, FrameScore, Outcome, RunState, Shot, now
from workbench.report.compose import Issue, compose
from workbench.report.content import FigureKind
from workbench.report.content import document as drawn_document
from workbench.report.dossier import read_case
from workbench.report.issue import held
from workbench.report.limitations import NO_CALIBRATION
from workbench.report.plan import FACES_PER_EXHIBIT, plan

LONG = "Witness <b>&amp; of a very long name " * 3


@pytest.fixture
def content_of(store):
    """Return the content of a report that is not drawn."""

    def make():
        dossier = read_case(store)
        items = [entry.item for entry in dossier.items]
        custody = {item.exhibit: held(store.evidence_path(item), item) for item in items}
        issue = Issue(number="R-001", author="A. Vos", issued_at=now(), custody=custody)
        return compose(dossier, issue)

    return make


@pytest.fixture
def filmed(clip, received):
    [item] = received(clip)
    return item


def section(text):
    """Return the pages' text between the headings of the section and of the next."""
    return text.rsplit("5 Faces", 1)[1].rsplit("6 Findings", 1)[0]


def document(pdf):
    [data] = pdf.attachments["report.json"]
    return json.loads(data)


def test_a_face_is_told_with_its_frames_its_measures_and_its_picture(
    issue, text_of, filmed, found_faces, said
):
    face = said.followed(0, range(5, 45, 2), unmeshed=(5, 7), quantiser=24.5)
    cut = [
        Shot(first_frame=0, last_frame=44, first_pts=0.0, last_pts=1.76),
        Shot(first_frame=45, last_frame=49, first_pts=1.8, last_pts=1.96),
    ]
    run, _ = found_faces(filmed, [face], shots=cut)
    _, pdf = issue()
    text = section(text_of(pdf))

    assert "A face was found in 20 of 50 frames; in 30 it was looked for and none" in text
    assert "2 shots, parted by cuts" in text
    assert "2 45 to 49 0:01.800 to 0:01.960" in text
    assert "5 to 43, 0:00.200 to 0:01.720; found in 20; mesh in 18" in text
    for words in ("60", "0.400", "12°", "4 %", "24.5"):
        assert words in text
    assert "EX-001: Face 1, frame 25 at 0:01.000." in text
    [shown] = document(pdf)["exhibits"]
    picture = next(one for one in shown["figures"] if one["kind"] == "face")
    assert f"frame 25, upright RGB sha256 {picture['frame_sha256'][:36]}" in text
    assert picture["frame"] == 25 and len(picture["frame_sha256"]) == 64
    assert shown["faces"]["run_id"] == run.id


def test_the_picture_is_the_face_with_its_margin(issue, filmed, found_faces, said):
    found_faces(filmed, [said.followed(0, range(50), box=(150.0, 20.0, 40.0, 80.0))])
    _, pdf = issue()
    sizes = [
        Image.open(BytesIO(image.data)).size for page in pdf.pages for image in page.images
    ]

    assert (192 - 140, 80 + 2 * 20) in sizes  # cut at the right edge of 192 x 128 pixels


def test_what_could_not_be_measured_is_no_number(issue, text_of, filmed, found_faces, said):
    face = said.followed(0, range(50), unmeshed=range(50), yaw=None, occlusion=None)
    found_faces(filmed, [face])
    _, pdf = issue()
    text = text_of(pdf)

    assert section(text).count("not measurable") == 3
    assert "no mesh fits the face" in text and "Face 1 (50 of 50 frames)" in text


def test_no_face_says_in_how_many_frames_was_looked(content_of, filmed, found_faces):
    damaged = {0: Outcome.WITHHELD, 1: Outcome.FAILED, 2: Outcome.FAILED}
    found_faces(filmed, [], unseen=damaged)
    content = content_of()

    assert content.exhibits[0].faces.looked == (
        "No face was found in 47 frames looked at, of 50. Could not look (withheld): 1 frame, "
        "damaged. Could not look (failed): 2 frames, could not be decoded."
    )
    text = " ".join(entry.text for entry in content.limitations)
    assert "no face was found in 47 frames; that does not show that none is there." in text
    assert "no face could be looked for in 1 frame: frame damaged." in text
    assert "no face could be looked for in 2 frames: not decoded." in text


def test_without_a_face_pass_that_is_said(issue, text_of, examined_photo):
    _, pdf = issue()
    text = text_of(pdf)

    assert "No face pass was run on this exhibit: no face was looked for." in section(text)
    assert "the face pass was not run, so nothing is stated about faces" in text


def test_a_failed_pass_leaves_no_faces_and_says_so(content_of, filmed, found_faces):
    found_faces(filmed, [], state=RunState.FAILED)

    assert content_of().exhibits[0].faces.looked.startswith("The face pass failed.")


def test_the_face_pass_is_listed_as_done_and_is_no_evidence(
    issue, text_of, filmed, found_faces, recorded, said
):
    found_faces(filmed, [said.followed(0, range(40))], unseen={49: Outcome.WITHHELD})
    recorded(filmed, said.noise, [said.score(0, 0.0, 0.2)])
    _, pdf = issue()
    text = text_of(pdf)
    [exhibit] = document(pdf)["exhibits"]

    assert "a face found in 40 of 50 frames; looked at 9 frames more and found none" in text
    assert "1 withheld: frame damaged" in text
    assert [row["family"] for row in exhibit["scores"]] == [Family.COMPRESSION.value]
    assert "Faces were looked for in 1 file, which by itself is no evidence." in text
    assert "1 analyzer gave 1 run" in text
    assert f"model sha256 = {'7' * 64}" in text


def test_a_face_pass_alone_is_no_examination(content_of, filmed, found_faces):
    found_faces(filmed, [])
    content = content_of()
    [(_, told)] = content.summary.exhibits

    assert "No analyzer was run on it, so nothing is stated about its content." in told
    assert "No finding was proposed." not in told
    assert "No face was found in 50 frames looked at, of 50." in told
    assert NO_CALIBRATION not in content.limitations


def test_examiners_edits_are_told_with_names_dates_and_notes(
    issue, store, text_of, filmed, found_faces, said
):
    samples = [said.followed(0, range(10)), said.followed(1, range(10, 20))]
    third = said.followed(2, range(50), box=(120.0, 20.0, 60.0, 80.0))
    _, (one, two, three) = found_faces(filmed, [*samples, third])
    frames = store.frames_of(filmed.id)
    whole = put_right.merged([one, two], frames, examiner="B. Lim", note="Same scar.")
    store.revise_tracks(filmed.id, [whole])
    store.revise_tracks(filmed.id, [put_right.renamed(whole, LONG, examiner="B. Lim")])
    out = put_right.excluded(three, examiner="A. Vos", note="A poster on the wall.")
    store.revise_tracks(filmed.id, [out])
    report, pdf = issue()
    text = text_of(pdf)
    told = section(text)

    assert "“Face 1” (frames 0 to 9) and “Face 2” (frames 10 to 19) merged into" in told
    assert "B. Lim: “Face 1”" in told and "Note: Same scar." in told
    assert "“Face 3” (frames 0 to 49) excluded. Note: A poster on the wall." in told
    assert "Face 3 (excluded)" in told
    assert "Face 3 was excluded by A. Vos" in text
    assert "Witness <b>&amp; of a very long name" in told
    assert "No examiner named or merged these: Face 3." in text
    assert verify(store.folder, report.head).ok


def test_a_later_name_does_not_hide_who_excluded_a_track(
    content_of, store, filmed, found_faces, said
):
    _, [one] = found_faces(filmed, [said.followed(0, range(50))])
    out = put_right.excluded(one, examiner="A. Vos")
    store.revise_tracks(filmed.id, [out])
    store.revise_tracks(filmed.id, [put_right.renamed(out, "Poster", examiner="B. Lim")])
    [track] = content_of().exhibits[0].faces.tracks

    assert (track.track.label, track.named) == ("Poster", True)
    assert track.exclusion.examiner == "A. Vos"


def test_excluding_a_track_does_not_name_it(content_of, store, filmed, found_faces, said):
    _, [one] = found_faces(filmed, [said.followed(0, range(50))])
    store.revise_tracks(filmed.id, [put_right.excluded(one, examiner="A. Vos")])
    content = content_of()

    assert not content.exhibits[0].faces.tracks[0].named
    assert any("named or merged these: Face 1." in entry.text for entry in content.limitations)


def test_scores_of_a_face_bear_its_label(
    issue, store, text_of, filmed, found_faces, recorded, said
):
    _, [one] = found_faces(filmed, [said.followed(0, range(50))])
    scores = [
        FrameScore(frame=n, pts=n / 25, outcome=Outcome.SCORED, score=0.1, track_id=one.id)
        for n in range(50)
    ]
    recorded(filmed, said.noise, scores)
    store.revise_tracks(filmed.id, [put_right.renamed(one, "Witness", examiner="B. Lim")])
    _, pdf = issue()
    text = text_of(pdf)

    assert "score over presentation time, Face 1 (now Witness)" in text
    assert "), Face 1 (now Witness) 0.100" in text
    assert f"track {one.id[:8]}" not in text


def test_of_many_faces_the_longest_have_pictures(store, filmed, found_faces, said):
    many = [said.followed(n, range(n, 50)) for n in range(FACES_PER_EXHIBIT + 3)]
    _, made = found_faces(filmed, many)
    [record] = read_case(store).items
    shown = [one.figure for one in plan(record, 1)[0] if one.figure.kind is FigureKind.FACE]

    assert [one.track_id for one in shown] == [one.id for one in made[:FACES_PER_EXHIBIT]]
    assert [one.number for one in shown] == list(range(1, FACES_PER_EXHIBIT + 1))


def test_a_damaged_face_file_is_told_and_the_report_is_issued(
    issue, store, text_of, filmed, found_faces, said
):
    found_faces(filmed, [said.followed(0, range(50))])
    [kept] = store.derivatives(filmed.id)
    [path] = (store.folder / "derived").glob(f"{kept.sha256}*")
    path.chmod(0o600)
    path.write_bytes(b"PK" + path.read_bytes()[:40])
    _, pdf = issue()
    text = text_of(pdf)

    assert "what was measured of Face 1 cannot be read" in text
    assert "what was found in single frames cannot be read" in text
    assert kept.sha256 in text


def test_a_picture_has_its_faces_too(issue, text_of, photo, received, found_faces, said):
    [item] = received(photo)
    found_faces(item, [said.followed(0, [0]), said.followed(1, [0], unmeshed=(0,))])
    _, pdf = issue()
    text = section(text_of(pdf))

    assert "2 faces found in the picture." in text
    assert "the picture; no mesh fits" in text
    assert "EX-001: Face 1." in text and "shot" not in text.replace("one shot, and", "")


def test_hundreds_of_faces_fit_on_pages(issue, text_of, filmed, found_faces, said):
    found_faces(filmed, [said.followed(n, range(5, 9)) for n in range(80)])
    report, pdf = issue(page_size="Letter")
    text = text_of(pdf)

    assert "20 further tracks stand in the attached document." in section(text)
    assert len(document(pdf)["exhibits"][0]["faces"]["tracks"]) == 80
    assert report.pages < 20


def test_stretches_of_frames_stand_in_the_document(content_of, filmed, found_faces, said):
    found_faces(filmed, [said.followed(0, range(10, 20))], unseen={49: Outcome.FAILED})
    read = json.loads(drawn_document(content_of()))

    assert read["exhibits"][0]["faces"]["stretches"] == [
        {"first_frame": 0, "last_frame": 9, "outcome": "not_applicable"},
        {"first_frame": 10, "last_frame": 19, "outcome": "scored"},
        {"first_frame": 20, "last_frame": 48, "outcome": "not_applicable"},
        {"first_frame": 49, "last_frame": 49, "outcome": "failed"},
    ]


def test_files_without_a_face_share_a_sentence(
    issue, text_of, tmp_path, scene, write_jpeg, received, found_faces
):
    names = ("a.jpg", "b.jpg", "c.jpg")
    paths = [write_jpeg(tmp_path / one, scene(96, 64, n)) for n, one in enumerate(names)]
    first, second, _ = received(*paths)
    found_faces(first, [])
    found_faces(second, [])
    _, pdf = issue()
    text = section(text_of(pdf))

    assert "EX-001, EX-002. The picture was looked at, and no face was found in it." in text
    assert "EX-003. No face pass was run on this exhibit" in text
