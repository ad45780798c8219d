"""Faces pasted into pictures: the trace of blending."""
