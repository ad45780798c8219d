"""Make what `loupe selfcheck` expects: `resources/golden/expected.json`.

    python recipes/golden.py

It is made anew when an analyzer, a pack or a sample file changes on purpose, and at no other
time: a difference that nobody meant is what the self-check is there to find.
"""

from pathlib import Path

import msgspec

from analyzers.catalog import available
from workbench import audit
from workbench.repeating.golden import EXPECTED, hear
from workbench.worker import Worker

TARGET = Path(__file__).parents[1] / "resources" / Path(*EXPECTED)


def main() -> None:
    """Have the sample files read by every default analyzer, and write what they say."""
    with Worker() as worker:
        *_, golden = hear(worker, available)
    TARGET.parent.mkdir(exist_ok=True)
    plain = msgspec.to_builtins(golden, order="sorted")
    TARGET.write_bytes(msgspec.json.format(audit.encode(plain), indent=1) + b"\n")


if __name__ == "__main__":
    main()
