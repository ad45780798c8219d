"""Evidence is read offline, and a file that harms its reader harms nothing else."""

import ctypes
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench import reading
from workbench.examination import Observed, examine, plan
from workbench.intake import receive
from workbench.media import decoding
from workbench.model import (
    AnalyzerInfo,
    Arrival,
    Case,
    Fact,
    Family,
    FrameScore,
    MediaKind,
    MediaState,
    Need,
    Outcome,
    RunState,
)
from workbench.process import isolation
from workbench.worker import Limits, Worker

ROOT = Path(__file__).parents[3]
UNSHARE = "import ctypes; raise SystemExit(ctypes.CDLL(None).unshare(0x50000000) != 0)"


def namespaces_are_permitted():
    return (
        sys.platform == "linux"
        and not subprocess.run([sys.executable, "-c", UNSHARE]).returncode
    )


def fact(text):
    return Fact(name="attempt", text=text, where="test")


def attempts(port):
    """Say of each way out of this process whether it is open."""
    for family, kind, address in (
        (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", port)),
        (socket.AF_INET, socket.SOCK_DGRAM, ("192.0.2.1", 53)),
        (socket.AF_INET6, socket.SOCK_DGRAM, ("2001:db8::1", 53)),
        (socket.AF_UNIX, socket.SOCK_STREAM, f"\0loupe-{port}"),
    ):
        try:
            with socket.socket(family, kind) as way:
                way.connect(address)
            yield fact("open")
        except OSError as error:
            yield fact(error.strerror)


def rights():
    """Say what the kernel says of this process."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(("NoNewPrivs", "CapEff", "Threads")):
            yield fact(line.replace("\t", " "))
    yield fact(Path("/proc/self/limits").read_text())


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def abstract(listener):
    """A socket without a place in the file system, as a desktop's services have."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0loupe-{listener}")
        server.listen()
        yield


def test_the_ways_out_are_open_here(listener, abstract):
    texts = [said.text for said in attempts(listener)]

    assert (texts[0], texts[3]) == ("open", "open")


@pytest.mark.usefixtures("abstract")
def test_a_worker_reaches_nobody_or_says_that_it_could(listener):
    with Worker() as worker:
        stated = worker.isolation
        found = [said.text for said in worker.run(attempts, listener)]

    if namespaces_are_permitted():
        assert stated.detail == "none (namespace)"
    if stated.offline:
        assert "open" not in found
    else:
        assert stated.detail.startswith("not isolated: ")
        assert "open" in found


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's words are Linux's")
def test_a_worker_can_gain_no_rights_and_leaves_no_dump():
    with Worker() as worker:
        said = "\n".join(f.text for f in worker.run(rights))

    assert "NoNewPrivs: 1" in said
    if namespaces_are_permitted():
        assert "CapEff: 0000000000000000" in said
    assert [line.split()[4:6] for line in said.splitlines() if "core file" in line] == [
        ["1", "1"]
    ]


NO_NAMESPACES = """
import ctypes, socket
from pathlib import Path
ctypes.CDLL(None).unshare(0x10000000)
Path("/proc/self/uid_map").write_text("0 0 1")
Path("/proc/sys/user/max_user_namespaces").write_text("0")  # within this one
from workbench.process import isolation
isolation.isolate()
socket.socket(socket.AF_UNIX).close()
try:
    socket.socket(socket.AF_INET)
except PermissionError:
    print(*isolation.stated())
"""


@pytest.mark.skipif(not namespaces_are_permitted(), reason="needs a namespace to forbid them")
def test_where_namespaces_are_forbidden_sockets_are_refused():
    done = subprocess.run(
        [sys.executable, "-c", NO_NAMESPACES], cwd=ROOT, capture_output=True, text=True
    )

    assert (done.stdout.strip(), done.stderr) == ("True none (call filter)", "")


REFUSED = """
import socket, threading
threading.Thread(target=threading.Event().wait, daemon=True).start()  # so Linux refuses
from workbench.process import isolation
isolation.isolate()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
    way.connect(("127.0.0.1", 9))
print(*isolation.stated())
"""


def test_where_isolation_is_refused_the_record_says_so():
    done = subprocess.run(
        [sys.executable, "-c", REFUSED], cwd=ROOT, capture_output=True, text=True
    )

    assert (done.stdout.strip(), done.stderr) == ("False not isolated: Invalid argument", "")


def test_this_process_does_not_claim_what_only_a_worker_does():
    assert isolation.stated() == (
        False,
        "not isolated: read in the process that owns the case",
    )


# --- files that harm their reader, while another file is examined -----------------------------


@dataclass(frozen=True)
class Brightness:
    """Scores each frame by its mean luma."""

    info: ClassVar = AnalyzerInfo(
        name="test.brightness",
        title="Mean brightness",
        version="1",
        media=frozenset(MediaKind),
        family=Family.FREQUENCY,
        needs=Need.FRAMES,
        reference="none",
        limitations="Shows how bright a frame is and nothing else.",
        validated_range="any",
    )

    def begin(self, source):
        return self

    def observe(self, batch):
        for frame in batch:
            score = float(frame.luma.mean())
            yield FrameScore(
                frame=frame.index, pts=frame.pts, outcome=Outcome.SCORED, score=score
            )

    def conclude(self):
        return iter(())


def honest():
    return (Brightness(),)


def harming(harm):
    """Return a catalog for a process whose decoder does `harm` after sixty frames."""

    def decoder(source, **options):
        for frame in decoding.frames(source, **options):
            yield frame
            if frame.index == 60:
                harm()

    reading.frames = decoder  # in the child, for this file alone
    return honest()


def crashing():
    return harming(lambda: ctypes.string_at(0))


def hanging():
    return harming(lambda: sum(range(10**12)))


def devouring():
    def devour():
        hoard = []
        while True:
            hoard.append(np.ones(1 << 22))

    return harming(devour)


@pytest.fixture(scope="module")
def clips(tmp_path_factory, scene, write_video):
    """Two clips: one that is read in peace, and one whose reading does harm."""
    folder = tmp_path_factory.mktemp("clips")
    for number, name in enumerate(["peaceful", "harmful"]):
        pictures = [scene(96, 64, 80 * number + n) for n in range(80)]
        write_video(folder / f"{name}.mp4", pictures)
    return folder


@pytest.fixture
def items(store, worker, clips):
    list(receive(store, worker, [clips]))
    return {item.original_name: item for item in store.media()}


def events(store, catalog, item, limits=None):
    """Examine; the limits of time hold once the reader has loaded what it needs."""
    limits = limits or Limits()
    with Worker(replace(limits, idle_seconds=60)) as worker:
        setups = plan(worker, catalog)
        worker._limits = limits
        yield from examine(store, worker, catalog, setups, item)


def examined(store, catalog, item, limits=None):
    return list(events(store, catalog, item, limits))


class Beside(threading.Thread):
    """The examination of another file, which stands in its middle within the context."""

    def __init__(self, *work):
        super().__init__()
        self.work, self.begun, self.over = work, threading.Event(), threading.Event()

    def run(self):
        try:
            for event in events(*self.work):
                if isinstance(event, Observed):
                    self.begun.set()
                    self.over.wait(600)
        finally:
            self.begun.set()  # one that fails keeps nobody waiting

    def __enter__(self):
        self.start()
        assert self.begun.wait(600)

    def __exit__(self, *_):
        self.over.set()
        self.join()


def scores(store, item):
    [run] = store.runs(item.id)
    [series] = store.series(run.id)
    return run, dict(zip(series.frames.tolist(), series.scores.tolist(), strict=True))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, worker, clips):
    """The scores of the peaceful clip, examined alone."""
    folder = tmp_path_factory.mktemp("alone") / "c.loupe"
    with CaseStore.create(folder, Case(number="1", examiner="x")) as store:
        list(receive(store, worker, [clips / "peaceful.mp4"]))
        [item] = store.media()
        examined(store, honest, item)
        return scores(store, item)[1]


@pytest.mark.parametrize(
    ("catalog", "limits", "error"),
    [
        (crashing, Limits(), "worker_crashed: the worker process ended by signal SIGSEGV"),
        (hanging, Limits(idle_seconds=6), "worker_timed_out: no progress within 6 seconds"),
        (
            devouring,
            Limits(memory_bytes=700 << 20),
            "worker_out_of_memory: reading took more than 700 MiB",
        ),
    ],
    ids=["crash", "hang", "memory"],
)
def test_a_file_that_harms_its_reader_fails_alone(
    store, items, undisturbed, catalog, limits, error
):
    with Beside(store, honest, items["peaceful.mp4"]):
        examined(store, catalog, items["harmful.mp4"], limits)

    harmed, known = scores(store, items["harmful.mp4"])
    assert (harmed.state, harmed.error) == (RunState.FAILED, error)
    assert 0 < len(known) == harmed.coverage.scored <= 61
    assert harmed.coverage.not_examined == 80 - len(known)
    spared, found = scores(store, items["peaceful.mp4"])
    assert spared.state is RunState.FINISHED
    assert found == undisturbed
    assert len(found) == 80
    assert harmed.ended_at > spared.started_at  # they were read side by side
    assert harmed.started_at < spared.ended_at
    assert verify(store.folder).ok


def test_a_run_says_whether_it_was_read_offline(store, worker, items):
    examined(store, honest, items["peaceful.mp4"])
    run, _ = scores(store, items["peaceful.mp4"])

    assert run.software["network"] == worker.isolation.detail


@pytest.mark.laboratory
def test_malformed_files_are_received_and_examined_beside_another(
    store, items, undisturbed, laboratory
):
    broken = sorted(p for p in (laboratory / "malformed").rglob("*") if p.is_file())[::12]
    with (
        Beside(store, honest, items["peaceful.mp4"]),
        Worker(Limits(idle_seconds=20, memory_bytes=2 << 30)) as worker,
    ):
        arrivals = [a for a in receive(store, worker, broken) if isinstance(a, Arrival)]
        for item in store.media():
            if item.state is MediaState.ACCEPTED and item.id not in {
                i.id for i in items.values()
            }:
                list(examine(store, worker, honest, plan(worker, honest), item))

    assert len(arrivals) == len(broken)
    assert all(arrival.reason or arrival.state == "accepted" for arrival in arrivals)
    ended = {run.state for run in store.runs()}
    assert ended <= {RunState.FINISHED, RunState.FAILED}
    assert scores(store, items["peaceful.mp4"])[1] == undisturbed
    assert verify(store.folder).ok
