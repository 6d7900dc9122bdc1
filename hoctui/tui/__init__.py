"""The screens: what the officer sees and presses. Draws what services return, sends what the officer does."""
