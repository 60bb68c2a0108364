"""The pure engine: one contact, the facts and an instant in; per recipient a decision and what led to it out."""
