"""How a report file becomes a `Report` of pages, sections, tables, footnotes and passages."""
