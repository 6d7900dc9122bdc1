"""The parts that screens are built from; each posts messages and knows no screen."""
