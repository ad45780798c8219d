"""Traces that up-sampling and synthesis leave in the spectrum."""
