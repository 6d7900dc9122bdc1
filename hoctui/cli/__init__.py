"""The command line: everything the screens do, in plain text. stdout is data, stderr is talk."""
