"""Firms: by the form of their names, by what they do, in lists."""
