# Copyright 2026 The Refscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what really ran, from JUnit logs of meson, each with its JSON log beside it.

Prints what was slow and what was skipped, and as its last line
"N passed, N failed, N skipped". Ends with 1 if anything failed or nothing ran.
"""

import json
import sys
import xml.etree.ElementTree
from pathlib import Path

SLOW_SECONDS = 5.0


def died(log):
    """Names of the test programs that meson itself calls failed.

    A program whose cases all passed may still fail at its end, by a leak for one: meson's JUnit
    log does not show it, the log beside it does.
    """
    names = set()
    for line in Path(log).with_suffix(".json").read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        if test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL"):
            names.add(test["name"])
    return names


def cases(log):
    """Each test case of a log: name and outcome."""
    dead = died(log)
    root = xml.etree.ElementTree.parse(log).getroot()
    for suite in root.iter("testsuite"):
        found = list(suite.iter("testcase"))
        for case in found:
            outcome = "passed"
            if case.find("failure") is not None or case.find("error") is not None:
                outcome = "failed"
            elif case.find("skipped") is not None:
                outcome = "skipped"
            yield f"{suite.get('name')} {case.get('name')}", outcome
        # A test that died before its first case, or after its last, shows in the suite only.
        seen = any(
            case.find("failure") is not None or case.find("error") is not None for case in found
        )
        if not seen and any(suite.get("name").endswith(name) for name in dead):
            yield f"{suite.get('name')} (as a whole)", "failed"


def slow(log):
    """Seconds and name of each slow test program."""
    for suite in xml.etree.ElementTree.parse(log).getroot().iter("testsuite"):
        seconds = float(suite.get("time", 0))
        if seconds >= SLOW_SECONDS:
            yield seconds, suite.get("name")


def main(logs):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for log in logs:
        for name, outcome in cases(log):
            counts[outcome] += 1
            if outcome != "passed":
                print(f"{outcome}: {name}")
        for seconds, name in sorted(slow(log), reverse=True):
            print(f"slow: {seconds:.1f} s {name}")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 1 if counts["failed"] or not counts["passed"] else 0


sys.exit(main(sys.argv[1:]))
