"""Measurements, each as a ratio to a bare Textual app in the same run: `uv run python -m tests.bench`."""
