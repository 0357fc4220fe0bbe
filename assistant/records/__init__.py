"""What is kept of users: their conversations and their feedback."""
