"""The models behind the results: of each pack that a run used its licence and its hashes."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Paragraph

from workbench.model import KeptModel
from workbench.report.content import Exhibit, RunContent
from workbench.report.fonts import lines
from workbench.report.style import faint, grid, part, say, styles
from workbench.report.wording import amount, shortened

HEADS = ("Model and version", "Licence", "Used by", "SHA-256")
LICENCE_SHOWN = 300

Users = dict[KeptModel, Counter[str]]


def passports(exhibits: Sequence[Exhibit], width: float) -> Iterator[Flowable]:
    """Yield a table of the packs that runs used, each once, if any run used a model.

    The packs of the face pass are among them. A run whose packs are not on record is named.
    """
    sections = [section for exhibit in exhibits for section in exhibit.runs]
    users, unknown = _users(sections), _unknown(sections)
    if users or unknown:
        yield from part("Models")
    if users:
        yield say(
            "Each pack stands in the case in one archive. The digest of a model is over the "
            "names and hashes of its files, without its card."
        )
        rows = [_row(kept, by) for kept, by in users.items()]
        yield grid(HEADS, rows, (15, 16, 19, 50), width, fine=True)
    if unknown:
        yield faint(f"Runs whose packs are not in the case: {_told(unknown)}.")


def _users(sections: Sequence[RunContent]) -> Users:
    """Return who used each pack, and how often, by name and version of the packs."""
    found: Users = {}
    for section in sections:
        for kept in section.models:
            found.setdefault(kept, Counter())[section.run.info.title] += 1
    return dict(sorted(found.items(), key=lambda one: (one[0].name, one[0].version)))


def _unknown(sections: Sequence[RunContent]) -> Counter[str]:
    """Return the runs that name a model of which the case holds no pack."""
    left = [one.run for one in sections if one.run.model_sha256 and not one.models]
    return Counter(run.info.title for run in left)


def _row(kept: KeptModel, users: Counter[str]) -> list[Flowable | str]:
    hashes = f"model {kept.sha256}\ncard {kept.card_sha256}\narchive {kept.archive_sha256}"
    return [
        f"{kept.name} {kept.version}",
        shortened(kept.licence, LICENCE_SHOWN),
        _told(users),
        Paragraph(lines(hashes, styles().fine_mono.fontName), styles().fine_mono),
    ]


def _told(users: Counter[str]) -> str:
    return ", ".join(f"{title} ({amount(count, 'run')})" for title, count in users.items())
