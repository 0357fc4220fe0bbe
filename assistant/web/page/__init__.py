"""The chat page."""

from assistant.web.page.layout import appearance, build_page

__all__ = ["appearance", "build_page"]
