"""A question understood, its evidence ranked, an answer composed, checked and cited, or refused."""
