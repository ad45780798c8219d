"""Qt models: they hold plain records; the views only show them."""
