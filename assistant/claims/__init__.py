"""Statements laid against the evidence: a drafter's claim, or what a question takes for granted."""
