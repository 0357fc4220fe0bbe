"""Evidence made into answers: figures, dates, names, prose, comparisons; or into a refusal."""
