"""Faces that were never photographed: the trace of generators."""
