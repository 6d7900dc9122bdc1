"""The use cases: what both fronts call. One transaction each; frozen read models come back, never a table's row."""
