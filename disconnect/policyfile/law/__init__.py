"""The law beneath every policy: dated parameters with their articles, as in `policies/law/`. No legal advice."""

from disconnect.policyfile.law.answers import Resolved, countries, law, parameter, resolve, resolved
from disconnect.policyfile.law.citation import Citation, citations

__all__ = ["Citation", "Resolved", "citations", "countries", "law", "parameter", "resolve", "resolved"]
