"""One report on one force, written here, whose sentences and rows hold two figures each.

What a single report leaves unsaid ("us", "the two figures") is the force and the nation. Figures move
from one value to another, carry margins of error, and stand in rows that differ by a denial.
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

_TEXT = """




Inspecting policing
in the public interest

Victims inspection 2019

Kent Police

November 2019

© HMIC 2019

www.justiceinspectors.gov.uk/hmic





Contents

How well does the force look after victims?\t4

How well does the force look after victims?

Overall summary

HMIC found that Kent Police listens to victims, and that its staff know what is expected of them.

Satisfaction

In the 12 months to June 2019, Kent Police had a victim satisfaction rate of 71.0 percent (± 1.4 \
percent), which is higher than the satisfaction rate in England and Wales of 66.0 percent (± 0.3 \
percent). Its current rate is higher than the 68.5 percent (± 1.5 percent) recorded for Kent in the \
previous year.

Complaints

The number of complaints from the public has grown over the last 12 months from 410 to 655. The number \
of letters awaiting a reply has fallen from 88 in February 2019 to 37 in October 2019.

The force has reduced its team of victim advisers by 21 percent during the past four years compared \
with the England and Wales average of 12 percent.

The share of letters that are written in plain English has risen from 45 to 90 percent over the past \
three years.

Over the past six years, theft from shops has fallen by 31 percent in Kent. Over this period, burglary \
of homes fell by 18 percent in Kent.

Outcomes

The table below shows how investigations ended in Kent (percentages) compared with England and Wales.

12 months to June 2019\tKent Police (percent)\tEngland and Wales (percent)
Cautions for adults\t2.7\t4.9
Penalty notices\t0.6\t1.3
Evidential difficulties; victim supports police action\t12.8\t19.4
Evidential difficulties; victim does not support police action\t41.5\t28.2
"""

_CATALOGUE = """
[[report]]
id = "kent-victims-2019"
file = "kent-victims-2019.txt"
title = "Victims inspection 2019: Kent Police"
publisher = "HMIC"
force = "Kent Police"
year = 2019
period = "12 months to June 2019"
published = "2019-11"
licence = "CC0"
"""


@cache
def opened(base: Path, embedder: SentenceEmbedder) -> Assistant:
    """The assistant over the report; written and indexed under `base` the first time."""
    folder, home = base / "reports", base / "home"
    folder.mkdir(parents=True)
    (folder / "catalogue.toml").write_text(_CATALOGUE, encoding="utf-8")
    (folder / "kent-victims-2019.txt").write_text(_TEXT, encoding="utf-8")
    build(folder, home, embedder)
    return Assistant(Index.open(home, embedder, folder=folder))
