"""Take an examiner's last act back, and do it again: each by records that supersede others.

Nothing is deleted. The event that takes an act back names it (`undoes`, the number of the
act's first event), the one that does it again names the first of those that took it back
(`redoes`). So what can be taken back is read from the audit chain alone: it outlasts a crash,
and each examiner takes back his own acts only.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from workbench.acts import Act, Record, told
from workbench.errors import NothingToUndo
from workbench.faces.edits import TrackEdit, edits, taken_back
from workbench.faces.tracks import FramesOf
from workbench.model import (
    Annotation,
    AuditEvent,
    Author,
    FaceTrack,
    Finding,
    FindingState,
    Impression,
    KnownAuthentic,
    Label,
    MakerNaming,
    Review,
    new_id,
    now,
    same_examiner,
)
from workbench.model.findings import BY_AUTHOR

OF_TABLE = {
    "finding": {"finding decided", "decision taken back"},
    "review": {"finding reviewed", "review withdrawn"},
    "impression": {"impression written", "impression withdrawn"},
    "annotation": {"annotation recorded", "annotation withdrawn"},
    "label": {"exhibit labelled"},
    "maker_naming": {"maker named", "maker's name taken back"},
    "known_authentic": {"known authentic marked"},
    "face_track": {
        *("tracks merged", "tracks split", "tracks renamed"),
        *("tracks excluded", "tracks included"),
    },
}
UNDOABLE = {action: table for table, actions in OF_TABLE.items() for action in actions}


class Store(Record, Protocol):
    """The part of a case store in which acts are taken back."""

    def together(self) -> AbstractContextManager[None]:
        """Put all that a block records on record, or none of it."""

    def answering(self, **beside: str) -> AbstractContextManager[None]:
        """Let the events of a block say what they belong to."""

    def decide(self, decision: Finding) -> None:
        """Put a finding on record in place of another."""

    def review(self, made: Review) -> Review:
        """Put a review on record."""

    def impressions(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Impression]:
        """Return impressions."""

    def write_impression(self, made: Impression) -> Impression:
        """Put an impression on record."""

    def annotate(self, made: Annotation) -> None:
        """Put an annotation on record."""

    def labels(self, *, superseded: bool = False) -> list[Label]:
        """Return labels."""

    def put_labels(self, made: Iterable[Label]) -> None:
        """Put labels on record."""

    def maker_namings(self, *, superseded: bool = False) -> list[MakerNaming]:
        """Return namings."""

    def name_maker(self, naming: MakerNaming) -> None:
        """Put a naming on record."""

    def known_authentic(self, *, superseded: bool = False) -> list[KnownAuthentic]:
        """Return what is known to be authentic."""

    def mark_known(self, decision: KnownAuthentic) -> None:
        """Put on record what is known."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return face tracks."""

    def frames_of(self, media_id: str) -> FramesOf:
        """Return what tells the frames of a span."""

    def revise_tracks(self, media_id: str, new: Sequence[FaceTrack]) -> None:
        """Put face tracks on record in place of others."""


Events = tuple[AuditEvent, ...]
C = TypeVar("C", Finding, Review, Impression, Annotation, Label, MakerNaming, KnownAuthentic)
After = Mapping[str, str]  # by which record each one was superseded


@dataclass(frozen=True, slots=True)
class Undoable:
    """What an examiner would take back, and what he would do again; None where nothing."""

    last: Events | None
    next: Events | None


def undoable(store: Store, examiner: str) -> Undoable:
    """Return what an examiner's next undo and redo are about, from the whole chain.

    An act any part of which somebody else's superseded since is passed over: it is no longer
    his to take back. Of face tracks the last step tells: they are found by how they stand.
    """
    made = [event for event in store.events() if _is_his(event, examiner)]
    done, undone = _stacks(made)
    after = _superseded(store) if made else {}
    own = {one for event in made for one in _ids(event)}

    def stands(act: Events) -> bool:
        steps = act[-1:] if UNDOABLE[act[-1].action] == "face_track" else act
        return all(_stands(store, event, after, own) for event in steps)

    last = next((act for act in reversed(done) if stands(act)), None)
    again = undone[-1] if undone and stands(undone[-1]) else None
    return Undoable(last, again)


def _is_his(event: AuditEvent, examiner: str) -> bool:
    return event.action in UNDOABLE and same_examiner(event.actor, examiner)


def _stands(
    store: Store, event: AuditEvent, after: Mapping[str, str], own: Collection[str]
) -> bool:
    """Say whether only its own examiner's acts, all taken back, superseded what it recorded."""
    if UNDOABLE[event.action] == "face_track":
        return all(_heirs(store, event))
    for one in _ids(event):
        while (later := after.get(one)) is not None:
            if later not in own:
                return False
            one = later  # noqa: PLW2901  # up the chain
    return True


def _superseded(store: Store) -> After:
    """Return by which record each one was superseded."""
    several = (
        store.findings(superseded=True),
        store.reviews(superseded=True),
        store.impressions(superseded=True),
        store.annotations(superseded=True),
        store.labels(superseded=True),
        store.maker_namings(superseded=True),
        store.known_authentic(superseded=True),
    )
    return {one.supersedes: one.id for made in several for one in made if one.supersedes}


def _head(after: Mapping[str, str], one: str) -> str:
    """Return the record that stands in the place of one."""
    while one in after:
        one = after[one]
    return one


def _stacks(events: Iterable[AuditEvent]) -> tuple[list[Events], list[Events]]:
    """Return an examiner's acts that stand, and those that he took back, oldest first."""
    done: list[Events] = []
    undone: list[Events] = []
    for event in events:
        if "undoes" in event.detail:
            _move(event, "undoes", done, undone)
        elif "redoes" in event.detail:
            _move(event, "redoes", undone, done)
        elif done and (act := event.detail.get("act")) and done[-1][0].detail.get("act") == act:
            done[-1] = (*done[-1], event)
        else:
            done.append((event,))
            undone.clear()
    return done, undone


def _move(event: AuditEvent, how: str, source: list[Events], target: list[Events]) -> None:
    """Move the act that an event names from one list to the other, as that event."""
    named = event.detail[how]
    found = [act for act in source if str(act[0].sequence) == named]
    if found:
        source.remove(found[-1])
        target.append((event,))
    elif target and target[-1][0].detail.get(how) == named:
        target[-1] = (*target[-1], event)  # another step of the same


def undo(store: Store, examiner: str) -> Events:
    """Take an examiner's last act back, all of it or nothing; return it.

    Raises NothingToUndo, or CaseError as the store does.
    """
    return _turn(store, examiner, "undoes")


def redo(store: Store, examiner: str) -> Events:
    """Do again what an examiner took back last; return the events that took it back.

    Raises as `undo` does.
    """
    return _turn(store, examiner, "redoes")


NOTHING = {
    "undoes": "Nothing of yours in this case can be taken back.",
    "redoes": "Nothing of yours was taken back that could be done again.",
}


def _turn(store: Store, examiner: str, how: str) -> Events:
    """Put in place again what an act superseded; its events say `how` they belong to it."""
    with store.together():
        found = undoable(store, examiner)
        act = found.last if how == "undoes" else found.next
        if act is None:
            raise NothingToUndo(NOTHING[how])
        _reverse(store, act, examiner, **{how: str(act[0].sequence)})
    return act


def words(store: Record, act: Events | None) -> str:
    """Return in a few words what an undo or redo is about; empty for nothing."""
    if act is None:
        return ""
    names = {item.id: item.exhibit for item in store.media()}
    owners = {one.id: one.media_id for one in store.findings(superseded=True)}
    owners |= {one.id: one.media_id for one in store.annotations(superseded=True)}
    owners |= {one.id: one.media_id for one in store.reviews(superseded=True)}
    said: list[Act] = [told(event, names, owners) for event in act]
    exhibits = dict.fromkeys(name for one in said for name in one.exhibits)
    return f"{said[0].words} ({', '.join(exhibits)})" if exhibits else said[0].words


def _reverse(store: Store, act: Events, examiner: str, **beside: str) -> None:
    """Put in place again what the events of an act superseded, the last one first."""
    ledger = _Ledger(store, examiner)
    with store.answering(**beside):
        for event in reversed(act):
            if UNDOABLE[event.action] == "face_track":
                _put_tracks_back(store, event, examiner)
            else:
                ledger.put_back(event)


class _Ledger:
    """The records of a case while an act is taken back: read once, then kept up with it.

    An act may hold thousands of events, and a case as many records.
    """

    def __init__(self, store: Store, examiner: str) -> None:
        self._store, self._examiner = store, examiner
        self._after = dict(_superseded(store))
        self._known: dict[str, dict[str, Any]] = {}

    def put_back(self, event: AuditEvent) -> None:
        """Supersede what stands in the place of an event's records by what those superseded."""
        table = UNDOABLE[event.action]
        chain = CHAINS[table]
        if table not in self._known:
            self._known[table] = {one.id: one for one in chain.read(self._store)}
        known = self._known[table]
        for made in [known[one] for one in _ids(event)]:
            stands = _head(self._after, made.id)
            before = chain.before(made, known.get(made.supersedes or ""))
            again = replace(before, id=new_id(), at=now(), supersedes=stands)
            if chain.resigned:
                again = replace(again, examiner=self._examiner)
            elif before.examiner and not same_examiner(before.examiner, self._examiner):
                again = replace(again, at=before.at)  # another's word was given then, not now
            known[again.id] = chain.put(self._store, again) or again
            self._after[stands] = again.id


def _ids(event: AuditEvent) -> tuple[str, ...]:
    table = UNDOABLE[event.action]
    return tuple(
        name.partition("/")[2] for name in event.records if name.partition("/")[0] == table
    )


def _put_tracks_back(store: Store, event: AuditEvent, examiner: str) -> None:
    for edit in filter(None, _heirs(store, event)):
        for step in taken_back(edit, examiner, "taken back"):
            store.revise_tracks(edit.new[0].media_id, step)


def _heirs(store: Store, event: AuditEvent) -> list[TrackEdit | None]:
    """Return the edits of an event, by the tracks that now stand as they were after it.

    None stands for an edit whose tracks were put right otherwise since.
    """
    ids = set(_ids(event))
    found: list[TrackEdit | None] = []
    for item in store.media():
        standing = store.tracks(item.id)
        for edit in edits(store.tracks(item.id, superseded=True)):
            if ids & {track.id for track in edit.new}:
                now_new = [_alike(track, standing) for track in edit.new]
                whole = tuple(one for one in now_new if one is not None)
                found.append(replace(edit, new=whole) if len(whole) == len(now_new) else None)
    return found


def _alike(track: FaceTrack, standing: Sequence[FaceTrack]) -> FaceTrack | None:
    """Return the track that stands with the same name over the same spans."""
    same = (track.label, track.spans, track.excluded)
    return next((o for o in standing if (o.label, o.spans, o.excluded) == same), None)


@dataclass(frozen=True, slots=True)
class Chain(Generic[C]):
    """How records of one table are read and put on record, one in the place of another.

    `before` returns what stood before a record, given what that superseded, if anything.
    `resigned` ones go on record under the name of who takes back; the others are decisions and
    impressions, which stay his who made them, and at the time when he made them where
    somebody else takes back what superseded them: the event says who, and when.
    """

    read: Callable[[Store], Sequence[C]]
    put: Callable[[Store, C], C | None]
    before: Callable[[C, C | None], C]
    resigned: bool = True


def _finding_before(made: Finding, before: Finding | None) -> Finding:
    """Return what a decision superseded; an own finding's statement is taken back with it."""
    if before is None:
        raise NothingToUndo("A finding that was stated is taken back by its decision.")
    own = before.supersedes is None and before.author is Author.EXAMINER
    return replace(made, state=FindingState.REJECTED, note=BY_AUTHOR) if own else before


CHAINS: Mapping[str, Chain[Any]] = {
    "finding": Chain(
        read=lambda store: store.findings(superseded=True),
        put=lambda store, one: store.decide(one),
        before=_finding_before,
        resigned=False,
    ),
    "review": Chain(
        read=lambda store: store.reviews(superseded=True),
        put=lambda store, one: store.review(one),
        before=lambda made, before: before or replace(made, withdrawn=True),
        resigned=False,
    ),
    "impression": Chain(
        read=lambda store: store.impressions(superseded=True),
        put=lambda store, one: store.write_impression(one),
        before=lambda made, before: before or replace(made, withdrawn=True),
        resigned=False,
    ),
    "annotation": Chain(
        read=lambda store: store.annotations(superseded=True),
        put=lambda store, one: store.annotate(one),
        before=lambda made, before: before or replace(made, withdrawn=True),
    ),
    "label": Chain(
        read=lambda store: store.labels(superseded=True),
        put=lambda store, one: store.put_labels([one]),
        before=lambda made, before: before or replace(made, tags=(), note=""),
    ),
    "maker_naming": Chain(
        read=lambda store: store.maker_namings(superseded=True),
        put=lambda store, one: store.name_maker(one),
        before=lambda made, before: before or replace(made, name="", note=""),
    ),
    "known_authentic": Chain(
        read=lambda store: store.known_authentic(superseded=True),
        put=lambda store, one: store.mark_known(one),
        before=lambda made, before: before or replace(made, known=False),
    ),
}
