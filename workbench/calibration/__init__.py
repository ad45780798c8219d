"""Likelihood ratios: by which calibration a score is read, under which conditions, or why not.

Made by `workbench.evaluation` from media whose truth is known; used here, in a case.
"""
