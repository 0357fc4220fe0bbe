"""What the words of any text say: places, years, figures, directions, synonyms. Knows no question."""
