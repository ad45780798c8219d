"""Detectors that others made: a pack whose card says how to run it becomes an analyzer."""
