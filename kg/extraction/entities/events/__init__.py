"""Meetings, fairs and ceremonies."""
