"""Text and values from evidence, made safe to keep and show: nothing of it is trusted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.analyzer import Observation
from workbench.model import Fact
from workbench.text import printable as escaped

LONGEST = 4000  # characters of one fact


def printable(value: object, longest: int = LONGEST) -> str:
    """Return a value's text, nothing for None; what could hide other text is escaped."""
    text = value if isinstance(value, str) else "" if value is None else str(value)
    return escaped(text.strip(), longest)


def mapping(value: object) -> Mapping[str, object]:
    """Return a JSON object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> Sequence[object]:
    """Return a JSON array, or an empty one where something else stands."""
    return value if isinstance(value, list) else ()


def fact(
    name: str, text: object, where: str, *, telling: bool = False, stated: bool = True
) -> Fact:
    """Return a fact whose text is safe to keep."""
    return Fact(
        name=name,
        text=printable(text),
        where=printable(where, 300),
        telling=telling,
        stated=stated,
    )


def each_once(observations: Iterable[Observation]) -> Iterator[Observation]:
    """Yield observations, a fact of the same name and text only where it first stands."""
    seen = set()
    for observation in observations:
        if isinstance(observation, Fact):
            if (observation.name, observation.text) in seen:
                continue
            seen.add((observation.name, observation.text))
        yield observation
