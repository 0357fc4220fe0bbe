"""Passages stored, embedded and found: SQLite, FAISS and Tantivy in one generation folder."""
