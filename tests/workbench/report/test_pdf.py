"""The sheet: any content fits, is selectable, is set in embedded fonts and has bookmarks."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from workbench.model import AuditEvent, Case, ChainHead, MetadataEntry, RunState, now
from workbench.report.choices import BlurredFaces
from workbench.report.compose import Issue, compose
from workbench.report.dossier import Dossier, ItemRecord, read_case
from workbench.report.issue import held
from workbench.report.letterhead import read_letterhead
from workbench.report.pdf import render

HOSTILE = [
    "line\nbreak.jpg",
    "<b>bold</b> & <para>.jpg",
    "invoice\u202egpj.exe",
    "证据照片.jpg",
    "x" * 300,
    "&amp; </font><font size='90'>",
    "\x07\x1b[31m\x00",
]


def fonts(pdf):
    """Return the fonts of all pages, each as (name, whether its program is embedded)."""
    found = {}
    for page in pdf.pages:
        for entry in page["/Resources"]["/Font"].values():
            font = entry.get_object()
            descriptor = font.get("/FontDescriptor")
            inside = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(font["/BaseFont"])] = inside
    return found


def outline(pdf, entries=None):
    for entry in pdf.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(pdf, entry)
        else:
            yield " ".join(entry.title.split())


@pytest.fixture
def content_of():
    def make(dossier):
        items = [entry.item for entry in dossier.items]
        custody = {item.exhibit: held(Path("/absent"), item) for item in items}
        issue = Issue(number="R-001", author="A. Vos", issued_at=now(), custody=custody)
        return compose(dossier, issue)

    return make


def pdf_of(content, size="A4"):
    return PdfReader(BytesIO(render(content, {}, size).data))


def test_every_font_is_embedded(issue, examined_photo):
    _, pdf = issue()
    found = fonts(pdf)

    assert len(found) >= 3
    assert all(found.values()), found


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_both_page_sizes(issue, examined_photo, size, points):
    _, pdf = issue(page_size=size)
    boxes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages}

    assert boxes == {points}


def test_contents_bookmarks_and_metadata(issue, examined_photo, text_of):
    report, pdf = issue()
    marks = list(outline(pdf))

    for title in (
        "1 Summary",
        "2 Custody",
        "5 Faces",
        "6 Findings",
        "7 Figures",
        "A Audit log",
    ):
        assert title in marks
        assert title in " ".join(pdf.pages[1].extract_text().split())
    assert marks.count("EX-001") == 8  # custody to figures but faces, and appendices C to E
    assert pdf.metadata.title == f"Report {report.number} · case 7"
    assert pdf.metadata.author == "A. Vos"
    assert pdf.metadata.creation_date == report.issued_at.replace(microsecond=0)
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert "/OutputIntents" in pdf.trailer["/Root"] and "/AF" in pdf.trailer["/Root"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_and_break_nothing(content_of, examined_photo, store, name):
    dossier = read_case(store)
    [entry] = dossier.items
    item = replace(entry.item, original_name=name)
    receipt = replace(entry.receipts[0], name=name, path=f"/tmp/{name}", received_from=name)
    metadata = (MetadataEntry("EXIF", name, name * 20),)
    case = Case(number=name, examiner=name, title=name, agency=name, question=name * 30)
    record = replace(entry, item=item, receipts=(receipt,), metadata=metadata)
    content = content_of(replace(dossier, case=case, items=(record,)))
    text = "".join("".join(page.extract_text().split()) for page in pdf_of(content).pages)

    assert "\u202e" not in text and "\x1b" not in text
    for letter in name:
        shown = letter if letter.isascii() and letter.isprintable() else None
        assert shown is None or shown == " " or shown in text
    if "证" in name:
        assert "\\u8bc1\\u636e" in text
    if "\u202e" in name:
        assert "\\u202egpj.exe" in text


def test_the_longest_texts_are_cut_with_their_length(content_of, examined_photo, store):
    dossier = read_case(store)
    [entry] = dossier.items
    metadata = tuple(MetadataEntry("XMP", f"field {n}", "w " * 5000) for n in range(3000))
    content = content_of(replace(dossier, items=(replace(entry, metadata=metadata),)))
    pdf = pdf_of(content)
    text = " ".join(page.extract_text() for page in pdf.pages)

    assert "10 000 characters in all" in " ".join(text.split())
    assert "3 000 entries in all" in " ".join(text.split())
    assert len(pdf.pages) < 60


def test_a_very_long_statement_note_and_error_flow_over_pages(
    content_of, store, examined_photo, proposal, decide, recorded, said
):
    item, runs = examined_photo
    recorded(item, said.noise, [], state=RunState.FAILED, error="Traceback <x> " * 4000)
    decide(proposal(item, runs[0], statement="seam " * 4000), note="note\n" * 2000)
    pdf = pdf_of(content_of(read_case(store)))

    assert len(pdf.pages) < 60


def test_a_long_log_shows_its_ends(content_of):
    moment = now()
    events = tuple(
        AuditEvent(
            sequence=number,
            at=moment,
            actor="A. Vos",
            os_user="u",
            host="h",
            program="Loupe",
            action="note",
            subject="s",
            detail={},
            records={},
            previous_hash="",
            hash=f"{number:064x}",
        )
        for number in range(1, 1002)
    )
    case = Case(number="7", examiner="A. Vos")
    dossier = Dossier(case=case, items=(), events=events, head=ChainHead(1001, events[-1].hash))
    text = " ".join(
        " ".join(page.extract_text().split()) for page in pdf_of(content_of(dossier)).pages
    )

    assert "1 001 events up to the head" in text
    assert "601 events between these stand only in the case" in text


def test_hundreds_of_exhibits_fit(content_of, examined_photo, store):
    dossier = read_case(store)
    [entry] = dossier.items
    many = tuple(
        ItemRecord(item=replace(entry.item, exhibit=f"EX-{n:03}", id=f"{n:032x}"))
        for n in range(60)
    )
    pdf = pdf_of(content_of(replace(dossier, items=many)))

    assert "and 48 further exhibits" in " ".join(pdf.pages[0].extract_text().split())


def test_the_same_content_gives_the_same_file(content_of, examined_photo, store):
    content = content_of(read_case(store))

    assert render(content, {}).data == render(content, {}).data


def test_no_picture_is_transparent(issue, examined_photo):
    _, pdf = issue()

    for page in pdf.pages:
        for image in page.images:
            assert Image.open(BytesIO(image.data)).mode in {"RGB", "L"}
    assert b"/SMask" not in pdf.stream.getvalue()


def test_the_file_describes_itself_as_archives_read_it(issue, examined_photo):
    report, pdf = issue()
    told = pdf.xmp_metadata

    assert told.dc_title == {"x-default": f"Report {report.number} · case 7"}
    assert told.dc_creator == ["A. Vos"]
    assert told.dc_description == {"x-default": pdf.metadata.subject}
    assert told.dc_language == ["en"] and "/Keywords" not in pdf.metadata
    assert told.xmp_create_date.replace(tzinfo=None) == report.issued_at.replace(
        microsecond=0, tzinfo=None
    )


def test_links_attachment_and_title_are_as_archives_want_them(issue, examined_photo):
    _, pdf = issue()
    root = pdf.trailer["/Root"]
    links = [link.get_object() for page in pdf.pages for link in page.get("/Annots", ())]
    [attached] = root["/AF"]
    file = attached.get_object()["/EF"]["/F"].get_object()

    assert pdf.pdf_header == "%PDF-1.7" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert len(links) > 10 and {link["/F"] for link in links} == {4}  # printed, not hidden
    assert file["/Subtype"] == "/application/json"
    assert file["/Params"]["/Size"] == len(file.get_data())
    assert file["/Params"]["/ModDate"] == pdf.metadata["/ModDate"]


def test_question_and_answer_stand_on_one_page(content_of, store, examined_photo):
    dossier = read_case(store)
    case = replace(dossier.case, question="Is it so? " * 400)
    content = content_of(replace(dossier, case=case))
    stated = tuple(f"EX-{n:03}, E{n}: A. Vos confirmed — “{'words ' * 70}”" for n in range(40))
    told = replace(content.summary, stated=stated, exhibits=(("EX-001.", "text"),) * 30)
    pages = [page.extract_text() for page in pdf_of(replace(content, summary=told)).pages]
    [first] = [text for text in pages if "What was asked\n" in text]

    assert "What is stated" in first and "EX-005, E5" in first
    assert "34 further statements on the next page" in " ".join(first.split())
    later = " ".join(pages)
    assert "What was asked, in full" in later and "EX-039, E39" in later


def test_the_same_choices_give_the_same_bytes(content_of, store, examined_photo, tmp_path):
    """A letterhead, and what was hidden and will sign, are as deterministic as the rest."""
    out = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(out, "PNG")
    (tmp_path / "logo.png").write_bytes(out.getvalue())
    (tmp_path / "a.toml").write_text('[agency]\nname = "L"\nlogo = "logo.png"')
    heads = [read_letterhead(tmp_path / "a.toml") for _ in range(2)]
    plain = content_of(read_case(store))
    blurred = (BlurredFaces(exhibit="EX-001", hidden=("Face 1",), shown=()),)
    made = [
        render(replace(plain, letterhead=head.told, blurred=blurred), {}, "A4", head).data
        for head in heads
    ]

    assert made[0] == made[1]
