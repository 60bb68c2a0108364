"""Policies and people as files: read with every mistake located, shown as a week, offered as templates."""
