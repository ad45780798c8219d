"""What of the owner's environment a process that reads evidence is given: not its secrets.

The algebra below NumPy gets one thread: analyzers divide their work themselves, and threads of
its own would spin beside theirs while they wait.
"""

import os

SIGN_PASSWORD = "LOUPE_SIGN_PASSWORD"  # noqa: S105  # the name of the variable that holds it


ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}


def for_reading() -> dict[str, str]:
    """Return the environment of a process that reads: without the password of a signing key."""
    own = {name: value for name, value in os.environ.items() if name != SIGN_PASSWORD}
    return ONE_THREAD | own
