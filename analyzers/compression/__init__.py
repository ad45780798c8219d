"""Traces of compression history, and of noise that does not fit."""
