"""The first pages: cover, contents and the summary for a reader in a hurry."""

from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

from workbench.report.content import NOT_REVIEWED, Content
from workbench.report.fonts import SANS
from workbench.report.layout import Heading
from workbench.report.letterhead import Letterhead
from workbench.report.printed import Printed
from workbench.report.style import (
    boxed,
    bullet,
    grid,
    led,
    mono,
    pairs,
    part,
    quiet,
    say,
    strong,
    styles,
    typed,
)
from workbench.report.wording import (
    AS_ENTERED,
    UNREVIEWED,
    amount,
    blurred_words,
    shortened,
    when,
)

COVER_EXHIBITS = 12
FLUSH = [(side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING")]
NAME_ON_COVER = 90
ON_ONE_PAGE, STATED_SHOWN, ASKED_SHOWN = 6, 320, 1000  # statements; characters
EXHIBITS_BELOW = 8  # whose paragraphs may begin on the page of question and answer
LOGO_WIDTH, LOGO_HEIGHT = 130.0, 62.0  # points
QUESTION_ON_COVER = 600


def letterhead(head: Letterhead, width: float) -> list[Flowable]:
    """Return what an agency has at the top of the cover: its logo, its name and its address."""
    words = [strong(head.name, styles().part)] if head.name else []
    words += [say(line, styles().label) for line in head.address]
    if not words and head.logo is None:
        return []
    picture: list[Flowable] = []
    if head.logo is not None:
        scale = min(LOGO_WIDTH / head.logo.width, LOGO_HEIGHT / head.logo.height)
        size = max(head.logo.width * scale, 1.0), max(head.logo.height * scale, 1.0)
        picture = [Printed(head.logo.data, (head.logo.width, head.logo.height), size)]
    cells = [picture, words] if picture else [words]
    widths = [LOGO_WIDTH + 14, width - LOGO_WIDTH - 14] if picture else [width]
    look = TableStyle(
        [*FLUSH, ("FONT", (0, 0), (-1, -1), SANS), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return [Table([cells], colWidths=widths, style=look, hAlign="LEFT")]


def cover(content: Content, width: float) -> list[Flowable]:
    """Return the cover."""
    story: list[Flowable] = [
        Spacer(1, 26),
        say("Examination report", styles().title),
        say("Digital photographs and videos: integrity and authenticity", styles().subtitle),
    ]
    if content.draft:
        story += [boxed(NOT_REVIEWED, styles().banner, width), say(UNREVIEWED)]
    story += [Spacer(1, 6), pairs(_case(content), width), Spacer(1, 12)]
    story += [say("Exhibits", styles().exhibit), *_exhibits(content, width), PageBreak()]
    return story


def _case(content: Content) -> list[tuple[str, Flowable | str]]:
    case = content.case
    closed = f", closed {when(case.closed_at)}" if case.closed_at else ""
    return [
        ("Case number", case.number),
        ("Title", case.title or "—"),
        ("Report number", content.number + _earlier(content)),
        ("Issued", when(content.issued_at)),
        *_issuer(content),
        ("Examiner", f"{case.examiner} ({AS_ENTERED})"),
        ("Agency", case.agency or "—"),
        ("Case opened", when(case.opened_at) + closed),
        ("Question", _cut(case.question, QUESTION_ON_COVER) or "none entered"),
        *([("Pictures", blurred_words(content.blurred))] if content.blurred else []),
        ("Program", content.program),
        ("Head of the audit chain", mono(f"{content.head.sequence}:{content.head.hash}")),
    ]


def _issuer(content: Content) -> list[tuple[str, Flowable | str]]:
    """Return who issues the report, on whose word, and by which certificate it is signed."""
    told = content.signature
    if told is None:
        return [("Issued by", f"{content.author} ({AS_ENTERED})")]
    valid = f"valid {when(told.valid_from)} to {when(told.valid_until)}"
    return [
        ("Issued by", f"{content.author} (as entered; signed with the certificate below)"),
        ("Certificate", shortened(f"{told.subject}; issued by {told.issuer}; {valid}")),
        ("its SHA-256", mono(told.sha256)),
    ]


def _earlier(content: Content) -> str:
    earlier = content.supersedes
    return f" (replaces {earlier.number})" if earlier else ""


def _exhibits(content: Content, width: float) -> list[Flowable]:
    if not content.exhibits:
        return [quiet("The case holds no file.")]
    rows = [
        (
            exhibit.item.exhibit,
            shortened(exhibit.item.original_name, NAME_ON_COVER),
            (exhibit.item.kind.value if exhibit.item.kind else exhibit.item.state.value),
            "unchanged" if exhibit.custody.matches else "MISMATCH",
        )
        for exhibit in content.exhibits[:COVER_EXHIBITS]
    ]
    heads = ("Exhibit", "File name as received", "Kind", "Bytes at issue")
    made: list[Flowable] = [grid(heads, rows, (14, 56, 14, 16), width)]
    more = len(content.exhibits) - len(rows)
    if more > 0:
        made.append(say(f"and {amount(more, 'further exhibit')}, all listed under Custody."))
    return made


def _cut(text: str, limit: int) -> str:
    """Shorten a long text for the cover, saying so; it stands in full in the summary."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit]}… (in full in the summary)"


def contents() -> list[Flowable]:
    """Return the table of contents on a page of its own."""
    table = TableOfContents(levelStyles=list(styles().toc), dotsMinLevel=0, rightColumnWidth=30)
    table.tableStyle = TableStyle([*FLUSH, ("FONT", (0, 0), (-1, -1), SANS)])
    return [say("Contents", styles().section), table, PageBreak()]


def summary(content: Content, title: str) -> list[Flowable]:
    """Return the summary: question and answer on one page, then what goes beyond it."""
    told = content.summary
    [*first], [*more] = told.stated[:ON_ONE_PAGE], told.stated[ON_ONE_PAGE:]
    asked = [
        text if len(text) <= ASKED_SHOWN else f"{text[:ASKED_SHOWN]}…" for text in told.asked
    ]
    story: list[Flowable] = [
        Heading(title, 0, "summary"),
        *part("What was asked"),
        *(typed(text) for text in asked),
        *part("What was done"),
        *(bullet(text) for text in told.done),
        *part("What is stated"),
        *(bullet(shortened(text, STATED_SHOWN)) for text in first),
    ]
    if more:
        story.append(say(f"{amount(len(more), 'further statement')} on the next page."))
    if more or asked != [*told.asked] or len(told.exhibits) > EXHIBITS_BELOW:
        story.append(PageBreak())
    if asked != [*told.asked]:
        story += [*part("What was asked, in full"), *(typed(text) for text in told.asked)]
    if more:
        story += [*part("What else is stated"), *(bullet(text) for text in more)]
    return [
        *story,
        *(part("Exhibit by exhibit") if told.exhibits else []),
        *(led(name, text) for name, text in told.exhibits),
    ]
