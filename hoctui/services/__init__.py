"""The use cases: what both fronts call. One transaction each; small frozen read models come back, never a table's row."""
