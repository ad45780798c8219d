"""Traces of how a face was put before the camera: a flat picture of it moves as a plane."""
