"""The command that teaches a pack of this laboratory a maker, from examples of its works."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Protocol

import numpy as np
import typer
from numpy.typing import NDArray

from workbench.analyzer import Source
from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import CannotLearnMaker, ReadFailed
from workbench.evaluation.one_pass import READ_ONCE, Broken, Catalog, reason_of
from workbench.evaluation.scoring import PROBE_SECONDS, PROBED, digest
from workbench.examination import plan
from workbench.makers import Record as Placing
from workbench.makers import told_of
from workbench.model import AnalyzerSetup, Embedding, Probe, ReadingEnded, Start
from workbench.worker import Worker

__all__ = ["Door", "Laboratory", "learning"]

Document = dict[str, Any]
AUDITED = "maker learned"
UNREAD = "nothing in it could be told"
TWICE = "the very same file was given before"
NO_RUN = "no finished run told where it lies"

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
Photographs = Annotated[
    Path | None,
    typer.Option(help="A folder of photographs that no generator made, to set the limit by."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Laboratory(Protocol):
    """What this workstation knows of makers."""

    def asked(self, *, picture: bool) -> tuple[str, str]:
        """Return which analyzer tells where examples lie, and the space of its answers."""

    def require(
        self, *, picture: bool, name: str, title: str, traits: Mapping[str, str], works: str
    ) -> None:
        """Raise CannotLearnMaker for what could not be learned whatever the examples are."""

    def learn(
        self,
        *,
        picture: bool,
        name: str,
        title: str,
        traits: Mapping[str, str],
        works: str,
        directions: NDArray[np.float32],
        digests: Sequence[str] = (),
        photographs: NDArray[np.float32] | None = None,
    ) -> Document:
        """Learn a maker from media of these SHA-256; return the document of the new pack.

        `photographs` (m, d) are where photographs lie that no generator made. Raises
        CannotLearnMaker.
        """


class Record(Placing, Protocol):
    """The part of a case store that is used."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event on record."""


Door = Callable[[Path], AbstractContextManager[Record]]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One example by the name it was given with: where it lies, or why that is not known.

    `sha256` is that of its medium.
    """

    called: str
    direction: NDArray[np.float32] | None
    reason: str = ""
    sha256: str = ""


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
        photographs: Photographs = None,
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
        out = Output(as_json=json)
        asked = _Asked(laboratory(), name, title or name, traits, works, picture, out)
        asked.require()
        beside = _photographs(asked, photographs, catalog) if photographs else None
        if case is not None:
            made, examples = _from_case(asked, case, exhibit or (), writing, beside)
        else:
            made, examples = _from_files(asked, files or (), catalog(), beside)
        raise typer.Exit(_tell(made, [*examples, *(beside or ())], out))

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
    out: Output

    def require(self) -> None:
        """Raise CannotLearnMaker for a name or traits that cannot be."""
        self.laboratory.require(
            picture=self.picture,
            name=self.name,
            title=self.title,
            traits=self.traits,
            works=self.works,
        )

    def learn(self, examples: Sequence[Example], beside: Sequence[Example] | None) -> Document:
        """Learn from the examples that are known to lie somewhere, `beside` photographs.

        Where that cannot be, it is told first why which of them could not be used.
        """
        known = [one for one in examples if one.direction is not None]
        try:
            return self.laboratory.learn(
                picture=self.picture,
                name=self.name,
                title=self.title,
                traits=self.traits,
                works=self.works,
                directions=np.array([one.direction for one in known], np.float32),
                digests=[one.sha256 for one in known],
                photographs=_beside(known, beside),
            )
        except CannotLearnMaker:
            for one in (*examples, *(beside or ())):
                if one.reason:
                    self.out.message(f"{one.called}: {one.reason}")
            raise


Learned = tuple[Document, list[Example]]


def _photographs(asked: _Asked, folder: Path, catalog: Callable[[], Catalog]) -> list[Example]:
    """Return where the photographs in a folder lie, those of its own folders left aside."""
    try:
        files = sorted(file for file in folder.iterdir() if file.is_file())
    except OSError as error:
        raise ReadFailed(f"{folder}: {error.strerror or error}") from error
    analyzer, _ = asked.laboratory.asked(picture=asked.picture)
    with Worker() as worker:
        return list(_read(worker, catalog(), analyzer, files))


def _beside(
    examples: Sequence[Example], photographs: Sequence[Example] | None
) -> NDArray[np.float32] | None:
    """Return where photographs lie (m, d), but for those that are examples; None without."""
    if photographs is None:
        return None
    taught = {one.sha256 for one in examples}
    found = [
        o.direction for o in photographs if o.direction is not None and o.sha256 not in taught
    ]
    return np.array(found, np.float32)


def _from_case(
    asked: _Asked,
    case: Path,
    exhibits: Sequence[str],
    writing: Door,
    beside: Sequence[Example] | None,
) -> Learned:
    """Learn from what is on record in a case, and put that on record."""
    _, space = asked.laboratory.asked(picture=asked.picture)
    with writing(case) as store:
        examples = list(_recorded(store, dict.fromkeys(exhibits), space))
        made = asked.learn(examples, beside)
        store.note(AUDITED, asked.name, _detail(made, examples))
    return made, examples


def _from_files(
    asked: _Asked, files: Sequence[Path], catalog: Catalog, beside: Sequence[Example] | None
) -> Learned:
    analyzer, _ = asked.laboratory.asked(picture=asked.picture)
    with Worker() as worker:
        examples = list(_read(worker, catalog, analyzer, files))
    return asked.learn(examples, beside), examples


def _tell(made: Document, examples: Sequence[Example], out: Output) -> int:
    """Print what was learned; return the exit code."""
    left = [{"example": one.called, "reason": one.reason} for one in examples if one.reason]
    out.document({"model": made, "not_used": left})
    for line in (*_lines(made), *(f"{one['example']}: {one['reason']}" for one in left)):
        out.line(line)
    return INCOMPLETE if left else DONE


def _recorded(store: Record, exhibits: Iterable[str], space: str) -> Iterator[Example]:
    """Yield where each exhibit lies in this space, by the face that is in most of its frames.

    As its faces stand now: none that an examiner excluded, or whose track was split since.
    """
    told = told_of(store)
    placed = [one for (name, _), of in told.spaces.items() if name == space for one, _ in of]
    for exhibit in exhibits:
        sha256 = store.item(exhibit).sha256
        lies = next((one.direction for one in placed if one.exhibit == exhibit), None)
        why = next((one.reason for one in told.left if one.exhibit == exhibit), NO_RUN)
        yield Example(exhibit, lies, "" if lies is not None else why, sha256)


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
            source = _source(worker, file, sha256)
            yield _told(worker, catalog, setups, source, str(file))
        except Broken as error:
            yield Example(str(file), None, reason_of(error))


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
    worker: Worker,
    catalog: Catalog,
    setups: Sequence[AnalyzerSetup],
    source: Source,
    called: str,
) -> Example:
    """Return where a file lies, or why that is not known; what failed tells nothing."""
    starts = {setup.info.name: Start() for setup in setups}
    found: list[Embedding] = []
    for item in worker.run(READ_ONCE, catalog, source, starts, None):
        record = item[1] if isinstance(item, tuple) else None
        if isinstance(record, ReadingEnded) and record.error:
            return Example(called, None, record.error)
        if isinstance(record, Embedding):
            found.append(record)
    if not found:
        return Example(called, None, UNREAD)
    return Example(called, found[0].direction, sha256=source.sha256)


def _detail(made: Document, examples: Sequence[Example]) -> dict[str, str]:
    used = [one.called for one in examples if one.direction is not None]
    return {
        "pack": f"{made['name']} {made['version']}",
        "sha256": made["sha256"],
        "card_sha256": made["card_sha256"],
        "examples": ", ".join(used),
        "examples_sha256": made["examples_sha256"],
        "left out and missed": f"{made['missed']} of {made['examples']}",
        **_photographed(made),
    }


def _photographed(made: Document) -> dict[str, str]:
    """Return how many photographs set the limit, and are put down to the maker, if any did."""
    if not made["photographs"]:
        return {}
    return {"photographs put down to it": f"{made['taken']} of {made['photographs']}"}


def _lines(made: Document) -> Iterator[str]:
    low, high = made["interval"]
    yield f"{made['name']} {made['version']} knows {made['title']}: {made['folder']}"
    yield (
        f"Of {made['examples']} examples, {made['missed']} were not told as it when they were "
        f"left out (95 % interval of that share, if they are independent media and no frames "
        f"of one video: {low:.2f} to {high:.2f})."
    )
    for other, count in made["instead"].items():
        yield f"  {count} as {other}"
    if made["photographs"]:
        yield (
            f"Of {made['photographs']} photographs, {made['taken']} are put down to it: they "
            "set its limit, so of others more may be."
        )
    for other in made["beside"]:
        yield f"It lies so near {other} that they will hardly be told apart."
    yield f"Next: loupe examine CASE --analyzer {made['analyzer']}"
