"""The errors a user can cause; the command line prints them as one line and exits 1."""


class KgError(Exception):
    """Something the user gave cannot be used; the message says what was given and what to do."""
