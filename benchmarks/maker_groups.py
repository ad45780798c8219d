"""Are items of a case by one maker put together? By `loupe` itself, from new to cluster.

    python -m benchmarks.maker_groups JUDGED MANIFEST FOLDER [--analyzer NAME] [--level SIDE]
        [--each 12] [--rounds N] [--screenshot FILE.png]

JUDGED is the `judged.jsonl` of a training: only files that it kept back or left out are used,
so that nothing is grouped that the network learned from. MANIFEST lists the media, beside which
they lie; in FOLDER, which must be new or empty, one case is made for each round. A round is a
shuffled mix of EACH files of the five makers that have the most files left; no file is in two
rounds.

Printed is the adjusted Rand index of each round, over the items that were compared and over all
with the others each alone, and Student's interval over the rounds where there are several. That
says nothing of other makers. Beside it stands what the size of the pictures alone would reach:
collections differ in it. With --level every file is reduced to this shorter side and saved as
JPEG 85 first, so that neither size nor file tells anything. The screenshot shows the dialog
without the pictures, which may not be shown to anybody.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import stats

from analyzers.training.attribution.cases import rand_index
from analyzers.training.attribution.codecs import UNCODED
from analyzers.training.attribution.judging import JudgedWork
from analyzers.training.making import read_kept

MAKERS, EACH = 5, 12
SIDES = {"kept_back", "left_out"}
QUALITY = 85
DONE = {0, 1}  # exit codes: 1 is "not everything could be compared"


def loupe(*words: object) -> dict:
    """Run a command as a script does and return its document."""
    command = [sys.executable, "-m", "workbench", *map(str, words), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in DONE:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return json.loads(done.stdout) if done.stdout else {}


def files_of(judged: Path, manifest: Path) -> dict[str, list[Path]]:
    """Return the files that were not learned from, by maker, in an order by lot."""
    with manifest.open(newline="", encoding="utf-8") as file:
        listed = {row["path"]: row["media"] for row in csv.DictReader(file)}
    found: dict[str, dict[Path, None]] = {}
    for one in read_kept(judged, JudgedWork):
        still = listed.get(one.path) == "image"
        made = one.path in listed and one.maker.startswith(("laundered", "blended", "enhanced"))
        if one.side in SIDES and one.condition == UNCODED and still and not made:
            found.setdefault(one.maker, {})[manifest.parent / one.path] = None
    chance = np.random.default_rng(0)
    return {name: chance.permutation(list(files)).tolist() for name, files in found.items()}


def rounds_of(
    files: Mapping[str, Sequence[Path]], each: int, most: int
) -> Iterator[dict[Path, str]]:
    """Yield which files are in a round, with their maker; no file is in two."""
    left = {name: list(paths) for name, paths in files.items()}
    for _ in range(most):
        chosen = sorted(left, key=lambda name: -len(left[name]))[:MAKERS]
        if len(chosen) < MAKERS or len(left[chosen[-1]]) < each:
            return
        print(f"makers: {', '.join(f'{name} ({len(left[name])} files)' for name in chosen)}")
        yield {Path(path): name for name in chosen for path in left[name][:each]}
        left |= {name: left[name][each:] for name in chosen}


def levelled(path: Path, to: Path, side: int) -> Path:
    """Write a picture reduced to a shorter side, as JPEG, and return its place."""
    picture = Image.open(path).convert("RGB")
    scale = side / min(picture.size)
    if scale < 1:
        size = tuple(round(length * scale) for length in picture.size)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    picture.save(to, "JPEG", quality=QUALITY)
    return to


def grouped(
    folder: Path, files: Mapping[Path, str], analyzer: str, level: int | None
) -> tuple[float, float, float, int]:
    """Make, examine and group a case; return the three indices and how many were compared."""
    case = folder / "case.loupe"
    folder.mkdir(parents=True)
    loupe("new", case, "--number", folder.name, "--examiner", "A measurement")
    shuffled = np.random.default_rng(1).permutation(np.array(list(files), object)).tolist()
    given = {
        levelled(path, folder / f"{number:03}.jpg", level) if level else path: path
        for number, path in enumerate(shuffled)
    }
    of = {
        item["exhibit"]: given[Path(item["path"])]
        for item in loupe("add", case, *given)["items"]
        if item["state"] == "accepted"
    }
    truth = {exhibit: files[path] for exhibit, path in of.items()}
    loupe("examine", case, "--analyzer", analyzer)
    found = loupe("cluster", case)
    placed = {
        item["exhibit"]: number
        for space in found["spaces"]
        for number, group in enumerate(space["groups"])
        for item in group["items"]
    }
    sizes = {exhibit: Image.open(path).size for exhibit, path in of.items()}
    alone = {exhibit: f"alone {exhibit}" for exhibit in truth}
    return (
        index({e: truth[e] for e in placed}, placed),
        index(truth, alone | placed),
        index(truth, sizes),
        len(placed),
    )


def index(truth: Mapping[str, object], found: Mapping[str, object]) -> float:
    """Return the adjusted Rand index of two ways to part the same exhibits."""
    if not truth:
        return float("nan")
    numbers = []
    for told in (found, truth):
        names = [str(told[exhibit]) for exhibit in truth]
        numbers.append(np.unique(names, return_inverse=True)[1])
    return rand_index(*numbers)


def said(values: Sequence[float]) -> str:
    """Return the mean of rounds with Student's 95 % interval, where there are several."""
    middle = float(np.mean(values))
    if len(values) == 1:
        return f"{middle:.2f} (one round: no interval)"
    error = float(np.std(values, ddof=1)) / len(values) ** 0.5
    half = float(stats.t.ppf(0.975, len(values) - 1)) * error
    return f"{middle:.2f} [{middle - half:.2f}, {middle + half:.2f}] over {len(values)} rounds"


def screenshot(case: Path, to: Path) -> None:
    """Draw the dialog with the groups of a case, without the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from case_store.store import CaseStore  # noqa: PLC0415
    from ui.dialogs.makers import MakersDialog  # noqa: PLC0415
    from ui.maker_groups import read_makers  # noqa: PLC0415
    from ui.theme import Themes  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    themes = Themes(application)
    with CaseStore.open(case, read_only=True) as store:
        dialog = MakersDialog(examiner=store.case.examiner)
        dialog.show_groups(read_makers(store))
    dialog.show()
    application.processEvents()
    dialog.grab().save(str(to))
    dialog.close()
    del themes


def asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("judged", "manifest", "folder"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--analyzer", default="attribution")
    parser.add_argument("--level", type=int)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--screenshot", type=Path)
    return parser.parse_args()


def main() -> None:
    """Make the cases and print what became of them."""
    told, results = asked(), []
    files = files_of(told.judged, told.manifest)
    for number, chosen in enumerate(rounds_of(files, told.each, told.rounds), start=1):
        place = told.folder / f"round-{number}"
        found = grouped(place, chosen, told.analyzer, told.level)
        results.append(found)
        print(
            f"round {number}: adjusted Rand index {found[0]:.2f} of the {found[3]} compared, "
            f"{found[1]:.2f} of all {len(chosen)}; by picture size alone {found[2]:.2f}; "
            "chance 0"
        )
    if not results:
        sys.exit("no five makers have so many files that were not learned from")
    for at, name in enumerate(("of those compared", "of all", "by picture size alone")):
        print(f"{name}: {said([one[at] for one in results])}")
    if told.screenshot:
        screenshot(told.folder / "round-1" / "case.loupe", told.screenshot)


if __name__ == "__main__":
    main()
