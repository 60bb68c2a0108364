"""A report's frozen values turned into pages, tables, files and a terminal view, in French and English."""
