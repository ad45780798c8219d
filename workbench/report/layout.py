"""The sheet: page frames, running heads and feet, headings with bookmarks and contents."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
)

from workbench.errors import ReportError
from workbench.report.fonts import BOLD, MONO, SANS, fitted, markup, shown
from workbench.report.style import ALARM, FOOT, HEAD, MUTED, PAGE_SIZES, RULE, SIDE, styles


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page; `digest` is of the attached file of that name.

    `line` is what an agency's letterhead has at the foot.
    """

    head: str
    digest: str
    attached: str
    banner: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a PDF says of itself."""

    title: str
    author: str
    subject: str
    creator: str


class Heading(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A heading that enters the bookmarks at its level (0, 1) and, if listed, the contents."""

    def __init__(
        self,
        text: str,
        level: int,
        key: str,
        *,
        listed: bool = True,
        look: ParagraphStyle | None = None,
    ) -> None:
        look = look or (styles().section, styles().exhibit)[level]
        super().__init__(f'<a name="{key}"/>{markup(text, BOLD)}', look)
        self.plain, self.level, self.key, self.listed = shown(text, BOLD), level, key, listed


class Sheet(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """The document: lays flowables on pages of one size and counts the pages."""

    def __init__(self, target: BytesIO, running: Running, title: Title, size: str) -> None:
        """Lay out on `size`; ReportError for another than A4 or Letter."""
        if size not in PAGE_SIZES:
            sizes = " or ".join(PAGE_SIZES)
            raise ReportError(f"A report is laid out on {sizes}, not on {size!r}.")
        super().__init__(
            target,
            pagesize=PAGE_SIZES[size],
            leftMargin=SIDE,
            rightMargin=SIDE,
            topMargin=HEAD,
            bottomMargin=FOOT,
            title=title.title,
            author=title.author,
            subject=title.subject,
            creator=title.creator,
            lang="en",
            initialFontName=SANS,
        )
        self.running = running
        self.total = 0
        area = Frame(SIDE, FOOT, self.width, self.height, 0, 0, 0, 0, id="body")
        self.addPageTemplates([PageTemplate("page", [area], onPage=self._furniture)])

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # reportlab's name
        """Enter a heading that was just placed."""
        if isinstance(flowable, Heading):
            if flowable.listed:
                page = self.canv.getPageNumber()
                entry = (flowable.level, markup(flowable.plain), page, flowable.key)
                self.notify("TOCEntry", entry)
            outline = {"level": flowable.level, "closed": flowable.level == 0}
            self.canv.addOutlineEntry(flowable.plain, flowable.key, **outline)

    def afterPage(self) -> None:  # noqa: N802  # reportlab's name
        """Count the pages, so that the next pass can print how many there are."""
        self.total = max(self.total, self.page)

    def _furniture(self, canvas: Canvas, _sheet: BaseDocTemplate) -> None:
        width, height = canvas._pagesize
        canvas.saveState()
        canvas.bookmarkPage(f"page-{canvas.getPageNumber()}")
        self._head(canvas, width, height)
        self._foot(canvas, width)
        canvas.restoreState()

    def _head(self, canvas: Canvas, width: float, height: float) -> None:
        canvas.setFillColor(MUTED)
        canvas.setFont(SANS, 7.2)
        room = (width - 2 * SIDE) * (0.55 if self.running.banner else 1)
        canvas.drawString(SIDE, height - 42, fitted(self.running.head, SANS, 7.2, room))
        if self.running.banner:
            canvas.setFillColor(ALARM)
            canvas.setFont(BOLD, 8)
            canvas.drawRightString(width - SIDE, height - 42, self.running.banner)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(SIDE, height - 49, width - SIDE, height - 49)

    def _foot(self, canvas: Canvas, width: float) -> None:
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(SIDE, 50, width - SIDE, 50)
        canvas.setFillColor(MUTED)
        canvas.setFont(SANS, 7.2)
        page = f"Page {canvas.getPageNumber()} of {self.total}"
        canvas.drawRightString(width - SIDE, 38, page)
        canvas.setFont(SANS, 6)
        canvas.drawString(SIDE, 38, f"SHA-256 of the attached {self.running.attached}")
        if line := fitted(self.running.line, SANS, 6, (width - 2 * SIDE) * 0.42):
            canvas.drawRightString(width - SIDE, 28.5, line)
        canvas.setFont(MONO, 6.4)
        canvas.drawString(SIDE, 28.5, self.running.digest)
