"""The branch agreement as a floor: what is at least as strict, and what a policy lacks or weakens."""
