"""Whether the programs that read an exhibit could reach a network, as each run recorded it."""

from collections.abc import Iterable

from workbench.model import AnalyzerRun
from workbench.report.content import short
from workbench.report.wording import shortened
from workbench.software import NETWORK

NOT_RECORDED = "not recorded"
OFFLINE = "none"  # how the statement of a process begins that could reach no network
CONNECTED = "not isolated: "  # how that of any other begins
RUNS_NAMED = 8


def network(run: AnalyzerRun) -> str:
    """Return what a run recorded of its network."""
    return shortened(run.software.get(NETWORK, "")) or NOT_RECORDED


def isolation(runs: Iterable[AnalyzerRun]) -> str:
    """Say by which runs the file was read without a network, by which with one, and why."""
    groups: dict[str, list[AnalyzerRun]] = {}
    for run in runs:
        groups.setdefault(network(run), []).append(run)
    if len(groups) == 1:
        return f"{_sentence(next(iter(groups)))}."
    return " ".join(f"{_sentence(said)}: {_named(those)}." for said, those in groups.items())


def _sentence(said: str) -> str:
    if said == NOT_RECORDED:
        return "Whether a network was within reach of the reading process was not recorded"
    if said.startswith(OFFLINE):
        means = said.removeprefix(OFFLINE).strip(" ()")
        by = f" (by {means})" if means else ""
        return f"The file was read in a process that could reach no network{by}"
    why = said.removeprefix(CONNECTED)
    return f"The file was read in a process that was not kept from the network ({why})"


def _named(runs: list[AnalyzerRun]) -> str:
    names = [f"{run.info.title} ({short(run.id)})" for run in runs[:RUNS_NAMED]]
    more = len(runs) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
