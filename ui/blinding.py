"""What of a case this desk's examiner may see: snapshots without what is hidden from him.

Everything on show comes from these snapshots. What is taken out here is in no panel, tip,
list, search or copied text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from case_store.store import CaseStore
from ui.evidence_reading import weighed
from ui.face_reading import read_faces
from ui.faces import FacesView
from ui.maker_groups import MakersView, read_makers
from ui.snapshots import ItemView, MediaRow, read_item, read_rows
from workbench.agreement import (
    STANDS,
    TAKEN_APART,
    agreement_words,
    agreements,
    decisions,
)
from workbench.blind import Onlooker, chains, onlooker
from workbench.errors import ScoresHidden
from workbench.model import Finding, Label, MediaItem, Showing, Sight

NONE_SHARED = (
    "No two examiners have decided about the same finding, of those about which your own "
    "decision is on record."
)


def always() -> bool:
    """Say that who asked is still the one who looks."""
    return True


def seen_item(
    store: CaseStore, exhibit: str, examiner: str, still: Callable[[], bool] = always
) -> ItemView:
    """Return what an examiner may see of an exhibit; that it is shown goes on record first.

    Nothing does where he is not `still` to be shown it, once it is read.
    """
    eyes = onlooker(store, examiner)
    view = _looked_at(store, read_item(store, exhibit), eyes)
    if eyes.hides(view.item):
        return _hidden(view, eyes)
    whole = weighed(store, view, eyes)
    if (whole.runs or whole.findings) and still():
        store.show(eyes.shown(view.item, whole.findings))
    return _reviewed(whole, eyes)


def _looked_at(store: CaseStore, view: ItemView, eyes: Onlooker) -> ItemView:
    """Return an exhibit with what the examiner wrote of it, and whether results were shown."""
    of = view.item.id
    shown = any(
        eyes.is_self(one.examiner) and one.what is not Sight.DECISIONS
        for one in store.showings(of)
    )
    written = store.impressions(of, superseded=True)
    return replace(
        view,
        seen_by=eyes.examiner,
        unseen=not shown,
        written=tuple(one for one in written if eyes.is_self(one.examiner)),
    )


def _hidden(view: ItemView, eyes: Onlooker) -> ItemView:
    """Return an exhibit as it was received, and what the examiner himself said of it."""
    return replace(
        view,
        hidden=True,
        runs=(),
        current=(),
        known=None,
        findings=eyes.own_findings(view.findings),
        annotations=eyes.annotations(view.annotations, others=False),
    )


def _reviewed(view: ItemView, eyes: Onlooker) -> ItemView:
    """Return an exhibit without decisions and notes of others that would lead the examiner."""
    waits = eyes.waits(view.findings)
    every = chains(view.findings)
    own = eyes.impressed(view.item)
    return replace(
        view,
        waiting=waits,
        findings=eyes.findings(view.findings),
        annotations=eyes.annotations(view.annotations, others=not waits),
        impressions=tuple(
            one
            for one in eyes.impressions
            if one.media_id == view.item.id
            and (eyes.is_self(one.examiner) or (own and not waits))
        ),
        reviews=tuple(one for chain in every for one in eyes.reviews_of(chain)),
        decided=frozenset(
            one.id for chain in every if eyes.has_decided(chain) for one in chain
        ),
    )


def seen_rows(
    store: CaseStore,
    examiner: str,
    told: set[str],
    still: Callable[[], bool] = always,
) -> tuple[MediaRow, ...]:
    """Return what an examiner may see of the media list; what it tells goes on record first.

    `told` are media of which that is on record already; others are added. Nothing goes on
    record where he is not `still` to be shown it.
    """
    eyes = onlooker(store, examiner)
    rows = read_rows(store, eyes)
    new = [r.item.id for r in rows if r.runs and r.item.id not in told] if still() else []
    store.show(
        Showing(media_id=media_id, examiner=examiner, what=Sight.LISTED) for media_id in new
    )
    told.update(new)
    if not any(map(_noted, rows)):
        return rows
    known = {one.id: one for one in store.labels(superseded=True)}
    return tuple(_seen_row(row, eyes, known) if _noted(row) else row for row in rows)


def _noted(row: MediaRow) -> bool:
    """Say whether a row has a note that may be kept from who looks."""
    return bool(row.label and row.label.note) and (row.hidden or row.waiting)


def _seen_row(row: MediaRow, eyes: Onlooker, known: Mapping[str, Label]) -> MediaRow:
    if row.label is None:
        return row
    own = _own_words(row.label, eyes, known)
    return replace(row, label=own, closed=row.closed or own != row.label)


def _own_words(label: Label, eyes: Onlooker, known: Mapping[str, Label]) -> Label:
    """Return a label without a note that another examiner wrote, whoever gave tags since."""
    writer = label
    while (before := known.get(writer.supersedes or "")) and before.note == label.note:
        writer = before
    return label if eyes.is_self(writer.examiner) else replace(label, note="")


def seen_faces(store: CaseStore, examiner: str, item: MediaItem) -> FacesView:
    """Return the faces of an exhibit; ScoresHidden while they are hidden from this examiner."""
    _require_seen(store, examiner, [item])
    return read_faces(store, item)


def seen_makers(store: CaseStore, examiner: str) -> MakersView:
    """Return which items lie together; ScoresHidden while any of them is hidden."""
    _require_seen(store, examiner, store.media())
    return read_makers(store)


def seen_agreement(store: CaseStore, examiner: str) -> tuple[str, ...]:
    """Return how far examiners agree about what this one decided himself, in sentences."""
    eyes = onlooker(store, examiner)
    hidden = {item.id for item in store.media() if eyes.hides(item)}
    opened = [
        chain
        for chain in chains(store.findings(superseded=True))
        if chain[0].media_id not in hidden and eyes.has_decided(chain)
    ]
    named = {chain[0].id: chain[0] for chain in opened}
    reviews = [one for one in eyes.reviews if one.finding_id in named]
    findings = [one for chain in opened for one in chain]
    told = []
    for pair in agreements(decisions(findings, reviews, store.showings())):
        told.append(f"{pair.first} and {pair.second}: {agreement_words(pair)}")
        told += [f"   differ: {named[one].statement}" for one in pair.disagreed]
    return (*told, STANDS, TAKEN_APART) if told else (NONE_SHARED,)


def show_all(store: CaseStore, examiner: str) -> None:
    """Put on record that everything is shown to an examiner: he issues a report, or exports.

    Of an exhibit of which nothing was made, found or written by others nothing is shown.
    """
    eyes = onlooker(store, examiner)
    history: dict[str, list[Finding]] = {}
    for one in store.findings(superseded=True):
        history.setdefault(one.media_id, []).append(one)
    told = {run.media_id for run in store.brief_runs()} | set(history)
    told |= {one.media_id for one in eyes.impressions if not eyes.is_self(one.examiner)}
    store.show(
        shown
        for item in store.media()
        if item.id in told
        for shown in eyes.shown_whole(item, history.get(item.id, ()))
    )


def _require_seen(store: CaseStore, examiner: str, items: Iterable[MediaItem]) -> None:
    eyes = onlooker(store, examiner)
    hidden = [item.exhibit for item in items if eyes.hides(item)]
    if hidden:
        raise ScoresHidden(f"The results on {', '.join(hidden[:5])} are hidden.")
