"""Every section of a policy file beside hours, holidays and responses: its keys, with their forms and examples."""
