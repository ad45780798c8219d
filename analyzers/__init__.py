"""Forensic methods, grouped by the trace they read; none imports another."""
