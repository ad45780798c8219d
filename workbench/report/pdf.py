"""Draw a report's content as a PDF: pages, bookmarks, embedded fonts and the attached JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from reportlab.platypus import Flowable, PageBreak

from workbench.report import (
    appendix,
    close,
    evidence,
    face_pages,
    front,
    gallery,
    makers_pages,
    reviews,
    statements,
    what_ifs,
    work,
)
from workbench.report.attachment import NAME, SUBJECT, finished
from workbench.report.content import NOT_REVIEWED, Content, digest, document
from workbench.report.fonts import shown
from workbench.report.layout import Running, Sheet, Title
from workbench.report.letterhead import PLAIN, Letterhead
from workbench.report.populations import Letters, populations
from workbench.report.style import accented, styles

PASSES = 8  # the table of contents settles in three
AGENCY = "Agency"  # before what an agency has at the foot


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF."""

    data: bytes
    pages: int


def render(
    content: Content,
    panels: gallery.Panels,
    page_size: str = "A4",
    letterhead: Letterhead = PLAIN,
) -> Rendered:
    """Return the PDF of a report on pages of this size, A4 or Letter, with this letterhead.

    Raises ReportError for another size.
    """
    with accented(letterhead.accent):
        return _rendered(content, panels, page_size, letterhead)


def _rendered(
    content: Content, panels: gallery.Panels, page_size: str, letterhead: Letterhead
) -> Rendered:
    styles()  # registers the fonts
    text = document(content)
    target = BytesIO()
    sheet = Sheet(target, _running(content, digest(text)), _title(content), page_size)
    head = front.letterhead(letterhead, sheet.width)
    pages = story(content, panels, digest(text), sheet.width)
    sheet.multiBuild([*head, *pages], maxPasses=PASSES)
    return Rendered(finished(target.getvalue(), content, text), sheet.total)


def _running(content: Content, content_digest: str) -> Running:
    head = f"Case {shown(content.case.number)}  ·  Report {shown(content.number)}"
    banner = NOT_REVIEWED if content.draft else ""
    return Running(head, content_digest, NAME, banner, _footer(content))


def _footer(content: Content) -> str:
    """Return what an agency has at the foot, as its words and not those of the report."""
    told = content.letterhead
    return f"{AGENCY}: {shown(told.footer)}" if told and told.footer else ""


def _title(content: Content) -> Title:
    return Title(
        title=f"Report {shown(content.number)} · case {shown(content.case.number)}",
        author=shown(content.author),
        subject=SUBJECT,
        creator=content.program,
    )


def story(
    content: Content, panels: gallery.Panels, content_digest: str, width: float
) -> Iterator[Flowable]:
    """Yield everything on the pages, in order."""
    number = count(1)
    drawn, letters = gallery.Gallery(panels, width), populations(content)

    def title(words: str) -> str:
        return f"{next(number)}\u2002{words}"

    yield from front.cover(content, width)
    yield from front.contents()
    yield from front.summary(content, title("Summary"))
    yield from evidence.custody(content, title("Custody"), width)
    yield from evidence.file_facts(content, title("File facts"), width)
    yield from work.what_was_done(content, title("What was done"), width)
    yield from face_pages.faces(content, drawn, title("Faces"), width)
    yield from statements.findings(content, drawn, letters, title("Findings"))
    if content.second is not None:
        heading = title("Impressions and second opinions")
        yield from reviews.reviews(content.second, heading, width)
    yield from gallery.figures(content, drawn, title("Figures"))
    if what_ifs.any_tried(content):
        yield from what_ifs.what_ifs(content, title("Encoded again: what if"), width)
    if content.makers is not None:
        heading = title("Items that lie together (maker)")
        yield from makers_pages.makers(content.makers, heading, width)
    yield from close.limitations(content, title("Limitations"), width)
    yield from work.methods(content, title("Methods"), width)
    yield from close.checking(content, title("How to check this report"), content_digest, width)
    yield from close.not_proven(content, title("What chain and signature do not prove"))
    yield PageBreak()
    yield from _appendices(content, drawn, letters, width)


def _appendices(
    content: Content, drawn: gallery.Gallery, letters: Letters, width: float
) -> Iterator[Flowable]:
    """Yield what an expert needs and a first reader can leave; the letters are fixed."""
    yield from close.log(content, "A\u2002Audit log", width)
    yield from close.rejected(content, drawn, letters, "B\u2002Rejected findings")
    yield from appendix.runs(content, "C\u2002Runs, settings and software", width)
    yield from appendix.measurements(content, letters, "D\u2002Measurements", width)
    yield from appendix.metadata(content, "E\u2002Metadata", width)
