"""The text of a policy as an agreement or a charter: every clause, and nothing that the policy file does not say."""
