"""A question understood: what it asks for, where, when, after what, and in how many parts."""
