"""Repeat what was measured, here or elsewhere, and say how alike it is."""
