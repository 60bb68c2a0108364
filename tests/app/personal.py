"""A tiny company whose policy leaves a choice of hours: for tests of what people set and declare themselves."""

from __future__ import annotations

from pathlib import Path

POLICY = """\
schema = 1
id = "own"
title = { fr = "Accord", en = "Agreement" }
zone = "Europe/Paris"
default_hours = "office"
ordinary_hours = "office"

[clauses.hours]
title = { fr = "Horaires", en = "Hours" }
ref = "accord, art. 1"

[clauses.choice]
title = { fr = "Choix des horaires", en = "Choice of hours" }
ref = "accord, art. 4"

[hours.office]
title = { fr = "Bureau", en = "Office" }
clause = "hours"
monday-friday = ["09:00-18:00"]
personal = { clause = "choice", start = "07:30-10:00", end = "16:00-19:30" }

[hours.desk]
title = { fr = "Accueil", en = "Front desk" }
clause = "hours"
monday-friday = ["08:00-12:00"]

[hours.late]
title = { fr = "Soir", en = "Late shift" }
clause = "hours"
monday-friday = ["16:00-24:00"]
personal = { clause = "choice", start = "15:00-18:00", end = "23:00-01:00" }

[[responses]]
clause = "hours"
action = "deliver"
"""
CONFIG = """\
[organisation]
name = "Atelier"

[report]
language = "{lang}"

[sources.rota]
connector = "csv"
kind = "on_call"
path = "rota.csv"
zone = "Europe/Paris"
columns = {{ person = "person", start = "start", end = "end" }}
"""
PEOPLE = """\
id,address,aliases,team,hours,time_zone,arrival,departure,from
1,boss@own.example,,lead,,,,,
7,ada@own.example,ada.l@own.example,press,,,,,
8,bob@own.example,,desk,desk,,,,
9,cleo@own.example,,night,late,,,,
10,dan@own.example,,press,,Pacific/Auckland,,,
11,eve@own.example,,press,,,,2030-05-31,
12,fay@own.example,,press,,,,,
12,fay@own.example,,desk,desk,,,,2030-09-01
"""
ROTA = "person,start,end\n"


def write_personal(folder: Path, *, lang: str = "en", people: str = PEOPLE, rota: str = ROTA) -> Path:
    """The company under `folder`; answers the path of its configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"policy.toml": POLICY, "config.toml": CONFIG.format(lang=lang), "people.csv": people, "rota.csv": rota}
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
        (folder / name).chmod(0o600)
    return folder / "config.toml"
