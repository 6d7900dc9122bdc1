"""hoctui: a complaints officer's register, deadlines and self-assessment in one terminal app."""

__version__ = "0.1.0"
