"""The evidence report: content, charts and PDF."""
