"""Benchmarks: run by hand, beside a peer or a floor in the same run, never as timed tests."""
