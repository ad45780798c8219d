"""Repeat every analyzer's results elsewhere: other threads, no optimisations, other versions.

    python -m benchmarks.other_machine FILE... [--python /other/environment/bin/python]...

A case is made of the files and examined by every default analyzer; one finding per exhibit
names all of its runs. Then `loupe rerun` repeats each in copies of the case: as before, with
another number of threads, with the optimisations of ONNX Runtime's graphs off, and by the Loupe
of other environments. Printed is how alike each analyzer's results are in each way, and how far
the farthest score lay off.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from analyzers.catalog import available
from case_store.store import CaseStore
from workbench.examination import examine, plan
from workbench.intake import receive
from workbench.model import Author, Case, Finding, RunState
from workbench.worker import Worker

HOOK = '''"""Change how ONNX Runtime runs, as asked in the environment."""
import importlib.util, os, sys
WANTED = os.environ.get("LAB_ORT", "")

def change(ort):
    made = ort.InferenceSession
    class Session(made):
        def __init__(self, model, sess_options=None, **more):
            if WANTED == "plain":
                level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
                sess_options.graph_optimization_level = level
            else:
                sess_options.intra_op_num_threads = int(WANTED)
            with open(os.environ["LAB_LOG"], "a") as log:
                log.write(WANTED + " ")
            super().__init__(model, sess_options=sess_options, **more)
    ort.InferenceSession = Session

class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != "onnxruntime":
            return None
        sys.meta_path.remove(cls)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module
        spec.loader.exec_module = lambda module: (run(module), change(module))
        return spec

if WANTED:
    sys.meta_path.insert(0, Finder)
'''
WAYS = {  # what the environment of the repetition says
    "the same again": {},
    "four threads": {"OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "4", "LAB_ORT": "4"},
    "graphs not optimised": {"LAB_ORT": "plain"},
    "NumPy and BLAS without AVX": {
        "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL",
        "OPENBLAS_CORETYPE": "Nehalem",
    },
}


def made(folder: Path, files: list[Path]) -> list[str]:
    """Make and examine a case; return the ids of the findings."""
    case = Case(number="rerun", examiner="Laboratory")
    with CaseStore.create(folder, case) as store, Worker() as worker:
        list(receive(store, worker, files))
        setups = plan(worker, available)
        found = []
        for item in store.media():
            list(examine(store, worker, available, setups, item))
            runs = [one.id for one in store.runs(item.id) if one.state is RunState.FINISHED]
            found.append(
                Finding(
                    media_id=item.id,
                    statement="All that was read.",
                    h1="-",
                    h2="-",
                    author=Author.MACHINE,
                    run_ids=tuple(runs),
                )
            )
        store.propose(found)
        return [one.id for one in found]


def repeated(
    case: Path, finding: str, python: Path, told: dict[str, str], scratch: Path
) -> list[dict[str, object]]:
    """Return what the receipt of a rerun says of each run."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(case, Path(folder) / "copy.loupe")
        (Path(folder) / "sitecustomize.py").write_text(HOOK)
        place = [folder, *([str(Path.cwd())] if python == Path(sys.executable) else [])]
        log = Path(folder) / "sessions"
        environment = {**os.environ, **told, "PYTHONPATH": os.pathsep.join(place)}
        environment["LAB_LOG"] = str(log)
        target = scratch / "receipt.json"
        target.unlink(missing_ok=True)
        words = [python, "-m", "workbench", "rerun", copy, finding, "-o", target, "--json"]
        done = subprocess.run(
            list(map(str, words)),
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if not target.exists():
            raise SystemExit(done.stderr[-2000:])
        if "LAB_ORT" in told and not log.exists():
            raise SystemExit(
                "ONNX Runtime ran as ever: the way of running it did not take hold"
            )
        return json.loads(target.read_text())["runs"]


def main() -> None:
    """Repeat in every way, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--python", type=Path, action="append", default=[])
    parser.add_argument("--way", action="append", choices=tuple(WAYS), help="only this one")
    parser.add_argument("--receipts", type=Path, help="a file for all that was said, JSON")
    asked = parser.parse_args()
    own = Path(sys.executable)
    ways = [(name, own, told) for name, told in WAYS.items() if name in (asked.way or WAYS)]
    ways += [(str(python), python, {}) for python in asked.python]
    results: dict[str, dict[str, list[dict[str, object]]]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch) / "case.loupe"
        findings = made(case, asked.files)
        for name, python, told in ways:
            every = [
                one
                for finding in findings
                for one in repeated(case, finding, python, told, Path(scratch))
            ]
            for one in every:
                results[str(one["analyzer"])].setdefault(name, []).append(one)
            print(f"{name}: {len(every)} runs", flush=True)
            if asked.receipts:
                asked.receipts.write_text(json.dumps(results, indent=1))
    for analyzer, by_way in sorted(results.items()):
        for name, told in by_way.items():
            counts = defaultdict(int)
            for one in told:
                why = f" ({one['reason']})" if one["reason"] else ""
                counts[f"{one['result']}{why}"] += 1
            farthest = max((one["largest_difference"] or 0 for one in told), default=0)
            said = ", ".join(f"{n} {word}" for word, n in sorted(counts.items()))
            print(f"{analyzer:34} {name:30} {said}; farthest score {farthest:.3g}")


if __name__ == "__main__":
    main()
