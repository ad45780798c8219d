"""The core: what a case is, what an analyzer promises, how an examination runs."""

__version__ = "0.1.0"
