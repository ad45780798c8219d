"""The desk; the only package that knows Qt."""
