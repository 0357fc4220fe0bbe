"""A run as JUnit XML, for the systems that show test results."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from eval.judge import judge
from eval.table import asked, expected, got

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.types import Result

# XML 1.0 has no characters below the space but tab and line ends, not even escaped.
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(results: Sequence[Result]) -> str:
    """One suite a group of a part, one case a row; a row that is not right is a failure with
    both answers."""
    by_group: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        known = result.known
        by_group[f"{known.part}: {known.label}"].append(result)
    root = ET.Element("testsuites", name="known answers")
    for group, members in by_group.items():
        failed = 0
        suite = ET.SubElement(root, "testsuite", name=group, tests=str(len(members)))
        for result in members:
            case = ET.SubElement(
                suite,
                "testcase",
                classname=group,
                name=_clean(f"{result.known.id}: {asked(result)}"),
                time=f"{result.elapsed_ms / 1000:.4f}",
            )
            headline = next(s for s in judge(result) if s.measure == "right")
            if headline.value < 1:
                failed += 1
                failure = ET.SubElement(case, "failure", message=_clean(headline.why))
                failure.text = _clean(f"expected: {expected(result)}\ngot: {got(result)}")
        suite.set("failures", str(failed))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
