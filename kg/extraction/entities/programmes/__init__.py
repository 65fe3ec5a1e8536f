"""Programmes, policies, layouts and slogans."""
