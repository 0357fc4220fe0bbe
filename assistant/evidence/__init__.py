"""Sentences, table rows and figures that may hold an answer, weighed against the question."""
