"""Known answers, measures, runs, comparisons and the gate."""
