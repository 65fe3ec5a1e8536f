"""Benchmarks, run by `make bench`: ratios, each measured in one run on one machine."""
