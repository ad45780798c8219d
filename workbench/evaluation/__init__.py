"""Judge analyzers on media whose truth is known."""
