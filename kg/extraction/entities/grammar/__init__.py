"""Clauses, words and names: what the rules of every type work with."""
