"""Scenarios beside a policy: who writes to whom when, and what must happen; proof that it does what was negotiated."""
