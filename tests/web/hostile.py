"""A folder with the two real reports and one that tries to break the page it is shown on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from corpus.catalogue import DEFAULT_FOLDER, NAME

if TYPE_CHECKING:
    from pathlib import Path

ID = "kent-hostile-2019"

TITLE = "Crime inspection 2019 <img src=x onerror=alert('title')>"

SENTENCE = (
    "Kent Police has 417 <script>alert('sentence')</script> detectives "
    "[who are here](javascript:alert('link')) to investigate burglary."
)
"""What answers a question about Kent's detectives."""

_HEADS = (
    "12 months to June 2019 Kent Police rate (per 1,000 population) "
    "England and Wales total rate (per 1,000 population)"
)

TEXT = f"""{TITLE}

How effective is the force at <img src=x onerror=alert('heading')> investigating crime?

Good

{SENTENCE}

The force told us <a href="javascript:alert('anchor')">of cameras</a> and <b onclick=alert(1)>more</b>.

<svg onload=alert('svg')> The chief officer of Kent Police reviewed 93 cases of fraud in the year.

{_HEADS}
Robbery <img src=x onerror=alert('cell')> 3.3 2.2
Arson "onmouseover=alert('quote') 1.7 1.5

- <iframe src="javascript:alert('frame')"></iframe> The force should buy 12 new cars.
- {{{{constructor.constructor('alert(1)')()}}}} and ${{alert('template')}} are no templates.
"""

_ENTRY = """
[[report]]
id = "{id}"
file = "{id}.txt"
title = "{title}"
publisher = "HMIC <script>alert('publisher')</script>"
force = "Kent Police"
year = 2019
period = "12 months to June 2019"
published = "2019-11"
licence = "None"
"""


def write(folder: Path) -> Path:
    """Writes the reports and their catalogue into `folder`, and returns it."""
    shutil.copytree(DEFAULT_FOLDER, folder, dirs_exist_ok=True)
    (folder / f"{ID}.txt").write_text(TEXT, "utf-8")
    with (folder / NAME).open("a", encoding="utf-8") as catalogue:
        catalogue.write(_ENTRY.format(id=ID, title=TITLE))
    return folder
