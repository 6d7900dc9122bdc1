"""A case: its typed events, the case folded from them, its clocks, its breaches, and what the Code asks next. Pure."""
