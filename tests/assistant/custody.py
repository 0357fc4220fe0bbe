"""Two near-identical custody reports, written here, that say things in the ways that claims get wrong.

Kent Police 2021 and Essex Police 2021 share their headings and differ in what was found: two figures to
two things in one sentence, a thing bought but not yet in use, not all where all is expected, a bound for
a figure, a name that another could take the place of.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.engine import Assistant
from index.build import build
from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding import SentenceEmbedder

KENT = "kent-custody-2021"
ESSEX = "essex-custody-2021"

_HEAD = """




Inspecting policing
in the public interest

Custody inspection 2021

{force}

November 2021

© HMIC 2021

www.justiceinspectors.gov.uk/hmic





Contents

How well does the force run its custody suites?\t4
Introduction\t5
How well does the force treat people in custody?\t6
How well does the force manage its custody estate?\t8

How well does the force run its custody suites?

Overall judgment

{overall}

How well does the force treat people in custody?

{treat}

How well does the force manage its custody estate?

{estate}

Introduction

This inspection looks at how well police forces hold people in custody. We visited suites by day and by \
night, and we spoke with detainees, sergeants and nurses.

How well does the force treat people in custody?

"""

_KENT = """Numbers

In the 12 months to March 2021, {force} detained 18,240 people, a fall of 9 percent on the previous 12 \
months. Across England and Wales, the number of people detained fell by 4 percent over the same period.

The table below shows rates in Kent (per 1,000 population) compared with England and Wales.

12 months to March 2021\tKent Police rate (per 1,000 population)\tEngland and Wales rate (per 1,000 \
population)
Detentions\t11.8\t14.2
Strip searches\t0.9\t1.6
Uses of force\t2.4\t1.9

The average time in custody was 11 hours, which is longer than the 9 hours for England and Wales.

The proportion of detainees who harmed themselves fell from 3.1 percent in 2020 to 2.2 percent in 2021. \
Nearly two thirds of detainees were released on bail. More than 900 detainees were under 18 years old.

Health

Adults were seen by a nurse within an hour in 86 percent of cases; for children, the proportion was \
only 41 percent.

The force ended its overnight nurse cover in 2019. Detainees who need a doctor at night are taken to \
hospital.

The force has the highest rate of detentions under the Mental Health Act in England and Wales.

Care

All custody sergeants have completed their refresher training. However, not all detention officers have \
a clear understanding of what makes a detainee vulnerable.

Cell checks are rarely recorded properly. Detainees are offered a meal three times a day.

The force no longer uses spit hoods on children. Every strip search of a child must be authorised by an \
inspector.

Appropriate adults are provided by a charity, in partnership with the Salvation Army.

Detainees told us that they were content with the food. HMIC has serious concerns about the ventilation \
of the cells in Dover, which is not as good as it should be.

Summary of findings

{treat}

How well does the force manage its custody estate?

The estate

{force} has seven custody suites. The largest suite is in Maidstone, which has 40 cells. Two of the \
suites were closed for repair when we visited.

A new custody record system has been bought but is yet to be installed. It is due to be in use by \
October 2022.

The number of detention officers has increased from 96 in January 2019 to 131 in March 2021. However, \
staffing of the night shift is insufficient, and sergeants' workloads are unmanageable.

The custody scrutiny panel had been set up, with 12 members. The panel had not met at the time of our \
inspection.

There are few occasions when detainees wait longer than half an hour to be booked in. Detainees do not \
have access to legal books.

The use of the exercise yards is not restricted to adults but includes children.

The heating system in Margate has been repaired on a part-time contract.

Summary of findings

{estate}
"""

_ESSEX = """Numbers

In the 12 months to March 2021, {force} detained 21,670 people, a rise of 6 percent on the previous 12 \
months. Across England and Wales, the number of people detained fell by 4 percent over the same period.

The table below shows rates in Essex (per 1,000 population) compared with England and Wales.

12 months to March 2021\tEssex Police rate (per 1,000 population)\tEngland and Wales rate (per 1,000 \
population)
Detentions\t15.3\t14.2
Strip searches\t2.7\t1.6
Uses of force\t1.3\t1.9

The average time in custody was 8 hours, which is shorter than the 9 hours for England and Wales.

Health

Adults were seen by a nurse within an hour in 52 percent of cases; for children, the proportion was 77 \
percent.

The force has nurses on duty at night in every suite.

Care

Detainees are offered a meal four times a day. The force uses spit hoods on children.

Summary of findings

{treat}

How well does the force manage its custody estate?

The estate

{force} has five custody suites. The largest suite is in Basildon, which has 26 cells.

The number of detention officers has decreased from 118 in January 2019 to 84 in March 2021.

The custody scrutiny panel meets every month.

Summary of findings

{estate}
"""

_GRADES = {
    "Kent": {"overall": "Requires improvement", "treat": "Requires improvement", "estate": "Inadequate"},
    "Essex": {"overall": "Good", "treat": "Outstanding", "estate": "Good"},
}
_BODIES = {"Kent": _KENT, "Essex": _ESSEX}


def text_of(area: str) -> str:
    """The report on the force of `area`, "Kent" or "Essex"."""
    return (_HEAD + _BODIES[area]).format(force=f"{area} Police", **_GRADES[area])


def _entry(area: str) -> str:
    return f"""
[[report]]
id = "{area.lower()}-custody-2021"
file = "{area.lower()}-custody-2021.txt"
title = "Custody inspection 2021: {area} Police"
publisher = "HMIC"
force = "{area} Police"
year = 2021
period = "12 months to March 2021"
published = "2021-11"
licence = "CC0"
"""


@cache
def opened(base: Path, embedder: SentenceEmbedder) -> Assistant:
    """The assistant over the two reports; written and indexed under `base` the first time."""
    folder, home = base / "reports", base / "home"
    folder.mkdir(parents=True)
    (folder / "catalogue.toml").write_text("".join(map(_entry, _BODIES)), encoding="utf-8")
    for area in _BODIES:
        (folder / f"{area.lower()}-custody-2021.txt").write_text(text_of(area), encoding="utf-8")
    build(folder, home, embedder)
    return Assistant(Index.open(home, embedder, folder=folder))
