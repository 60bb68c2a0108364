"""The right-to-disconnect policy engine: policies as code, nudges, anonymised load reports."""

__version__ = "0.1.0"
