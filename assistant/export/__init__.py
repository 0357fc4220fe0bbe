"""A conversation as a document, with numbered citations and the sources they stand in."""

from assistant.export.markdown import to_markdown
from assistant.export.word import to_docx

__all__ = ["to_docx", "to_markdown"]
