"""The Code's three editions as data, England's working days, and the time limits. Pure: dates come in as arguments."""
