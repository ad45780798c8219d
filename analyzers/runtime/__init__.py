"""Models at run time: packs with their cards and hashes, and the engine that runs them."""
