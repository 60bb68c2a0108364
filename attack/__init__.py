"""An attacker of published reports: what follows from the figures, by arithmetic that shares nothing with the audit.

`attack.attacker` reads a folder of published figures and what somebody knows beforehand, and says what it works out. It
imports nothing of `disconnect`. `attack.companies` and `attack.publisher` make such folders through the privacy layer;
`attack.score` holds what was worked out against the truth, which the attacker never sees.
"""
