"""The command that teaches a pack of this laboratory a maker, from examples of its works."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Protocol

import numpy as np
import typer
from numpy.typing import NDArray

from workbench.analyzer import Source
from workbench.console import DONE, INCOMPLETE, Output
from workbench.evaluation.one_pass import READ_ONCE, Broken, Catalog, reason_of
from workbench.evaluation.scoring import PROBE_SECONDS, PROBED, digest
from workbench.examination import plan
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    Embedding,
    MediaItem,
    Probe,
    RunState,
    Start,
)
from workbench.worker import Worker

__all__ = ["Door", "Laboratory", "learning"]

Document = dict[str, Any]
AUDITED = "maker learned"
UNREAD = "nothing in it could be told"
TWICE = "the very same file was given before"

Name = Annotated[str, typer.Argument(metavar="NAME", help="Its name: a-z, 0-9, dash.")]
Files = Annotated[list[Path] | None, typer.Argument(metavar="[FILES]...", help="Examples.")]
FamilyName = Annotated[str, typer.Option(help="gan, diffusion, autoencoder, warp_blend.")]
Kind = Annotated[
    str, typer.Option(help="synthesis, swap, reenactment, edit, laundering, enhancement.")
]
UpSampler = Annotated[
    str, typer.Option(help="If known: none, nearest, bilinear, transposed, pixel_shuffle.")
]
Extent = Annotated[str, typer.Option(help="If known: whole or part.")]
Title = Annotated[str, typer.Option(help="Its name for people.")]
Works = Annotated[str, typer.Option(help="In words, what the examples are.")]
Whole = Annotated[bool, typer.Option("--picture", help="By whole pictures, not by faces.")]
OfCase = Annotated[Path | None, typer.Option(help="The case that the exhibits are of.")]
Exhibits = Annotated[
    list[str] | None,
    typer.Option("--exhibit", metavar="E", help="An examined example; may be repeated."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Laboratory(Protocol):
    """What this workstation knows of makers."""

    def asked(self, *, picture: bool) -> tuple[str, str]:
        """Return which analyzer tells where examples lie, and the space of its answers."""

    def learn(
        self,
        *,
        picture: bool,
        name: str,
        title: str,
        traits: Mapping[str, str],
        works: str,
        directions: NDArray[np.float32],
    ) -> Document:
        """Learn a maker; return the document of the new pack. Raises CannotLearnMaker."""


class Record(Protocol):
    """The part of a case store that is used."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def embeddings(self, run_id: str) -> list[Embedding]:
        """Return where a run found faces or pictures to lie."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event on record."""


Door = Callable[[Path], AbstractContextManager[Record]]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One example by the name it was given with: where it lies, or why that is not known."""

    called: str
    direction: NDArray[np.float32] | None
    reason: str = ""


def learning(
    laboratory: Callable[[], Laboratory], catalog: Callable[[], Catalog], writing: Door
) -> Callable[..., None]:
    """Return the command; its parts are asked for when it runs."""

    def learn_generator(
        name: Name,
        files: Files = None,
        *,
        family: FamilyName,
        kind: Kind = "synthesis",
        upsampler: UpSampler = "",
        extent: Extent = "",
        title: Title = "",
        works: Works = "",
        picture: Whole = False,
        case: OfCase = None,
        exhibit: Exhibits = None,
        json: AsJson = False,
    ) -> None:
        """Teach a pack of this laboratory a maker, from 20 examples or more; none is trained.

        Example: loupe models learn-generator studio-x ~/examples/*.png --family diffusion
        """
        if bool(files) == bool(exhibit) or bool(case) != bool(exhibit):
            raise typer.BadParameter("give files, or --case with --exhibit", param_hint="FILES")
        if kind == "photograph":
            raise typer.BadParameter("photographs have no maker to learn", param_hint="--kind")
        traits = {"kind": kind, "family": family, "upsampler": upsampler, "extent": extent}
        asked = _Asked(laboratory(), name, title or name, traits, works, picture)
        if case is not None:
            made, examples = _from_case(asked, case, exhibit or (), writing)
        else:
            made, examples = _from_files(asked, files or (), catalog())
        raise typer.Exit(_tell(made, examples, Output(as_json=json)))

    return learn_generator


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be learned, and by whom."""

    laboratory: Laboratory
    name: str
    title: str
    traits: Mapping[str, str]
    works: str
    picture: bool

    def learn(self, examples: Sequence[Example]) -> Document:
        """Learn from the examples that are known to lie somewhere."""
        known = [one.direction for one in examples if one.direction is not None]
        return self.laboratory.learn(
            picture=self.picture,
            name=self.name,
            title=self.title,
            traits=self.traits,
            works=self.works,
            directions=np.array(known, np.float32),
        )


Learned = tuple[Document, list[Example]]


def _from_case(asked: _Asked, case: Path, exhibits: Sequence[str], writing: Door) -> Learned:
    """Learn from what is on record in a case, and put that on record."""
    _, space = asked.laboratory.asked(picture=asked.picture)
    with writing(case) as store:
        examples = [_recorded(store, one, space) for one in dict.fromkeys(exhibits)]
        made = asked.learn(examples)
        store.note(AUDITED, asked.name, _detail(made, examples))
    return made, examples


def _from_files(asked: _Asked, files: Sequence[Path], catalog: Catalog) -> Learned:
    analyzer, _ = asked.laboratory.asked(picture=asked.picture)
    with Worker() as worker:
        examples = list(_read(worker, catalog, analyzer, files))
    return asked.learn(examples), examples


def _tell(made: Document, examples: Sequence[Example], out: Output) -> int:
    """Print what was learned; return the exit code."""
    left = [{"example": one.called, "reason": one.reason} for one in examples if one.reason]
    out.document({"model": made, "not_used": left})
    for line in (*_lines(made), *(f"{one['example']}: {one['reason']}" for one in left)):
        out.line(line)
    return INCOMPLETE if left else DONE


def _recorded(store: Record, exhibit: str, space: str) -> Example:
    """Return where an exhibit lies by its last finished run in this space."""
    for run in reversed(store.runs(store.item(exhibit).id)):
        if run.state is RunState.FINISHED:
            told = [one for one in store.embeddings(run.id) if one.space == space]
            if told:
                return Example(exhibit, told[0].direction)
    return Example(exhibit, None, "no finished run told where it lies")


def _read(
    worker: Worker, catalog: Catalog, analyzer: str, files: Sequence[Path]
) -> Iterator[Example]:
    """Yield where each file lies, by the face that is in most of its frames."""
    setups, seen = plan(worker, catalog, [analyzer]), set[str]()
    for file in files:
        try:
            sha256 = digest(file)
            if sha256 in seen:
                yield Example(str(file), None, TWICE)
                continue
            seen.add(sha256)
            told = _told(worker, catalog, setups, _source(worker, file, sha256))
        except Broken as error:
            yield Example(str(file), None, reason_of(error))
            continue
        yield Example(str(file), told.direction) if told else Example(str(file), None, UNREAD)


def _source(worker: Worker, file: Path, sha256: str) -> Source:
    probe: Probe
    [probe] = worker.run(PROBED, file, file.name, idle_seconds=PROBE_SECONDS)
    return Source(
        path=file,
        sha256=sha256,
        size_bytes=file.stat().st_size,
        kind=probe.kind,
        stream=probe.stream,
    )


def _told(
    worker: Worker, catalog: Catalog, setups: Sequence[AnalyzerSetup], source: Source
) -> Embedding | None:
    starts = {setup.info.name: Start() for setup in setups}
    told = [
        item[1]
        for item in worker.run(READ_ONCE, catalog, source, starts, None)
        if isinstance(item, tuple) and isinstance(item[1], Embedding)
    ]
    return told[0] if told else None


def _detail(made: Document, examples: Sequence[Example]) -> dict[str, str]:
    used = [one.called for one in examples if one.direction is not None]
    return {
        "pack": f"{made['name']} {made['version']}",
        "sha256": made["sha256"],
        "card_sha256": made["card_sha256"],
        "examples": ", ".join(used),
        "left out and missed": f"{made['missed']} of {made['examples']}",
    }


def _lines(made: Document) -> Iterator[str]:
    low, high = made["interval"]
    yield f"{made['name']} {made['version']} knows {made['title']}: {made['folder']}"
    yield (
        f"Of {made['examples']} examples, {made['missed']} were not told as it when they were "
        f"left out (95 % interval of that share: {low:.2f} to {high:.2f})."
    )
    for other, count in made["instead"].items():
        yield f"  {count} as {other}"
    for other in made["beside"]:
        yield f"It lies so near {other} that they will hardly be told apart."
    yield f"Next: loupe examine CASE --analyzer {made['analyzer']}"
