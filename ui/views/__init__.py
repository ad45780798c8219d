"""Views: they show models and snapshots, emit intent, and hold no state of the case."""
