"""Titles won or sought."""
