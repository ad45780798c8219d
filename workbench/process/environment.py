"""What of the owner's environment a process that reads evidence is given: not its secrets."""

import os

SIGN_PASSWORD = "LOUPE_SIGN_PASSWORD"  # noqa: S105  # the name of the variable that holds it


def without_secrets() -> dict[str, str]:
    """Return this process's environment without the password of a key that signs."""
    return {name: value for name, value in os.environ.items() if name != SIGN_PASSWORD}
