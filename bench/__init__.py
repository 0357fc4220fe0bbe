"""Benchmarks: each module measures one thing; `python -m bench` runs them."""
