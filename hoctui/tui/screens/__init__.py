"""The screens, one file each: each asks services, draws what they return, and sends what the officer does."""
